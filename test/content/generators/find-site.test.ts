import { describe, expect, it } from 'vitest';
import { mystmdPath } from '../../../src/content/addresses/mystmd.ts';
import { findSite } from '../../../src/content/generators/find-site.ts';
import type { GeneratorName } from '../../../src/content/generators/profile.ts';
import { createSite } from '../../../src/content/generators/site.ts';
import { siteFiles } from './site-files.ts';

/** A config file of each generator, a file that becomes a page, and its address. */
const sites: readonly {
  readonly generator: GeneratorName;
  readonly below?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly page: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly address: string | undefined;
  readonly leftOut?: string;
}[] = [
  {
    generator: 'hugo',
    below: 'content',
    files: { 'hugo.toml': 'baseURL = "https://mill.example/"\n[permalinks]\nposts = "/:year/:slug/"\n' },
    page: 'posts/wheel.md',
    address: '/2026/the-wheel/',
  },
  {
    generator: 'hugo',
    files: { 'config.toml': 'baseURL = "https://mill.example/"\n' },
    page: 'content/posts/wheel.md',
    address: '/posts/wheel/',
    leftOut: 'README.md',
  },
  {
    generator: 'zola',
    files: { 'config.toml': 'base_url = "https://mill.example/"\n' },
    page: 'content/blog/2026-01-02-wheel.md',
    address: '/blog/wheel/',
  },
  {
    generator: 'nikola',
    files: {
      'conf.py':
        'BLOG_TITLE = "Mill"\nPRETTY_URLS = False\nPOSTS = (\n    ("news/*.rst", "blog", "post.tmpl"),\n    ("news/*.md", "blog", "post.tmpl"),\n)\nPAGES = (("stories/*.txt", "", "page.tmpl"),)\n',
    },
    page: 'news/old/The wheel.md',
    address: '/blog/old/the-wheel.html',
    leftOut: 'stories/mill.md',
  },
  {
    generator: 'nikola',
    files: { 'conf.py': 'BLOG_TITLE = "Mill"\nPAGES = [("./stories/*.md", "", "page.tmpl")]\n' },
    page: 'stories/wheel.md',
    address: '/wheel/',
    leftOut: 'pages/wheel.md',
  },
  {
    generator: 'jekyll',
    files: { '_config.yml': 'permalink: pretty\n' },
    page: '_posts/2026-01-02-wheel.md',
    address: '/2026/11/03/wheel/',
    leftOut: '_drafts/wheel.md',
  },
  {
    generator: 'jekyll',
    files: { '_config.yml': 'collections_dir: ./content/\ncollections:\n  mills:\n    output: true\n    permalink: /m/:title.html\n' },
    page: 'content/_mills/old.wheel.md',
    address: '/m/old.wheel.html',
    leftOut: 'content/_people/ann.md',
  },
  {
    generator: 'obsidian',
    files: { 'quartz.config.ts': "const config = { configuration: { ignorePatterns: ['private'] } };\nexport default config;" },
    page: 'content/Old mills/Wheel & shaft.md',
    address: '/Old-mills/Wheel--and--shaft',
    leftOut: 'content/private/plan.md',
  },
  {
    generator: 'obsidian',
    files: { 'quartz.config.ts': '' },
    page: 'content/mills/index.md',
    address: '/mills/',
  },
  {
    generator: 'hexo',
    files: { '_config.yml': 'source_dir: source\npermalink: :title/\n' },
    page: 'source/_posts/wheel.md',
    address: '/wheel/',
    leftOut: 'source/_drafts/x.md',
  },
  {
    generator: 'hexo',
    files: { '_config.yml': 'theme: mill\npermalink: :title/\ndeploy:\n- type: git\n' },
    page: 'source/_posts/wheel.md',
    address: '/wheel/',
    leftOut: 'source/_drafts/x.md',
  },
  {
    generator: 'hexo',
    files: { '_config.yml': 'theme: mill\npermalink: :title/\n', 'package.json': '{"dependencies": {"hexo": "^7.0.0"}}' },
    page: 'source/_posts/wheel.md',
    address: '/wheel/',
  },
  { generator: 'mkdocs', below: 'docs', files: { 'mkdocs.yml': 'site_name: Mill\n' }, page: 'guide/wheel.md', address: '/guide/wheel/' },
  {
    generator: 'docusaurus',
    files: { 'docusaurus.config.ts': "export default { presets: [['classic', { docs: { routeBasePath: '/' } }]] };" },
    page: 'docs/01-wheel.md',
    address: '/wheel',
    leftOut: 'docs/_part.mdx',
  },
  {
    generator: 'docusaurus',
    files: { 'docusaurus.config.js': 'module.exports = {};' },
    page: 'blog/2026-01-02-wheel.md',
    address: '/blog/2026/01/02/wheel',
  },
  {
    generator: 'vitepress',
    files: { '.vitepress/config.mts': 'export default { cleanUrls: true }' },
    page: 'guide/wheel.md',
    address: '/guide/wheel',
  },
  {
    generator: 'sphinx',
    files: { 'conf.py': "project = 'Mill'\nextensions = ['myst_parser']\nexclude_patterns = ['[oO]ld']\n" },
    page: 'guide/index.md',
    address: '/guide/index.html',
    leftOut: 'old/wheel.md',
  },
  {
    generator: 'sphinx',
    files: { 'conf.py': "extensions = ['myst_nb']\nexclude_patterns = ['**notes.md', 'a?/[!b]*']\n" },
    page: 'a1/b.md',
    address: '/a1/b.html',
    leftOut: 'deep/in/my-notes.md',
  },
  {
    generator: 'sphinx',
    files: { '_config.yml': 'only_build_toc_files: true\n', '_toc.yml': 'format: jb-book\nroot: intro\nchapters:\n- file: parts/wheel\n' },
    page: 'parts/wheel.md',
    address: '/parts/wheel.html',
    leftOut: 'plan.md',
  },
  {
    generator: 'jekyll',
    files: { '_config.yml': 'plugins: [jekyll-feed]\n', '_toc.yml': 'root: index\n' },
    page: 'wheel.md',
    address: '/wheel.html',
  },
  {
    generator: 'nikola',
    files: { 'conf.py': '# "myst_parser"\nBLOG_TITLE = "Mill"\n' },
    page: 'posts/wheel.md',
    address: '/posts/wheel/',
  },
  {
    generator: 'sphinx',
    files: { '_config.yml': 'title: Mill\n', '_toc.yml': 'format: jb-book\nroot: intro\n' },
    page: 'wheel.md',
    address: '/wheel.html',
    leftOut: '_build/html/wheel.md',
  },
  {
    generator: 'vuepress',
    files: { '.vuepress/config.js': "export default defineUserConfig({ locales: { '/': { lang: 'en' }, '/de/': { lang: 'de-DE' } } });" },
    page: 'guide/README.md',
    address: '/guide/',
    leftOut: '.vuepress/part.md',
  },
  {
    generator: 'starlight',
    files: { 'astro.config.mjs': "import starlight from '@astrojs/starlight';\nexport default {};" },
    page: 'src/content/docs/guide/Wheel.mdx',
    address: '/guide/wheel/',
  },
  {
    generator: 'astro',
    files: { 'astro.config.mjs': 'export default {};' },
    page: 'src/content/blog/wheel.md',
    address: '/blog/wheel/',
    leftOut: 'src/pages/_x.md',
  },
  {
    generator: 'eleventy',
    files: { 'eleventy.config.js': "export default () => ({ dir: { input: 'src' } });" },
    page: 'src/wheel.md',
    address: '/wheel/',
    leftOut: 'src/_includes/x.md',
  },
  {
    generator: 'mdbook',
    below: 'src',
    files: { 'book.toml': '[book]\ntitle = "Mill"\n' },
    page: 'ch01/README.md',
    address: '/ch01/',
    leftOut: 'SUMMARY.md',
  },
  {
    generator: 'mintlify',
    files: { 'docs.json': '{"navigation": []}' },
    page: 'guide/wheel.mdx',
    address: '/guide/wheel',
    leftOut: 'snippets/x.mdx',
  },
  {
    generator: 'fumadocs',
    files: { 'source.config.ts': "export const docs = defineDocs({ dir: 'content/docs' });" },
    page: 'content/docs/(parts)/wheel.de.mdx',
    address: '/docs/wheel.de',
    leftOut: 'content/blog/wheel.mdx',
  },
  {
    generator: 'fumadocs',
    files: { 'source.config.mjs': 'export default defineConfig();' },
    page: 'content/docs/parts/index.mdx',
    address: '/docs/parts',
  },
  {
    generator: 'nextra',
    files: { 'next.config.mjs': 'export default {};', 'package.json': '{"dependencies":{"nextra":"^4.0.0"}}' },
    page: 'content/parts/wheel.mdx',
    address: '/parts/wheel',
    leftOut: 'pages/_app.mdx',
  },
  {
    generator: 'gitbook',
    files: {
      '.gitbook.yaml': 'root: ./docs/\n',
      'docs/SUMMARY.md':
        '* [Mills](README.md)\n\n## Parts & more\n\n* [The mill](a/Mill/README.md "mill")\n  * [Wheel](/b/TheWheel.md#parts)\n',
    },
    page: 'docs/b/TheWheel.md',
    address: '/parts-and-more/mill/thewheel',
    leftOut: 'docs/plan.md',
  },
  {
    generator: 'gitbook',
    files: { '.gitbook.yaml': 'structure:\n  readme: start.md\n', 'book.json': '{"title": "Mill"}' },
    page: 'Old Mill/README.md',
    address: '/old-mill',
    leftOut: 'SUMMARY.md',
  },
  {
    generator: 'gitbook',
    files: { 'book.json': '{"title": "Mill"}' },
    page: 'Mill/README.md',
    address: '/Mill/',
    leftOut: 'SUMMARY.md',
  },
  {
    generator: 'gitbook',
    files: {
      'book.json': '{"root": "./book", "structure": {"readme": "start.md", "summary": "contents.md"}}',
      'book/contents.md': '- [Start](start.md)\n- [Wheel](./parts/TheWheel.md)\n',
    },
    page: 'book/parts/TheWheel.md',
    address: '/parts/TheWheel.html',
    leftOut: 'book/plan.md',
  },
  {
    generator: 'gitbook',
    files: { 'book.json': '{"structure": {"readme": "start.md"}}' },
    page: 'start.md',
    address: '/',
  },
  {
    generator: 'pelican',
    files: { 'pelicanconf.py': "ARTICLE_PATHS = ['lua', 'c++']\n" },
    page: 'c++/wheel.md',
    address: '/the-wheel.html',
    leftOut: 'general/plan.md',
  },
  {
    generator: 'quarto',
    files: { '_quarto.yml': 'project:\n  type: book\n' },
    page: 'wheel.Rmd',
    address: '/wheel.html',
  },
  {
    generator: 'hugo',
    files: { 'hugo.toml': '' },
    page: 'content/wheel.md',
    address: '/wheel/',
    leftOut: 'content/wheel.Rmd',
  },
  {
    generator: 'quarto',
    files: { '_quarto.yml': 'project:\n  type: website\n' },
    page: 'guide/wheel.qmd',
    address: '/guide/wheel.html',
    leftOut: '_x.md',
  },
  {
    generator: 'pelican',
    below: 'content',
    files: { 'pelicanconf.py': "ARTICLE_URL = '{date:%Y}/{slug}/'\n" },
    page: 'wheel.md',
    address: '/2026/the-wheel/',
  },
  { generator: 'nikola', files: { 'conf.py': 'BLOG_TITLE = "Mill"\n' }, page: 'posts/wheel.md', address: '/posts/wheel/' },
  {
    generator: 'obsidian',
    files: { '.obsidian/': '' },
    page: 'Mill/Wheel shaft.md',
    address: '/Mill/Wheel+shaft',
    leftOut: 'templates/x.md',
  },
  {
    generator: 'mystmd',
    files: {
      'myst.yml':
        'version: 1\nproject:\n  toc:\n    - file: start.md\n    - title: Parts\n      children:\n        - file: a/wheel.md\n        - file: b/01_The Wheel & shaft\n    - file: c/wheel.md\n    - pattern: d/*.md\n',
    },
    page: 'c/wheel.md',
    address: '/wheel-1',
    leftOut: 'a/plan.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'project:\n  toc:\n    - file: start.md\n    - file: b/01_The Wheel & shaft\n' },
    page: 'b/01_The Wheel & shaft.md',
    address: '/the-wheel-and-shaft',
    leftOut: 'index.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'project:\n  toc:\n    - file: start.md\n    - pattern: d/*.md\n' },
    page: 'd/start.md',
    address: '/start',
    leftOut: 'wheel.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'project:\n  exclude: [plans]\nsite:\n  options:\n    folders: true\n' },
    page: 'My Parts/2026-wheel.md',
    address: '/my-parts/2026-wheel',
    leftOut: 'plans/wheel.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'site:\n  options:\n    folders: true\n' },
    page: 'parts/index.md',
    address: '/parts',
    leftOut: '_build/wheel.md',
  },
  { generator: 'mystmd', files: { 'myst.yml': 'version: 1\n' }, page: 'README.md', address: '/' },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'project:\n  exclude: [d/plan.md, d/named.md, "!x.md"]\n  toc:\n    - file: d/named.md\n    - pattern: d/*.md\n' },
    page: 'd/named.md',
    address: '/',
    leftOut: 'd/plan.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'project:\n  exclude: ["!plan.md"]\n  toc:\n    - file: start.md\n' },
    page: 'start.md',
    address: '/',
    leftOut: 'plan.md',
  },
  {
    generator: 'mystmd',
    files: {
      'myst.yml': 'version: 1\nproject:\n  title: The mill\n',
      '_toc.yml':
        'format: jb-book\nroot: start\nparts:\n  - chapters:\n      - file: a/wheel\n        sections:\n          - file: b/wheel.md\n',
    },
    page: 'b/wheel.md',
    address: '/wheel-1',
    leftOut: 'plan.md',
  },
  {
    generator: 'mystmd',
    files: {
      'myst.yml': 'version: 1\n',
      '_config.yml': 'exclude_patterns: [plans]\n',
      '_toc.yml': 'format: jb-book\nroot: start\nchapters:\n  - file: plans/gate\n  - file: wheel\n',
    },
    page: 'wheel.md',
    address: '/wheel',
    leftOut: 'plans/gate.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'version: 1\n', 'conf.py': 'extensions = ["myst_parser"]\nexclude_patterns = ["plans"]\n' },
    page: 'wheel.md',
    address: '/wheel',
    leftOut: 'plans/wheel.md',
  },
  {
    generator: 'sphinx',
    files: {
      '_config.yml': 'sphinx:\n  config:\n    exclude_patterns: [plans]\n',
      '_toc.yml': 'format: jb-book\nroot: start\n',
    },
    page: 'wheel.md',
    address: '/wheel.html',
    leftOut: 'plans/wheel.md',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'version: 1\n' },
    page: 'parts/README.md',
    address: '/readme',
  },
  {
    generator: 'mystmd',
    files: { 'myst.yml': 'version: 1\n' },
    page: `parts/${'wheel-'.repeat(12)}.md`,
    address: '/wheel-wheel-wheel-wheel-wheel-wheel-wheel-wheel-wh',
  },
  { generator: 'plain', files: {}, page: 'deep/2026-01-02-wheel.md', address: '/wheel' },
];

describe.each(sites)('a site of $generator', ({ generator, below = '', files, page, fields = {}, address, leftOut }) => {
  const up = '../'.repeat(below === '' ? 0 : below.split('/').length);
  const site = createSite(findSite([{ up, below, files: siteFiles(files) }]));

  it(`is found by ${Object.keys(files)[0] ?? 'nothing'}, with its articles and their addresses`, () => {
    const place = site.placeOf(page);

    expect(site.settings.generator).toBe(generator);
    expect(place.kind).toBe('page');
    const facts = { fields, title: 'The wheel', date: { year: 2026, month: 11, day: 3 } };
    expect(place.kind === 'page' ? site.addressOf(place, facts) : undefined).toBe(address);
  });

  it.runIf(leftOut !== undefined)(`leaves out ${leftOut}`, () => {
    expect(site.placeOf(leftOut ?? '')).toMatchObject({ kind: 'leftOut', why: expect.stringContaining(site.profile.title) });
  });
});

it.each([
  ['2026-wheel', '/2026-wheel'],
  ['20261-x', '/20261-x'],
  ['12345', '/12345'],
  ['01', '/01'],
  ['1.2-wheel', '/wheel'],
  ['a/Ünï', '/n'],
  ['a_b.c', '/a-b-c'],
])('MyST calls %s as its own function does', (name, address) => {
  expect(mystmdPath(`${name}.md`, false)).toBe(address);
});

it('finds the config above the content directory, the nearest first', () => {
  const outer = {
    up: '../../',
    below: 'site/docs',
    files: siteFiles({ '_config.yml': 'title: Outer' }),
  };
  const inner = { up: '../', below: 'docs', files: siteFiles({ 'mkdocs.yml': 'site_name: Inner' }) };

  const site = findSite([{ up: '', below: '', files: siteFiles({}) }, inner, outer]);

  expect(site).toMatchObject({ generator: 'mkdocs', configFile: '../mkdocs.yml', below: 'docs', title: 'Inner' });
});

it('takes the generator that the publication names, and reads its config all the same', () => {
  const files: Readonly<Record<string, string>> = { 'mkdocs.yml': 'site_name: Docs', '_config.yml': 'title: Blog' };

  const site = findSite([{ up: '', below: '', files: siteFiles(files) }], 'jekyll');

  expect(site).toMatchObject({ generator: 'jekyll', title: 'Blog' });
});
