import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { sharedParser } from './shared-parser.ts';

const dirs: string[] = [];

async function load(dir: string): Promise<Edition> {
  const source = createDirectorySource(dir, { clock: systemClock, parser: sharedParser });
  try {
    return await source.load();
  } finally {
    await source.close();
  }
}

afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

it('links between the files of a plain folder lead to their articles, and no scheme of ours is shown', async () => {
  const dir = makeDir({
    'publication.yaml': 'baseUrl: https://own.example/site\n',
    'Tower.md': '# Tower\n\nHigh.\n\n## Stairs { #stairs }\n\nSteps.\n',
    'notes/walk.md': 'See [[Tower]], [[Tower#Stairs|the steps]] and [the tower](../Tower.md#stairs).\n',
  });

  const { articles } = await load(dir);
  const walk = articles.find(({ file }) => file?.path === 'notes/walk.md');

  expect(walk?.sections[0]?.body.text).toBe('See Tower, the steps and the tower.');
  expect(linksOf(walk)).toEqual([
    'https://own.example/site/tower',
    'https://own.example/site/tower#stairs',
    'https://own.example/site/tower#stairs',
  ]);
});

it('translations have their language, and are left out if the publication wants another one', async () => {
  const files = {
    'a.md': '# A\n\nOne.\n',
    'de/a.md': '# A\n\nEins.\n',
    'de/b.md': '# B\n\nZwei.\n',
    'b.md': '# B\n\nTwo.\n',
    'a.fr.md': '# A\n\nUn.\n',
    'notes/c.md': '# C\n\nDrie.\n',
  };
  const read = async (language: string): Promise<readonly (string | undefined)[]> => {
    const { articles } = await load(makeDir({ ...files, 'publication.yaml': `language: ${language}\n` }));
    return articles.map(({ file, lang }) => `${file?.path} ${lang}`).sort();
  };

  const [all, only] = await Promise.all([read('{ notes: nl, de: de }'), read('only en')]);

  expect(all).toEqual(['a.fr.md undefined', 'a.md undefined', 'b.md undefined', 'de/a.md de', 'de/b.md de', 'notes/c.md nl']);
  expect(only).toEqual(['a.md undefined', 'b.md undefined', 'notes/c.md undefined']);
});

it('a language in a name, and an id in brackets, count in a site of Fumadocs, of which one file shows the languages', async () => {
  const dir = makeDir({
    'source.config.ts': '',
    'publication.yaml': 'baseUrl: https://own.example\n',
    'content/a.mdx': '# A\n\nOne.\n\n## Stairs [#steps]\n\nHigh.\n',
    'content/a.de.mdx': '# A\n\nEins.\n',
    'content/node.js.mdx': '# Node\n\nOne.\n',
  });

  const { articles } = await load(dir);

  expect(articles.map(({ url, lang, sections }) => [url, lang, ...sections.map(({ anchor }) => anchor)]).sort()).toEqual([
    ['https://own.example/a', undefined, 'lede', 'steps'],
    ['https://own.example/de/a', 'de', 'lede'],
    ['https://own.example/node.js', undefined, 'lede'],
  ]);
});

it('files of a folder of Quarto have the fields of its `_metadata.yml`', async () => {
  const dir = makeDir({
    '_quarto.yml': 'website:\n  title: Mill\n',
    'posts/_metadata.yml': 'author: Mara Quist\n',
    'posts/a.qmd': '---\ndate: last-modified\n---\n# A\n\nWords.\n',
  });

  const { articles, problems } = await load(dir);

  expect(articles.map(({ bylines }) => bylines)).toEqual([['Mara Quist']]);
  expect(problems).toEqual([]);
});

it.each(['last-modified', 'today', 'Last Modified', 'git Created', 'created'])(
  'a date that the generator fills in (%s) needs no warning',
  async (date) => {
    const dir = makeDir({ 'eleventy.config.js': '', 'a.md': `---\ndate: ${date}\n---\n# A\n\nWords.\n` });

    const { articles, problems } = await load(dir);

    expect(articles).toHaveLength(1);
    expect(problems).toEqual([]);
  },
);

it('a site of Hugo has the addresses and ids of Hugo, by its config above the content', async () => {
  const dir = makeDir({
    'hugo.toml': 'baseURL = "https://own.example/site/"\ntitle = "Mill"\n[permalinks]\nposts = "/:year/:slug/"\n',
    'content/posts/wheel.md':
      '+++\ntitle = "The Wheel"\ndate = 2026-11-03\n+++\n\nIt turns.\n\n## What\'s *new* {#fresh}\n\nMuch, see [weir]({{< ref "weir.md" >}}).\n\n## Über & Co.\n\nMore.\n',
    'content/posts/weir.md': '+++\ntitle = "Weir"\ndate = 2026-11-04\n+++\n\nStill.\n',
    'content/posts/later.md': '+++\ntitle = "Later"\ndate = 2099-11-04\n+++\n\nNot yet.\n',
  });

  const { articles, publication } = await load(join(dir, 'content'));
  const wheel = articles.find(({ file }) => file?.path === 'posts/wheel.md');

  expect(publication.name).toBe('Mill');
  expect(wheel).toMatchObject({ title: 'The Wheel', url: 'https://own.example/site/2026/the-wheel/' });
  expect(wheel?.sections.map(({ anchor }) => anchor)).toEqual(['lede', 'fresh', 'über--co']);
  expect(linksOf(wheel)).toEqual(['https://own.example/site/2026/weir/']);
});

