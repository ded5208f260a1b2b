import { describe, expect, it } from 'vitest';
import type { Article, Definition, Section } from '../../src/content/article.ts';
import { hashArticle, hashEdition } from '../../src/content/article-hash.ts';
import type { Edition, Publication } from '../../src/content/edition.ts';

const section = {
  id: 'one#lede',
  anchor: 'lede',
  heading: 'One',
  headingPath: ['One'],
  level: 2,
  position: 1,
  body: {
    text: 'The mill turns.',
    blocks: [
      { kind: 'heading', level: 3, start: 0, end: 4, contentStart: 1, listDepth: 0, quoteDepth: 0 },
      {
        kind: 'code',
        lang: 'go',
        start: 5,
        end: 9,
        contentStart: 5,
        listDepth: 1,
        quoteDepth: 1,
        marker: { kind: 'task', value: 1, done: true },
      },
    ],
    marks: [{ kind: 'link', start: 0, end: 3, url: 'https://mill.example/' }],
  },
} as unknown as Section;

const article = {
  slug: 'one',
  title: 'The mill',
  dek: 'It turns.',
  bylines: ['Ada'],
  credit: { source: 'The Mill', sourceUrl: 'https://mill.example/', publication: 'Gazette', byline: 'Ada' },
  publishedAt: '2026-01-01',
  updatedAt: '2026-01-02',
  topics: ['mills'],
  lang: 'en',
  url: 'https://mill.example/one',
  image: { url: 'https://mill.example/wheel.png', alt: 'A wheel' },
  visibility: { kind: 'embargoed', until: '2026-01-01T00:00:00Z' },
  corrections: ['It was Tuesday.'],
  retraction: 'It was wrong.',
  formerSlugs: ['wheel'],
  opensAt: '2026-01-01T00:00:00Z',
  closesAt: '2027-01-01T00:00:00Z',
  definitions: [{ headword: 'mill', aliases: ['mills'], anchor: 'lede', span: { start: 0, end: 4 } } as unknown as Definition],
  sections: [section],
} as unknown as Article;

/** Every path to a text, number or truth in a value. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}!`;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = changed((copy as Record<string | number, unknown>)[key], rest);
  return copy;
}

describe('the hash of an article', () => {
  const unseen = new Set(['sections.0.position']);

  it.each(leavesOf(article).map((path) => [path.join('.'), path] as const))('depends on %s if a reader can see it', (name, path) => {
    const other = changed(article, path) as Article;

    expect(hashArticle(other) === hashArticle(article)).toBe(unseen.has(name));
  });

  it('depends on who may read it under an embargo, and not on the file, nor on how the object was built', () => {
    const forMembers = { ...article, visibility: { ...article.visibility, forMembers: true } } as Article;
    const reversed = Object.fromEntries(Object.entries({ ...article, file: { path: 'other.md' } }).toReversed()) as unknown as Article;

    expect(hashArticle(forMembers)).not.toBe(hashArticle(article));
    expect(hashArticle({ ...article, visibility: { kind: 'public' } })).not.toBe(
      hashArticle({ ...article, visibility: { kind: 'members' } }),
    );
    expect(hashArticle(reversed)).toBe(hashArticle(article));
    expect(hashArticle(article)).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe('the hash of an edition', () => {
  const publication = {
    name: 'Gazette',
    baseUrl: 'https://mill.example/',
    lang: 'en',
    color: 0x123456,
    footer: 'By hand',
    timeZone: 'Europe/Berlin',
    future: 'show',
    takenDown: 'mark',
    generator: 'hugo',
    permalinks: 'pretty',
    anchors: 'github',
    ignore: ['drafts'],
    only: ['news'],
  } as unknown as Publication;
  const edition = {
    publication,
    articles: [{ ...article, hash: 'h1' }],
    glossary: [{ headword: 'mill', aliases: ['mills'], definition: 'A wheel.', seeAlso: ['wheel'] }],
    withheld: [{ path: 'draft.md', slug: 'draft', isMeant: true }],
    unread: [{ path: 'broken.md' }],
  } as unknown as Edition;

  it.each(
    [
      ...leavesOf(publication).map((path) => ['publication', ...path]),
      ...leavesOf(edition.glossary).map((path) => ['glossary', ...path]),
      ['articles', 0, 'hash'],
      ['withheld', 0, 'slug'],
      ['withheld', 0, 'isMeant'],
      ['unread', 0, 'path'],
    ].map((path) => [path.join('.'), path] as const),
  )('depends on %s', (_name, path) => {
    expect(hashEdition(changed(edition, path) as Edition)).not.toBe(hashEdition(edition));
  });

  it('is that of an edition without withheld or unread files if there are none', () => {
    const { withheld: _withheld, unread: _unread, ...bare } = edition;

    expect(hashEdition({ ...bare, withheld: [], unread: [] })).toBe(hashEdition(bare));
    expect(hashEdition({ ...bare, withheld: [{ path: 'a.md', isMeant: true }] as never })).toBe(hashEdition(bare));
  });
});
