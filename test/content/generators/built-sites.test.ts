import { describe, expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { createSite } from '../../../src/content/generators/site.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { siteFiles } from './site-files.ts';

interface BuiltRow {
  readonly about: string;
  readonly below?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly page: string;
  readonly text: string;
  /** Of the page, or of its last section. */
  readonly url: string;
}

/** Addresses that real generators gave: Hugo 0.111.3, Jekyll 4.3.1, Docusaurus 3.10.2, MkDocs 1.4.2, Eleventy 3.1.8. */
const rows: readonly BuiltRow[] = [
  {
    about: 'Hugo: permalinks in a file of the config folder',
    below: 'content',
    files: { 'config/_default/hugo.toml': 'title = "Mill"', 'config/_default/permalinks.toml': 'news = "/:year/:slug/"' },
    page: 'news/wheel.md',
    text: '---\ntitle: The wheel\ndate: 2026-02-03\n---\nIt turns.',
    url: 'https://mill.example/2026/the-wheel/',
  },
  {
    about: 'Hugo: what is built for the web counts before the rest',
    below: 'content',
    files: { 'hugo.toml': 'uglyURLs = false', 'config/production/hugo.yaml': 'uglyurls: true' },
    page: 'news/wheel.md',
    text: 'It turns.',
    url: 'https://mill.example/news/wheel.html',
  },
  {
    about: 'Hugo: names of settings in any case, ugly addresses for one section',
    below: 'content',
    files: { 'hugo.toml': '[UglyURLs]\nnews = true\n[Permalinks]\nnews = "/:year/:filename/"' },
    page: 'news/wheel.md',
    text: '---\ndate: 2026-02-03\n---\nIt turns.',
    url: 'https://mill.example/2026/wheel.html',
  },
  {
    about: 'Hugo: a language with a folder of its own',
    below: 'content',
    files: {
      'config/_default/hugo.toml': 'defaultContentLanguage = "en"',
      'config/_default/languages.en.toml': 'contentDir = "content/en"',
      'config/_default/languages.de.toml': 'contentDir = "content/de"',
    },
    page: 'de/news/rad.md',
    text: 'Es dreht sich.',
    url: 'https://mill.example/de/news/rad/',
  },
  {
    about: 'Hugo: the default language of such a site',
    below: 'content',
    files: { 'hugo.toml': '[languages.en]\ncontentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"' },
    page: 'en/news/wheel.md',
    text: 'It turns.',
    url: 'https://mill.example/news/wheel/',
  },
  {
    about: "Hugo: Go's small letter of a capital I with a dot",
    below: 'content',
    files: { 'hugo.toml': 'title = "Mill"' },
    page: 'wheel.md',
    text: '---\ntitle: Clients\n---\n## ACME İstemcisi\n\nIt turns.',
    url: 'https://mill.example/wheel/#acme-istemcisi',
  },
  {
    about: 'Hugo: a section in a folder below the config folder, and a folder of files that is mounted for a language',
    files: {
      'config/_default/hugo.toml': 'defaultContentLanguage = "en"',
      'config/_default/languages/languages.yaml': 'en: {weight: 1}\nde: {weight: 2}',
      'config/_default/module/module.yaml':
        'mounts:\n- {source: content/en, target: content, lang: en}\n- {source: more/de, target: content/mills, lang: de}',
    },
    page: 'more/de/news/rad.md',
    text: 'Es dreht sich.',
    url: 'https://mill.example/de/mills/news/rad/',
  },
  {
    about: 'Hugo: the first language of such a site, with a pattern for a section',
    files: {
      'hugo.yaml':
        'languages: {en: {weight: 1}}\nmodule:\n  mounts:\n  - {source: content/en, target: content}\n  - {source: static, target: static}\npermalinks: {news: "/:section/:slug/"}',
    },
    page: 'content/en/news/wheel.md',
    text: '---\ntitle: The wheel\n---\nIt turns.',
    url: 'https://mill.example/news/the-wheel/',
  },
  {
    about: 'Jekyll: the collection of posts has a pattern of its own',
    files: { '_config.yml': 'collections:\n  posts:\n    output: true\n    permalink: /news/:year/:month/:day/:title/\n' },
    page: '_posts/2026-02-03-wheel.md',
    text: '---\ncategory: mill\n---\nIt turns.',
    url: 'https://mill.example/news/2026/02/03/wheel/',
  },
  {
    about: 'Jekyll: defaults give an address and a category',
    files: {
      '_config.yml':
        'defaults:\n- scope: {path: ""}\n  values: {permalink: /all/:title/}\n- scope: {path: "", type: posts}\n  values: {permalink: /:categories/:title/, category: mill}\n',
    },
    page: '_posts/2026-02-03-wheel.md',
    text: 'It turns.',
    url: 'https://mill.example/mill/wheel/',
  },
  {
    about: 'Jekyll: a collection whose addresses have the date of the name',
    files: {
      '_config.yml':
        'collections:\n  releases:\n    output: true\ndefaults:\n- scope: {path: "", type: releases}\n  values: {permalink: /:year/:month/:i_day/:title/, category: mill}\n',
    },
    page: '_releases/2026-02-03-Wheel-1.2.md',
    text: '---\ntitle: The wheel\n---\nIt turns.',
    url: 'https://mill.example/2026/02/3/Wheel-1.2/',
  },
  {
    about: 'Jekyll: a collection by category, day of the year and slug, with a date of its own',
    files: {
      '_config.yml':
        'collections:\n  notes:\n    output: true\n    permalink: /:collection/:categories/:short_year/:y_day/:slug:output_ext\n',
    },
    page: '_notes/old/Wheel.md',
    text: '---\ncategory: Mill\ndate: 2026-02-03\n---\nIt turns.',
    url: 'https://mill.example/notes/mill/26/034/wheel.html',
  },
  {
    about: 'Jekyll: the whole name and path of a file in a collection',
    files: { '_config.yml': 'collections:\n  notes:\n    output: true\n    permalink: /:path/:name/\n' },
    page: '_notes/old/2026-02-03-Wheel.md',
    text: '---\ntitle: The wheel\n---\nIt turns.',
    url: 'https://mill.example/old/2026-02-03-Wheel/2026-02-03-wheel/',
  },
  {
    about: 'Jekyll: a day is that of the site’s time zone',
    files: { '_config.yml': 'timezone: America/Los_Angeles\n' },
    page: '_posts/2018-02-25-wheel.md',
    text: '---\ndate: 2018-02-25 13:02:08 +0530\n---\nIt turns.',
    url: 'https://mill.example/2018/02/24/wheel.html',
  },
  {
    about: 'Jekyll: an id on the line below its heading',
    files: { '_config.yml': 'title: Mill\n' },
    page: 'wheel.md',
    text: '---\ntitle: Help\n---\n## Running without a hand (no crank!)\n{: #no-crank}\n\nIt turns.',
    url: 'https://mill.example/wheel.html#no-crank',
  },
  {
    about: 'Docusaurus: the page that opens a folder, whatever its id',
    files: { 'docusaurus.config.js': 'module.exports = {};' },
    page: 'docs/usage/index.md',
    text: '---\nid: index\n---\nIt turns.',
    url: 'https://mill.example/docs/usage',
  },
  {
    about: 'Docusaurus: a slug that leads out of its folder',
    files: { 'docusaurus.config.js': 'module.exports = {};' },
    page: 'docs/usage/wheel.md',
    text: '---\nslug: ../turning\n---\nIt turns.',
    url: 'https://mill.example/docs/turning',
  },
  {
    about: 'MkDocs: a bundle of extensions that reads ids of headings',
    below: 'docs',
    files: { 'mkdocs.yml': 'site_name: Mill\nmarkdown_extensions:\n  - pymdownx.extra\n' },
    page: 'wheel.md',
    text: '# Wheel\n\n## The last element {#last}\n\nIt turns.',
    url: 'https://mill.example/wheel/#last',
  },
  {
    about: 'Eleventy: a hyphen for each run of marks',
    files: { 'eleventy.config.js': 'export default {}' },
    page: 'wheel.md',
    text: '---\ntitle: Help\n---\n## A project’s Node.js & Deno -- straße\n\nIt turns.',
    url: 'https://mill.example/wheel/#a-project-s-node-js-and-deno-strasse',
  },
  {
    about: 'Eleventy: the second heading of a name',
    files: { 'eleventy.config.js': 'export default {}' },
    page: 'wheel.md',
    text: '## Wheel\n\nIt turns.\n\n## Wheel\n\nIt stands.',
    url: 'https://mill.example/wheel/#wheel-2',
  },
];

describe.each(rows)('$about', ({ below = '', files, page, text, url }) => {
  it(`has the address ${url}`, () => {
    const settings = findSite([{ up: below === '' ? '' : '../', below, files: siteFiles(files) }]);

    const { article } = parseArticle(
      { path: page, text },
      { baseUrl: 'https://mill.example', site: settings, ...(settings.timeZone === undefined ? {} : { timeZone: settings.timeZone }) },
    );

    const last = article?.sections.at(-1);
    expect(url.includes('#') ? `${article?.url}#${last?.anchor}` : article?.url).toBe(url);
  });
});

it('names the first folders of a site with many', () => {
  const languages = ['ca', 'de', 'en', 'es', 'fr', 'it'].map((name) => `[languages.${name}]\ncontentDir = "content/${name}"`);
  const site = createSite(findSite([{ up: '', below: '', files: siteFiles({ 'hugo.toml': languages.join('\n') }) }]));

  expect(site.placeOf('content/base/wheel.md')).toEqual({
    kind: 'leftOut',
    why: 'Hugo reads only `content/ca/`, `content/de/`, `content/en/` and 3 other folders',
  });
});

it('takes a `slug` of a generator for a part of an address, which pages in two folders may share', () => {
  const site = findSite([{ up: '', below: '', files: siteFiles({ 'hugo.toml': 'title = "Mill"' }) }]);
  const text = '---\nslug: about\n---\nIt turns.';

  const generated = parseArticle({ path: 'content/de/about.md', text }, { site });
  const plain = parseArticle({ path: 'content/de/about.md', text });

  expect([generated.article?.slug, generated.article?.file?.hasOwnSlug]).toEqual(['about', undefined]);
  expect([plain.article?.slug, plain.article?.file?.hasOwnSlug]).toEqual(['about', true]);
});

it.each([
  ['plugins:\n  - search\n  - macros\n', 'All of it.'],
  ['hooks:\n  - hooks.py\n', 'All of it.'],
  ['plugins:\n  - search\n', 'All {{ wheels }} of it.'],
])('reads a value of MkDocs as the config %j has it', (config, shown) => {
  const site = findSite([{ up: '../', below: 'docs', files: siteFiles({ 'mkdocs.yml': `site_name: Mill\n${config}` }) }]);

  const { article } = parseArticle({ path: 'wheel.md', text: '# Wheel\n\nAll {{ wheels }} of it.' }, { site });

  expect(article?.sections[0]?.body.text).toBe(shown);
});

it.each([
  ['plugins:\n  - mkdocstrings:\n      default_handler: python\n', 'Turn wheel and the mill, see [1][2].'],
  ['plugins: [autorefs]\n', 'Turn wheel and the mill, see [1][2].'],
  ['hooks:\n  - hooks.py\n', 'Turn [wheel][mill.wheel] and [the mill][], see [1][2].'],
])('reads a link of MkDocs by name as the config %j has it', (config, shown) => {
  const site = findSite([{ up: '../', below: 'docs', files: siteFiles({ 'mkdocs.yml': `site_name: Mill\n${config}` }) }]);

  const { article } = parseArticle(
    { path: 'wheel.md', text: '# Wheel\n\nTurn [`wheel`][mill.wheel] and [the mill][], see [1][2].' },
    { site },
  );

  expect(article?.sections[0]?.body.text).toBe(shown);
});
