import { describe, expect, it } from 'vitest';
import { readPythonLiterals } from '../../../src/content/site-config/python-literals.ts';
import { readConfig } from '../../../src/content/site-config/read-config.ts';

describe('a config file of Python', () => {
  it('gives what is written out, on one line or on several', () => {
    const config = [
      "TEXT = 'a'  # a remark",
      'QUOTED = u"b"',
      'YES = True',
      'NO = False',
      'COUNT = -3',
      'SHARE = 0.5',
      'ROW = (\'a\', "b")',
      "LIST = ['c',",
      "  'd',",
      ']',
      "OPEN = ['e'",
      "CALL = call('f')",
      "lower = 'g'",
      "  INDENTED = 'h'",
      'VERSION = 1.2.3',
    ].join('\n');

    expect(readPythonLiterals(config)).toEqual({
      TEXT: 'a',
      QUOTED: 'b',
      YES: true,
      NO: false,
      COUNT: -3,
      SHARE: 0.5,
      ROW: ['a', 'b'],
      LIST: ['c', 'd'],
    });
  });
});

describe('a config file that is code', () => {
  it.each([
    [
      'astro.config.mjs',
      "import { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'https://mill.example', base: `/docs`, trailingSlash: 'always' });",
      { site: 'https://mill.example', base: '/docs', trailingSlash: 'always' },
    ],
    [
      'config.ts',
      "import { defineConfig, type UserConfig } from 'vitepress';\nconst clean: boolean = true;\nconst config: UserConfig = { cleanUrls: clean, srcDir: 'pages' };\nexport default defineConfig(config satisfies UserConfig);",
      { cleanUrls: true, srcDir: 'pages' },
    ],
    [
      'docusaurus.config.js',
      "const config = { url: 'https://mill.example', presets: [['classic', { blog: { routeBasePath: 'news' }, docs: false }]] };\nmodule.exports = config;",
      { url: 'https://mill.example', presets: [['classic', { blog: { routeBasePath: 'news' }, docs: false }]] },
    ],
    [
      '.eleventy.js',
      "module.exports = function (eleventy) { eleventy.addFilter('x', (y) => y); return { dir: { input: 'src' } }; };",
      { dir: { input: 'src' } },
    ],
    [
      'eleventy.config.js',
      "export default async function (eleventy) { eleventy.addFilter('x', (y) => y); return { dir: { input: 'src' } }; }",
      { dir: { input: 'src' } },
    ],
    [
      'eleventy.config.mjs',
      "export default function (eleventy) { eleventy.addFilter('x', (y) => y); }\nexport const config = { dir: { input: 'pages' } };",
      { dir: { input: 'pages' } },
    ],
    [
      'astro.config.ts',
      "const preview = process.env.PREVIEW !== 'no' && process.env.PREVIEW_URL;\nconst site = preview || 'https://mill.example';\nexport default { site, base: process.env.BASE ?? '/docs', title: '' || 'The mill' };",
      { site: 'https://mill.example', base: '/docs', title: 'The mill' },
    ],
    ['astro.config.js', "export default { site: process.env.SITE || 'http://localhost:4321', title: 'The mill' };", { title: 'The mill' }],
  ])('is read for its literals: %s', (path, script, expected) => {
    expect(readConfig(path, script)).toEqual(expected);
  });

  it('is never run, and what it computes is left out', () => {
    const script = "export default { site: process.env.SITE, base: globalThis.ran = '/x', title: 'The mill' };";

    const config = readConfig('astro.config.mjs', script);

    expect(config).toEqual({ title: 'The mill' });
    expect('ran' in globalThis).toBe(false);
  });

  it('gives nothing if it is not a script', () => {
    expect(readConfig('astro.config.mjs', 'export default {{{')).toBeUndefined();
  });

  it('is read for its settings if it is Python', () => {
    const script =
      "SITEURL = 'https://mill.example'\nPATH = \"content\"\nARTICLE_PATHS = [\n    'blog',\n    'news',\n]\nLOAD = True\nTITLE = make()\nDEPTH = 3  # levels\n";

    expect(readConfig('pelicanconf.py', script)).toEqual({
      SITEURL: 'https://mill.example',
      PATH: 'content',
      ARTICLE_PATHS: ['blog', 'news'],
      LOAD: true,
      DEPTH: 3,
    });
  });
});

it.each([
  [
    'hugo.toml',
    'baseURL = "https://mill.example/"\n[permalinks]\nposts = "/:year/:slug/"\n',
    { baseURL: 'https://mill.example/', permalinks: { posts: '/:year/:slug/' } },
  ],
  ['_config.yml', 'url: https://mill.example\npermalink: pretty\n', { url: 'https://mill.example', permalink: 'pretty' }],
  ['docs.json', '{ "name": "Mill", "navigation": [] }', { name: 'Mill', navigation: [] }],
  [
    'mkdocs.yml',
    'site_name: Mill\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {}\n',
    { site_name: 'Mill', markdown_extensions: [{ toc: { slugify: {} } }] },
  ],
])('%s is read as data', (path, text, expected) => {
  expect(readConfig(path, text)).toEqual(expected);
});

describe('a config file in JSON', () => {
  it('may have more values than front matter', () => {
    const pages = Array.from({ length: 60_000 }, () => 'a');

    expect(readConfig('docs.json', JSON.stringify({ name: 'Mill', pages }))).toMatchObject({ name: 'Mill' });
  });

  it('is read with remarks and a comma too many', () => {
    expect(readConfig('book.json', '{ "title": "Mill", }')).toEqual({ title: 'Mill' });
  });
});
