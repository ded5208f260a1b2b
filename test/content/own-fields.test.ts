import { describe, expect, it } from 'vitest';
import { findSite } from '../../src/content/generators/find-site.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { parsePublication } from '../../src/content/publication-file.ts';
import { findPublicationSite } from '../../src/sources/find-publication-site.ts';
import { siteFiles } from './generators/site-files.ts';

function read(publication: string, text: string, path = 'wheel.md') {
  const { publication: written } = parsePublication({ path: 'publication.yaml', text: publication });
  return parseArticle({ path, text }, { site: findPublicationSite([], written) });
}

describe('`fields`', () => {
  const publication = 'fields:\n  Überschrift: title\n  teaser_text: dek\n  intern: draft\n  erscheint: date\n';

  it('gives meaning to a publication’s own names', () => {
    const { article, problems } = read(
      publication,
      '---\nÜberschrift: Das Rad\nTeaserText: Es dreht sich\nerscheint: 2026-02-03\n---\nLang und rund.',
    );

    expect(article).toMatchObject({ title: 'Das Rad', dek: 'Es dreht sich', publishedAt: '2026-02-03' });
    expect(problems).toEqual([]);
  });

  it('holds an article back by them', () => {
    const { article, withheld } = read(publication, '---\nintern: true\n---\nLang und rund.');

    expect(article).toBeUndefined();
    expect(withheld).toMatchObject({ isMeant: true });
  });

  it('counts before a name that Newsdesk knows itself', () => {
    const { article } = read(publication, '---\ntitle: Wheel\nÜberschrift: Das Rad\n---\nLang und rund.');

    expect(article?.title).toBe('Das Rad');
  });

  it('is wrong with a name that no field has, which is told where it stands', () => {
    const { publication: written, problems } = parsePublication({
      path: 'publication.yaml',
      text: 'fields:\n  teaser: blurbs\n  kopf: title\n',
    });

    expect(written).toEqual({ fields: { kopf: 'title' } });
    expect(problems).toMatchObject([{ code: 'publication.value', line: 2, what: '"blurbs" is not a field of an article' }]);
  });
});

describe('`topicsFrom: folders`', () => {
  it.each([
    ['guide/02-first_steps/wheel.md', ['guide', 'first steps']],
    ['guide/wheel/index.md', ['guide']],
    ['guide/index.md', ['guide']],
    ['_posts/2026/01/wheel.md', []],
    ['wheel.md', []],
  ])('reads the topics of %s', (path, topics) => {
    const { article } = read('topicsFrom: folders\n', 'It turns.', path);

    expect(article?.topics).toEqual(topics);
  });

  it('adds them to those of front matter, each once', () => {
    const { article } = read('topicsFrom: folders\n', '---\ntags: [Guide, water]\n---\nIt turns.', 'guide/mill/wheel.md');

    expect(article?.topics).toEqual(['Guide', 'water', 'mill']);
  });

  it('reads none from folders unless it is set', () => {
    expect(read('name: Mill\n', 'It turns.', 'guide/wheel.md').article?.topics).toEqual([]);
  });
});

it('shows no tag that only a build fills in', () => {
  const { article } = read(
    'name: Mill\n',
    '---\ntitle: "{{< meta version >}} Builds"\ndek: "Install a {{< meta kind >}} build"\n---\nIt turns.',
  );

  expect([article?.title, article?.dek]).toEqual(['Builds', 'Install a build']);
});

it('`link` is the address in a plain folder, and what the page is about in the site of a generator', () => {
  const urlOf = (files: Readonly<Record<string, string>>) =>
    parseArticle(
      { path: 'wheel.md', text: '---\nlink: https://wheel.example/\n---\nText.' },
      { baseUrl: 'https://own.example', site: findSite([{ up: '', below: '', files: siteFiles(files) }]) },
    ).article?.url;

  expect(urlOf({})).toBe('https://wheel.example/');
  expect(urlOf({ '_config.yml': '' })).toBe('https://own.example/wheel.html');
});
