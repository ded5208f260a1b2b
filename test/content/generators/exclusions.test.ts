import { describe, expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { createSite, type Site } from '../../../src/content/generators/site.ts';
import { siteFiles } from './site-files.ts';

function siteWith(files: Readonly<Record<string, string>>): Site {
  return createSite(findSite([{ up: '', below: '', files: siteFiles(files) }]));
}

/** A file that a config leaves out is not on the site, and nobody may read it in a chat. */
describe.each<{ readonly files: Readonly<Record<string, string>>; readonly out: readonly string[]; readonly kept: readonly string[] }>([
  {
    files: { '_config.yml': 'exclude:\n  - notes\n  - "*.draft.md"\n  - ./plans/\n  - Mill*\n' },
    out: ['notes/wheel.md', 'notes-old/wheel.md', 'notes.md', 'deep/wheel.draft.md', 'plans/a/b.md', 'Millpond.md'],
    kept: ['wheel.md', 'deep/notes/wheel.md', '_posts/2026-01-02-plans.md'],
  },
  {
    files: { '_config.yml': 'include: [_pages]\nexclude: [_pages/inner]\n' },
    out: ['_other/wheel.md', '_drafts/wheel.md'],
    kept: ['_pages/wheel.md', '_pages/deep/wheel.md'],
  },
  {
    files: { 'mkdocs.yml': 'exclude_docs: |\n  # ours\n  inner/\n  /plan.md\n  *.tmp.md\n  !kept.tmp.md\ndraft_docs: |\n  next/\n' },
    out: ['docs/inner/wheel.md', 'docs/deep/inner/wheel.md', 'docs/plan.md', 'docs/deep/wheel.tmp.md', 'docs/next/wheel.md'],
    kept: ['docs/deep/plan.md', 'docs/kept.tmp.md', 'docs/wheel.md'],
  },
  {
    files: { '.vitepress/config.ts': "export default { srcExclude: ['guide/**/inner.md', 'plans'] }" },
    out: ['guide/a/b/inner.md', 'plans/wheel.md'],
    kept: ['guide/wheel.md', 'inner.md'],
  },
  {
    files: {
      'docusaurus.config.js':
        "module.exports = { presets: [['classic', { docs: { exclude: ['inner/**'] }, blog: { exclude: ['plan.md'] } }]] };",
    },
    out: ['docs/inner/wheel.md', 'blog/plan.md'],
    kept: ['docs/plan.md', 'docs/wheel.md'],
  },
  {
    files: { 'config.toml': 'base_url = "https://mill.example"\nignored_content = ["inner", "*.tmp.md"]\n' },
    out: ['content/deep/inner/wheel.md', 'content/a.tmp.md'],
    kept: ['content/wheel.md'],
  },
  {
    files: { '_quarto.yml': 'project:\n  render:\n    - "*.qmd"\n    - guide\n    - "!inner/"\nwebsite:\n  drafts: [next.qmd]\n' },
    out: ['inner/wheel.qmd', 'wheel.md', 'next.qmd'],
    kept: ['wheel.qmd', 'deep/wheel.qmd', 'guide/wheel.md'],
  },
  {
    files: {
      'book.toml': '',
      'src/SUMMARY.md': '- [Wheel](wheel.md)\n  - [Shaft](./deep/shaft.md)\n- [Two words](<two words.md>)\n- [Later]()\n',
    },
    out: ['src/plan.md', 'src/deep/plan.md', 'src/SUMMARY.md'],
    kept: ['src/wheel.md', 'src/deep/shaft.md', 'src/two words.md'],
  },
  {
    files: {
      '_config.yml':
        'defaults:\n  - scope: { path: inner }\n    values: { published: false }\n  - scope: { path: "", type: drawings }\n    values: { published: false }\n  - scope: { path: news, type: posts }\n    values: { published: false }\n  - scope: { path: deep }\n    values: { layout: page }\ncollections: { drawings: { output: true } }\n',
    },
    out: ['inner/wheel.md', '_drawings/wheel.md', 'news/_posts/2026-01-02-wheel.md'],
    kept: ['deep/wheel.md', '_posts/2026-01-02-inner.md', 'news/wheel.md'],
  },
  {
    files: {
      '.eleventy.js': "module.exports = () => ({ dir: { input: 'pages' } });",
      '.eleventyignore': '# ours\npages/inner/\nother/\n*.tmp.md\n',
    },
    out: ['pages/inner/wheel.md', 'pages/deep/wheel.tmp.md'],
    kept: ['pages/wheel.md', 'pages/deep/inner/wheel.md', 'pages/deep/plan.md'],
  },
  {
    files: { 'hugo.toml': "ignoreFiles = ['\\.tmp\\.md$', '/inner/', '(a+)+$', '(']\n" },
    out: ['content/posts/a.tmp.md', 'content/deep/inner/wheel.md'],
    kept: ['content/inner.md', 'content/wheel.md', 'content/aaaa.md'],
  },
  { files: { 'docs.json': '{"navigation":[]}', '.mintignore': 'inner/\n' }, out: ['inner/wheel.mdx'], kept: ['wheel.mdx'] },
  {
    files: { 'pelicanconf.py': "ARTICLE_EXCLUDES = ['inner']\nPAGE_EXCLUDES = ['pages/plans']\nIGNORE_FILES = ['*.tmp.md']\n" },
    out: ['content/inner/wheel.md', 'content/pages/plans/wheel.md', 'content/news/a.tmp.md'],
    kept: ['content/news/wheel.md', 'content/pages/wheel.md'],
  },
  { files: { 'book.toml': '', 'src/SUMMARY.md': '# Summary\n' }, out: [], kept: ['src/wheel.md'] },
  { files: { '.vitepress/config.ts': 'export default {}' }, out: ['public/robots.txt', 'guide/wheel.txt'], kept: ['guide/wheel.md'] },
  { files: {}, out: [], kept: ['guide/wheel.txt'] },
  {
    files: { '_config.yml': 'source_dir: source\nexclude: [inner/**]\nignore: ["*.tmp.md"]\n' },
    out: ['source/inner/wheel.md', 'source/_posts/wheel.tmp.md'],
    kept: ['source/_posts/wheel.md'],
  },
])('what a config leaves out: $files', ({ files, out, kept }) => {
  const site = siteWith(files);

  it.each(out)('%s is not an article', (path) => {
    expect(site.placeOf(path)).toMatchObject({ kind: 'leftOut', why: expect.stringContaining(site.profile.title) });
  });

  it.each(kept)('%s is one', (path) => {
    expect(site.placeOf(path).kind).toBe('page');
  });
});

it('the page of a site for addresses that are not there is not an article, but one about the number is', () => {
  const site = siteWith({ 'mkdocs.yml': '' });

  const kinds = ['404.md', '404.en.mdx', 'de/404.markdown', 'http/status/404.md', '404-errors.md'].map(
    (path) => site.placeOf(`docs/${path}`).kind,
  );

  expect(kinds).toEqual(['leftOut', 'leftOut', 'leftOut', 'page', 'page']);
  expect(siteWith({}).placeOf('404.md').kind).toBe('page');
});

it('a page that Jekyll includes has an address', () => {
  const site = siteWith({ '_config.yml': 'include: [_pages]\n' });
  const place = site.placeOf('_pages/wheel.md');

  expect(place.kind === 'page' ? site.addressOf(place, { fields: { permalink: '/wheel/' }, title: 'The wheel' }) : undefined).toBe(
    '/wheel/',
  );
});

it('the address of a Pelican site is that of its publishconf.py', () => {
  const { settings } = siteWith({
    'pelicanconf.py': "SITENAME = 'Mill'\nSITEURL = 'http://localhost:8000'\n",
    'publishconf.py': "SITEURL = 'https://mill.example'\n",
  });

  expect(settings).toMatchObject({ title: 'Mill', baseUrl: 'https://mill.example' });
});

it.each([
  ['', '/guide/wheel.html', '/guide/index.html'],
  ['pretty_urls:\n  trailing_index: false\n', '/guide/wheel.html', '/guide/'],
  ['pretty_urls:\n  trailing_html: false\n', '/guide/wheel', '/guide/index.html'],
  ['pretty_urls:\n  trailing_index: false\n  trailing_html: false\n', '/guide/wheel', '/guide/'],
])('Hexo writes addresses as its config says: %j', (config, wheel, index) => {
  const site = siteWith({ '_config.yml': `source_dir: source\n${config}` });

  const addresses = ['source/guide/wheel.md', 'source/guide/index.md'].map((path) => {
    const place = site.placeOf(path);
    return place.kind === 'page' ? site.addressOf(place, { fields: {}, title: 'The wheel' }) : undefined;
  });

  expect(addresses).toEqual([wheel, index]);
});

it.each([
  ['title: Mill\n', 'mill.example\n', 'https://mill.example/'],
  ['url: https://www.mill.example\n', 'mill.example\n', 'https://www.mill.example/'],
  ['title: Mill\n', 'two words\n', undefined],
])('Jekyll with %j and a CNAME %j has the address %s', (config, cname, address) => {
  expect(siteWith({ '_config.yml': config, CNAME: cname }).settings.baseUrl).toBe(address);
});

it('reads what an Eleventy config says in statements, unless they stand under a condition', () => {
  const config = `export default function (eleventyConfig) {
    eleventyConfig.setInputDirectory('src');
    eleventyConfig.ignores.add('src/drafts/**');
    if (process.env.FAST) eleventyConfig.ignores.add('src/guide/**');
  }`;
  const site = siteWith({ 'eleventy.config.js': config });

  expect(['src/drafts/wheel.md', 'src/guide/wheel.md', 'wheel.md'].map((path) => site.placeOf(path).kind)).toEqual([
    'leftOut',
    'page',
    'leftOut',
  ]);
});

it('takes a text file of Nikola for reStructuredText', () => {
  const site = siteWith({ 'conf.py': 'BLOG_TITLE = "Mill"\n' });

  expect(site.placeOf('posts/wheel.txt')).toEqual({
    kind: 'leftOut',
    why: 'Nikola takes a text file for reStructuredText, which Newsdesk does not read',
  });
});