it.each([
  ['site.toml', '', { name: 'Newsdesk', lang: 'en' }],
  ['site.toml', 'timeZone: Europe/Berlin\n', { name: 'Newsdesk', lang: 'en', timeZone: 'Europe/Berlin' }],
  ['hugo.toml', 'timeZone: Europe/Berlin\n', { name: 'Mühle', lang: 'de', timeZone: 'Europe/Berlin' }],
  ['hugo.toml', 'name: The Mill\nlang: en\n', { name: 'The Mill', lang: 'en' }],
])('a publication is called as %s and publication.yaml %j say, each field by itself', async (config, written, expected) => {
  const dir = makeDir({
    [config]: 'title = "Mühle"\nlanguageCode = "de"\n',
    'content/wheel.md': '+++\ntitle = "Wheel"\n+++\n\nIt turns.\n',
    ...(written === '' ? {} : { 'content/publication.yaml': written }),
  });

  const { publication } = await load(join(dir, 'content'));

  expect(publication).toEqual(expected);
});

it('what a generator leaves out is not an article, and the reason is told', async () => {
  const dir = makeDir({
    'mkdocs.yml': 'site_name: Docs\nsite_url: https://own.example/docs/\n',
    'docs/index.md': '# Home\n\nWelcome.\n',
    'docs/guide/start.md': '# Start\n\n!!! note "Mind"\n    The step.\n',
    'README.md': '# Repository\n\nNo page.\n',
  });

  const { articles } = await load(dir);

  expect(articles.map(({ url }) => url).sort()).toEqual(['https://own.example/docs/', 'https://own.example/docs/guide/start/']);
  expect(articles.find(({ title }) => title === 'Start')?.sections[0]?.body.text).toBe('Mind\n\nThe step.');
});

it.each([
  [
    'the table of contents that the config of a book names',
    { 'book.json': '{"root": "./book", "structure": {"summary": "contents.md"}}' },
    ['Wheel'],
  ],
  [
    'no table of contents outside of the site',
    { 'book.json': '{"root": "./book", "structure": {"summary": "../../list.md"}}' },
    ['Contents', 'Plan', 'Wheel'],
  ],
])('%s is read', async (_name, config, expected) => {
  const dir = makeDir({
    'list.md': '- [Wheel](wheel.md)\n',
    ...Object.fromEntries(Object.entries(config).map(([path, text]) => [`site/${path}`, text])),
    'site/book/contents.md': '- [Wheel](./wheel.md)\n',
    'site/book/wheel.md': '# Wheel\n\nIt turns.\n',
    'site/book/plan.md': '# Plan\n\nNot yet.\n',
  });

  const { articles } = await load(join(dir, 'site'));

  expect(articles.map(({ title }) => title).sort()).toEqual(expected);
});

it.each([
  ['vuepress', { '.vuepress/config.ts': 'export default {};' }],
  ['mystmd', { 'myst.yml': 'version: 1' }],
])('%s makes a page of a README beside its config', async (_name, config) => {
  const dir = makeDir({ ...config, 'README.md': '# Home\n\nWelcome.\n' });

  const { articles } = await load(dir);

  expect(articles.map(({ title }) => title)).toEqual(['Home']);
});

it('publication.yaml says otherwise: another generator, patterns of addresses, files to ignore', async () => {
  const dir = makeDir({
    'publication.yaml': 'baseUrl: https://own.example\npermalink:\n  news: /:year/:month/:slug.html\nignore: [drafts, "*.part.md"]\n',
    'news/2026-02-03-gate.md': '# Gate\n\nOpen.\n',
    'about.md': '# About\n\nUs.\n',
    'drafts/x.md': '# X\n\nNo.\n',
    'head.part.md': '# Part\n\nNo.\n',
  });

  const { articles } = await load(dir);

  expect(articles.map(({ url }) => url).sort()).toEqual(['https://own.example/2026/02/gate.html', 'https://own.example/about']);
});

function makeDir(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'newsdesk-site-'));
  dirs.push(dir);
  // Nothing above is asked.
  mkdirSync(join(dir, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

function linksOf(article: Article | undefined): readonly string[] {
  return article?.sections.flatMap(({ body }) => body.marks.flatMap((mark) => (mark.kind === 'link' ? [mark.url] : []))) ?? [];
}
