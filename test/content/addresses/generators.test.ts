import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { astroEntryId, astroPageAddress } from '../../../src/content/addresses/astro.ts';
import { eleventyAddress, mkdocsAddress, sphinxAddress, vitepressAddress } from '../../../src/content/addresses/by-path.ts';
import { docusaurusBlogAddress, docusaurusDocsAddress } from '../../../src/content/addresses/docusaurus.ts';
import { hexoAddress } from '../../../src/content/addresses/hexo.ts';
import { hugoAddress } from '../../../src/content/addresses/hugo.ts';
import { jekyllAddress } from '../../../src/content/addresses/jekyll.ts';
import type { PageDate, PageFacts } from '../../../src/content/addresses/page-facts.ts';
import { pelicanAddress } from '../../../src/content/addresses/pelican.ts';
import { vuepressAddress } from '../../../src/content/addresses/vuepress.ts';

interface Row {
  readonly file: string;
  readonly frontMatter: string;
  readonly path: string | null;
}

/** Addresses that the real generators gave. */
const {
  about: _,
  ...recorded
}: Readonly<
  Record<
    string,
    { readonly folder: string; readonly pages: readonly Row[]; readonly withConfig?: Readonly<Record<string, readonly Row[]>> }
  >
> & {
  readonly about: never;
} = JSON.parse(readFileSync('test/fixtures/generators/permalinks.json', 'utf8'));

type AddressOf = (page: PageFacts) => string | undefined;

const collections = { guides: {} };
const ways: Readonly<Record<string, AddressOf>> = {
  hugo: (page) => hugoAddress(page, {}),
  'hugo :year/:month/:title': (page) => hugoAddress(page, { permalinks: { posts: ':year/:month/:title' } }),
  'hugo :slugorfilename': (page) => hugoAddress(page, { permalinks: { posts: ':slugorfilename' } }),
  'hugo :filename': (page) => hugoAddress(page, { permalinks: { posts: ':filename' } }),
  'hugo :slug': (page) => hugoAddress(page, { permalinks: { posts: ':slug' } }),
  'hugo frontmatter.date = [":filename", ":default"]': (page) => hugoAddress(page, { dateInName: true }),
  jekyll: (page) => jekyllAddress(page, { collections }),
  'jekyll permalink: pretty': (page) => jekyllAddress(page, { collections, permalink: 'pretty' }),
  mkdocs: (page) => mkdocsAddress(page, {}),
  'mkdocs use_directory_urls: false': (page) => mkdocsAddress(page, { directoryUrls: false }),
  pelican: (page) => pelicanAddress(page, {}),
  "pelican SLUGIFY_SOURCE = 'basename'": (page) => pelicanAddress(page, { slugFrom: 'basename' }),
  eleventy: eleventyAddress,
  hexo: (page) => hexoAddress(page, {}),
  'hexo new_post_name: :year-:month-:day-:title.md': (page) => hexoAddress(page, { newPostName: ':year-:month-:day-:title.md' }),
  vitepress: (page) => vitepressAddress(page, { cleanUrls: true }),
  vuepress: (page) => vuepressAddress(page, { locales: ['zh'] }),
  "vuepress permalinkPattern: '/:year/:month/:slug.html'": (page) =>
    vuepressAddress(page, { locales: ['zh'], permalinkPattern: '/:year/:month/:slug.html' }),
  sphinx: sphinxAddress,
  'astro-collection': astroEntryId,
  'astro-pages': astroPageAddress,
  'docusaurus-blog': (page) => docusaurusBlogAddress(page, {}),
  'docusaurus-docs': (page) => docusaurusDocsAddress(page, {}),
};

/** A file that another rule leaves out: it holds back, it has no front matter, another file is the page, or only Python knows its slug. */
const elsewhere = new Set([
  'jekyll nofm2.md',
  'jekyll _posts/2026-11-03-pub-false.md',
  'mkdocs docs/both/README.md',
  'docusaurus-blog blog/2026-11-03-dr.md',
  'docusaurus-docs docs/drf.md',
  'pelican content/j.md',
]);

describe.each(
  Object.entries(recorded).flatMap(([generator, { folder, pages, withConfig = {} }]) => [
    { way: generator, generator, folder, rows: pages },
    ...Object.entries(withConfig).map(([config, rows]) => ({ way: `${generator} ${config}`, generator, folder, rows })),
  ]),
)('$way', ({ way, generator, folder, rows }) => {
  it.each(rows.filter(({ file }) => !elsewhere.has(`${generator} ${file}`)))('puts $file where the real generator does', (row) => {
    const address = ways[way]?.(factsOf(row, folder));

    expect(decoded(address)).toBe(decoded(row.path));
  });
});

function factsOf({ file, frontMatter }: Row, folder: string): PageFacts {
  const fields = Object.fromEntries(
    Object.entries(
      (parse(frontMatter.replace(/^(Title|Slug): (.*)$/gmu, (_line, key, value) => `${key}: ${JSON.stringify(value)}`)) ?? {}) as object,
    ).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const date = /^(\d{4})-(\d{2})-(\d{2})/u.exec(String(fields['date'] ?? ''));
  return {
    path: folder === '.' ? file : file.slice(folder.length + 1),
    fields,
    title: String(fields['title'] ?? ''),
    ...(date === null ? {} : { date: { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) } satisfies PageDate }),
  };
}

function decoded(path: string | null | undefined): string | undefined {
  return path === null || path === undefined
    ? undefined
    : path.replace(/%[0-9A-F]{2}(?:%[0-9A-F]{2})*/giu, (run) => decodeURIComponent(run));
}

it('a page of Pelican without a title has no address', () => {
  expect(pelicanAddress({ path: 'wheel/README.md', title: '', fields: {} }, {})).toBeUndefined();
});

it('a page of a collection of Jekyll has signs in its title alone, and no address with a field that is not known', () => {
  const of = (permalink: string): string | undefined =>
    jekyllAddress({ path: '_docs/My_Guide.v1.2.md', title: '', fields: {} }, { collections: { docs: { permalink } } });

  expect([of('/:collection/:name/'), of('/:slug/'), of('/:title/')]).toEqual([
    '/docs/my-guide-v1-2/',
    '/my-guide-v1-2/',
    '/My_Guide.v1.2/',
  ]);
  expect([of('/:hour/:title'), of('/:long_month/:title'), of('/:w_year/')]).toEqual([undefined, undefined, undefined]);
});

it('a page of a collection of Jekyll has no address if its date is that of the build', () => {
  const dated = { collections: { notes: { permalink: '/:i_day/:title/' } } };

  expect(jekyllAddress({ path: '_notes/wheel.md', title: '', fields: {} }, dated)).toBeUndefined();
  expect(jekyllAddress({ path: '_notes/2026-02-03-wheel.md', title: '', fields: {} }, dated)).toBe('/3/wheel/');
});
