import type { HeadingPiece } from './heading-text.ts';
import * as slugs from './slugs.ts';

/** The way in which one generator makes ids. Each row of `test/fixtures/generators/heading-ids.json` holds it to the real one. */
export interface HeadingIdScheme {
  /** The source line, or the pieces of the heading that count. */
  readonly reads: 'raw' | readonly HeadingPiece['kind'][];
  /** Entities are read as their source has them: `&amp;` as `amp`. */
  readonly entities?: 'written';
  /** A line break is read as a space, not as a tag. */
  readonly lineBreaks?: 'space';
  readonly slug: (text: string) => string;
  /** For a heading of which nothing is left: a word, an id of its own, or none at all. */
  readonly whenEmpty: { readonly kind: 'word'; readonly word: string } | { readonly kind: 'keep' } | { readonly kind: 'none' };
  /**
   * The id of a second heading of the same words. `counted` numbers each id by itself and may meet another heading's; `free` looks for a number that
   * nobody has; `fromTwo` gives the second one `-2`; `underscored` counts up a number that is there (`step_1`, `step_2`); `numbered` calls it `id1`, `id2`.
   */
  readonly duplicates: 'counted' | 'free' | 'fromTwo' | 'underscored' | 'numbered';
  /** The meaning of `{#id}`: it is text, or the id; `reserved` keeps derived ids away from it. */
  readonly explicit: 'text' | 'free' | 'reserved';
  /** The page's title is not a heading with an id of its own: its id is used up, or it does not count at all. */
  readonly title?: 'counts' | 'ignored';
}

const words = ['word'] as const;
const wordsAndAlt = ['word', 'alt'] as const;
const wordsAndTags = ['word', 'tag'] as const;
const everything = ['word', 'alt', 'tag'] as const;
const keep = { kind: 'keep' } as const;
const none = { kind: 'none' } as const;
const word = (text: string) => ({ kind: 'word', word: text }) as const;
const rehypeSlug = { reads: words, slug: slugs.githubSlug, whenEmpty: keep, duplicates: 'free', explicit: 'text' } as const;
const nextra = {
  reads: wordsAndTags,
  slug: slugs.githubSlug,
  whenEmpty: keep,
  duplicates: 'free',
  explicit: 'text',
  title: 'ignored',
} as const;

export const headingIdSchemes = {
  hugo: { reads: 'raw', slug: slugs.hugoSlug, whenEmpty: word('heading'), duplicates: 'free', explicit: 'reserved' },
  'hugo-github-ascii': { reads: 'raw', slug: slugs.hugoAsciiSlug, whenEmpty: word('heading'), duplicates: 'free', explicit: 'reserved' },
  'hugo-blackfriday': { reads: 'raw', slug: slugs.blackfridaySlug, whenEmpty: word('heading'), duplicates: 'free', explicit: 'reserved' },
  jekyll: { reads: words, slug: slugs.smartGithubSlug, whenEmpty: none, duplicates: 'counted', explicit: 'free' },
  kramdown: { reads: 'raw', slug: slugs.kramdownSlug, whenEmpty: word('section'), duplicates: 'counted', explicit: 'free' },
  mkdocs: { reads: words, slug: slugs.pythonMarkdownSlug, whenEmpty: keep, duplicates: 'underscored', explicit: 'text' },
  'mkdocs-attr-list': { reads: words, slug: slugs.pythonMarkdownSlug, whenEmpty: keep, duplicates: 'underscored', explicit: 'reserved' },
  'mkdocs-unicode': { reads: words, slug: slugs.pythonMarkdownUnicodeSlug, whenEmpty: keep, duplicates: 'underscored', explicit: 'text' },
  mystmd: { reads: words, slug: slugs.mystmdSlug, whenEmpty: keep, duplicates: 'free', explicit: 'text' },
  'sphinx-myst': { reads: everything, slug: slugs.docutilsSlug, whenEmpty: keep, duplicates: 'numbered', explicit: 'text' },
  pandoc: {
    reads: wordsAndAlt,
    lineBreaks: 'space',
    slug: slugs.pandocSlug,
    whenEmpty: word('section'),
    duplicates: 'free',
    explicit: 'reserved',
  },
  'pandoc-gfm': {
    reads: wordsAndAlt,
    lineBreaks: 'space',
    slug: slugs.pandocGfmSlug,
    whenEmpty: none,
    duplicates: 'counted',
    explicit: 'text',
  },
  docusaurus: { reads: wordsAndAlt, slug: slugs.githubSlug, whenEmpty: none, duplicates: 'free', explicit: 'free', title: 'counts' },
  vitepress: { reads: words, entities: 'written', slug: slugs.vitepressSlug, whenEmpty: keep, duplicates: 'free', explicit: 'reserved' },
  vuepress: { reads: words, slug: slugs.vitepressSlug, whenEmpty: keep, duplicates: 'free', explicit: 'text' },
  astro: { reads: words, slug: slugs.smartGithubSlug, whenEmpty: keep, duplicates: 'free', explicit: 'text' },
  'rehype-slug': rehypeSlug,
  'markdown-it-anchor': { reads: wordsAndTags, slug: slugs.markdownItAnchorSlug, whenEmpty: keep, duplicates: 'free', explicit: 'text' },
  eleventy: { reads: words, slug: slugs.eleventySlug, whenEmpty: keep, duplicates: 'fromTwo', explicit: 'text' },
  marked: rehypeSlug,
  hexo: { reads: words, slug: slugs.hexoSlug, whenEmpty: keep, duplicates: 'counted', explicit: 'text' },
  nextra,
  // In a folder of its own an id stands in brackets, and is read as `{#id}`.
  'nextra-ids': { ...nextra, explicit: 'free' },
  fumadocs: { ...rehypeSlug, explicit: 'free' },
  honkit: { ...rehypeSlug, explicit: 'free' },
  'ghost-slugify': { reads: words, slug: slugs.ghostSlug, whenEmpty: keep, duplicates: 'counted', explicit: 'text' },
  'ghost-slugify-3': { reads: words, slug: slugs.ghostThreeSlug, whenEmpty: keep, duplicates: 'counted', explicit: 'text' },
} as const satisfies Readonly<Record<string, HeadingIdScheme>>;

export type HeadingIdSchemeName = keyof typeof headingIdSchemes;
