import { describe, expect, it } from 'vitest';
import { createArticleState } from '../../src/delivery/article-state.ts';
import { compareEditions } from '../../src/announce/changes.ts';
import type { Article } from '../../src/content/article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { parseArticle } from '../../src/content/parse-article.ts';

const baseUrl = 'https://own.example/site';
const publication = { name: 'Mill', lang: 'en', baseUrl };

describe('two files that want one slug', () => {
  it.each([
    [
      ['2026-01-01-weekly.md', '2026-01-08-weekly.md'],
      ['weekly', '2026-01-08-weekly'],
    ],
    [
      ['de/install.md', 'en/install.md'],
      ['install', 'en-install'],
    ],
    [
      ['a/index.md', 'b/a.md'],
      ['a', 'b-a'],
    ],
    [
      ['x/y/a.md', 'y/a.md', 'z/y/a.md'],
      ['a', 'y-a', 'z-y-a'],
    ],
  ])('are two articles: %j', (paths, slugs) => {
    const { articles, problems } = createEdition({ articles: paths.map((path) => read(path)), publication });

    expect(paths.map((path) => articles.find(({ file }) => file?.path === path)?.slug)).toEqual(slugs);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(paths.length);
    expect(problems).toEqual([]);
  });

  it('have hashes of their own, by the slug and the address that each got', () => {
    const hashOf = (base: string, first: string): string | undefined =>
      createEdition({ articles: [read(first), read('b/gate.md')], publication: { ...publication, baseUrl: base } }).articles.find(
        ({ file }) => file?.path === 'b/gate.md',
      )?.hash;

    expect(hashOf(baseUrl, 'a/gate.md')).not.toBe(read('b/gate.md').hash);
    expect(hashOf(baseUrl, 'a/gate.md')).toBe(hashOf(baseUrl, 'a/gate.md'));
    expect(hashOf(baseUrl, 'a/gate.md')).not.toBe(hashOf(baseUrl, 'a/mill.md'));
  });

  it('are two articles if their permalinks end alike', () => {
    const articles = [read('one.md', 'permalink: /sync/faq'), read('two.md', 'permalink: /publish/faq')];

    const edition = createEdition({ articles, publication });

    expect(edition.articles.map(({ url }) => url).sort()).toEqual([`${baseUrl}/publish/faq`, `${baseUrl}/sync/faq`]);
  });

  it('are an error only if both front matters claim it', () => {
    const claimed = createEdition({ articles: [read('a.md', 'slug: gate'), read('b.md', 'slug: gate')], publication });
    const given = createEdition({ articles: [read('gate.md'), read('b.md', 'slug: gate')], publication });

    expect(claimed.problems).toMatchObject([{ code: 'slug.duplicate', file: 'b.md' }]);
    expect(given.articles.map(({ slug, file }) => [slug, file?.path]).sort()).toEqual([
      ['gate', 'b.md'],
      ['gate-2', 'gate.md'],
    ]);
  });

  it('stay the articles that they were when a third one takes the short slug', () => {
    const before = createEdition({ articles: [read('b/install.md')], publication }).articles.map((article) =>
      createArticleState(article, 0),
    );

    const after = createEdition({ articles: [read('a/install.md'), read('b/install.md')], publication });
    const { changes, writes } = compareEditions(before, after, 1);

    expect(changes.map(({ kind, article, movedFrom }) => [kind, article.file?.path, movedFrom]).sort()).toEqual([
      ['moved', 'b/install.md', 'install'],
      ['new', 'a/install.md', undefined],
    ]);
    expect(writes[0]?.replaces).toBe('install');
  });
});

function read(path: string, fields = 'topics: x'): Article {
  const { article } = parseArticle({ path, text: `---\ntitle: ${path}\n${fields}\n---\n\nWords of ${path}.\n` }, { baseUrl });
  if (article === undefined) throw new Error(`${path} was not read`);
  return article;
}
