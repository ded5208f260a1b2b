import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { createArticle } from '../../../src/content/create-article.ts';
import { createArticleIndex } from '../../../src/content/links/article-index.ts';
import { createLinker } from '../../../src/content/links/link-articles.ts';

const site = 'https://own.example/site';

describe('an index of articles', () => {
  it('knows an article without a file by its title', () => {
    const article = createArticle({ slug: 'gate', title: 'The Gate', sections: [{ heading: '', text: 'Words.' }] });

    const index = createArticleIndex([article], ['notes/plan.md']);

    expect(index.byName('the gate')).toBe(article);
    expect(index.byPath('gate')).toBeUndefined();
    expect([index.isOther('notes/plan'), index.isOther('notes')]).toEqual([true, false]);
  });
});

describe('a link to another file', () => {
  it.each([
    ['deep/er/rel.md', 'article:../stairs.md', `${site}/deep/stairs/`],
    ['deep/er/rel.md', 'article:index.md', `${site}/deep/er/`],
    ['deep/er/rel.md', 'article:../stairs.md#lower-steps', `${site}/deep/stairs/#lower-steps`],
    ['deep/er/rel.md', 'article:/deep/stairs', `${site}/deep/stairs/`],
    ['deep/er/rel.md', 'article:@site/docs/deep/stairs.md', `${site}/deep/stairs/`],
    ['deep/er/rel.md', 'article:@/deep/stairs.md', `${site}/deep/stairs/`],
    ['deep/er/rel.md', 'article:/stairs.md', `${site}/deep/stairs/`],
    ['reference/x.md', 'article:../deep/stairs.md', `${site}/deep/stairs/`],
    ['reference/x.md', 'article:deep/stairs.md', `${site}/deep/stairs/`],
    ['reference/x.md', 'article:stairs.md', `${site}/deep/stairs/`],
    ['reference/x.md', 'article:#top', `${site}/reference/x/#top`],
    ['reference/x.md', 'article:{filename}/deep/stairs.md', `${site}/deep/stairs/`],
    ['reference/x.md', 'article:|filename|../deep/stairs.md#lower-steps', `${site}/deep/stairs/#lower-steps`],
    ['reference/x.md', 'article:%7Bstatic%7D/files/plan.pdf', `${site}/files/plan.pdf`],
    ['reference/x.md', 'article:{static}/files/plan.pdf#page=2', `${site}/files/plan.pdf#page=2`],
    ['reference/x.md', 'article:../deep/stairs.md#\ud800', `${site}/deep/stairs/#%EF%BF%BD`],
    ['reference/x.md', 'article:/about/', 'https://own.example/about/'],
    ['reference/x.md', 'wiki:Stairs', `${site}/deep/stairs/`],
    ['reference/x.md', 'wiki:deep/stairs#Lower steps', `${site}/deep/stairs/#lower-steps`],
    ['reference/x.md', 'wiki:The%20old%20stairs', `${site}/deep/stairs/`],
  ])('from %s: %s becomes the address of that article', (path, url, expected) => {
    const { articles, problems } = createLinker()(publication(path, url), site);

    expect(urlsOf(articles, path)).toEqual([expected]);
    expect(problems).toEqual([]);
  });

  it.each([
    'article:../gone.md',
    'article:/v1/gone.md',
    'article:/other/stairs.md',
    'article:deep/gone.md',
    'article:other/gone/stairs.md',
    'article:./deep/stairs.md',
    'wiki:Gone',
  ])('that leads nowhere keeps its words and is reported: %s', (url) => {
    const { articles, problems } = createLinker()(publication('reference/x.md', url), site);

    expect(urlsOf(articles, 'reference/x.md')).toEqual([]);
    expect(problems).toMatchObject([{ code: 'link.dead', severity: 'warning', file: 'reference/x.md' }]);
  });

  it.each([
    ['places', '{filename}'.repeat(40_000)],
    ['slashes', `/a${'/'.repeat(200_000)}b`],
    ['fragments', `{filename}/${'.md#'.repeat(100_000)}\n`],
  ])('is read in the time of its length, of however many %s it is', (_, path) => {
    const { articles, problems } = createLinker()(publication('reference/x.md', `article:${path}.md`), site);

    expect([urlsOf(articles, 'reference/x.md'), problems.map(({ code }) => code)]).toEqual([[], ['link.dead']]);
  });

  it.each(['article:../empty.md', 'article:../empty.mdx', 'article:@site/lists/_index.md'])(
    'that leads to a page without an article shows its words, and is not a fault: %s',
    (url) => {
      const { articles, problems } = createLinker()(publication('reference/x.md', url), site, ['empty.md', 'lists/_index.md']);

      expect(urlsOf(articles, 'reference/x.md')).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  it('leaves an article as it is if no target changed', () => {
    const articles = publication('reference/x.md', 'wiki:Stairs');

    const first = createLinker()(articles, site).articles;
    const second = createLinker()(articles, site).articles;

    expect(second).toEqual(first);
    expect(second.every((article, index) => article === first[index])).toBe(true);
  });

  it.each([
    ['its address', 'wiki:Stairs', { url: `${site}/steps/` }],
    ['its anchors', 'wiki:Stairs#Lower steps', { sections: [] }],
    ['its title', 'wiki:The%20old%20stairs', { title: 'Steps' }],
    ['its path', 'article:../deep/stairs.md', { file: { path: 'other.md', format: 'markdown', parts: [] } }],
  ] as const)('follows an article that changed %s', (_, url, change) => {
    const link = createLinker();
    const before = publication('reference/x.md', url);
    const urls = urlsOf(link(before, site).articles, 'reference/x.md');

    const after = before.map((article) => (article.title === 'The old stairs' ? { ...article, ...change } : article));
    const linked = link(after, site);

    expect(urlsOf(linked.articles, 'reference/x.md')).not.toEqual(urls);
    expect(linked).toEqual(createLinker()(after, site));
  });

  it('changes the hash of an article with its addresses, and for nothing else', () => {
    const hashes = (url: string, base: string, others: readonly string[] = []): readonly string[] =>
      createLinker()(publication('reference/x.md', url), base, others).articles.map(({ hash }) => hash);
    const changed = (before: readonly string[], after: readonly string[]): number => before.filter((hash, at) => hash !== after[at]).length;
    const dead = hashes('article:../empty.md', site);

    expect(changed(dead, hashes('article:../empty.md', site, ['empty.md']))).toBe(0);
    expect(changed(hashes('article:/about/', site), hashes('article:/about/', 'https://other.example'))).toBe(1);
    expect(
      changed(
        publication('reference/x.md', 'article:/about/').map(({ hash }) => hash),
        hashes('article:/about/', site),
      ),
    ).toBe(1);
  });

  it('follows the publication to another address, and to files that are there by now', () => {
    const link = createLinker();
    const articles = publication('reference/x.md', 'article:/../empty.md');
    link(articles, site);

    expect(link(articles, site, ['empty.md'])).toEqual(createLinker()(articles, site, ['empty.md']));
    expect(link(articles, 'https://other.example')).toEqual(createLinker()(articles, 'https://other.example'));
  });

  it('links an article that changed, and leaves the others as they are', () => {
    const link = createLinker();
    const before = publication('reference/x.md', 'wiki:Stairs');
    const first = link(before, site).articles;

    const edited = publication('deep/er/rel.md', 'article:../stairs.md').find(({ file }) => file?.path === 'deep/er/rel.md') as Article;
    const second = link(
      before.map((article) => (article.file?.path === 'deep/er/rel.md' ? edited : article)),
      site,
    ).articles;

    expect(urlsOf(second, 'deep/er/rel.md')).toEqual([`${site}/deep/stairs/`]);
    expect(second.filter((article, at) => article !== first[at])).toHaveLength(1);
  });
});

function publication(path: string, url: string): readonly Article[] {
  const files: Readonly<Record<string, string>> = {
    'deep/stairs.md': 'The old stairs',
    'deep/er/index.md': 'Index',
    'deep/er/rel.md': 'Rel',
    'reference/x.md': 'X',
  };
  return Object.entries(files).map(([file, title]) => {
    const page = file.replace(/\.md$/u, '').replace(/(?:^|\/)index$/u, '');
    const article = createArticle({
      slug: file,
      title,
      url: `${site}/${page}/`,
      sections: [{ text: 'Words.' }, { heading: 'Lower steps', text: 'More.' }],
    });
    const [lede, ...rest] = article.sections;
    const sections =
      lede === undefined || file !== path
        ? article.sections
        : [{ ...lede, body: { ...lede.body, marks: [{ kind: 'link' as const, start: 0, end: 5, url }] } }, ...rest];
    return { ...article, sections, file: { path: file, format: 'markdown', parts: [] } };
  });
}

function urlsOf(articles: readonly Article[], path: string): readonly string[] {
  const article = articles.find(({ file }) => file?.path === path);
  return article?.sections.flatMap(({ body }) => body.marks.flatMap((mark) => ('url' in mark ? [mark.url] : []))) ?? [];
}
