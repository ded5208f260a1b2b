import type { Anchor, Article, Definition, Section, Slug } from '../../src/content/article.ts';
import type { Hit, SearchIndex, SearchOptions } from '../../src/search/search.ts';

export interface DraftSection {
  readonly heading: string;
  readonly text: string;
  readonly path?: readonly string[];
}

export interface DraftArticle extends Partial<Omit<Article, 'sections' | 'slug' | 'definitions'>> {
  readonly slug: string;
  readonly title: string;
  readonly sections: readonly DraftSection[];
  readonly definitions?: readonly Omit<Definition, 'span'>[];
}

/** An article of one paragraph a section; a section with no heading is the lede. */
export function toArticle({ slug, sections, definitions = [], ...rest }: DraftArticle): Article {
  return {
    bylines: [],
    topics: [],
    visibility: { kind: 'public' },
    corrections: [],
    hash: JSON.stringify([slug, sections, definitions, rest]),
    ...rest,
    slug: slug as Slug,
    definitions: definitions.map((definition) => ({ ...definition, span: { start: 0, end: 1 } })),
    sections: sections.map((section, position) => toSection(section, position, rest.title)),
  };
}

function toSection({ heading, text, path }: DraftSection, position: number, title: string): Section {
  const lede = heading === '';
  return {
    anchor: (lede ? 'lede' : `s${position}`) as Anchor,
    heading: lede ? title : heading,
    headingPath: lede ? [] : (path ?? [heading]),
    level: lede ? 0 : 2,
    position,
    body: { text, blocks: [{ kind: 'paragraph', start: 0, end: text.length, contentStart: 0, listDepth: 0, quoteDepth: 0 }], marks: [] },
  };
}

/** The hits of a search; none unless it found some. */
export function hitsOf(index: SearchIndex, text: string, options?: SearchOptions): readonly Hit[] {
  const outcome = index.search(text, options);
  return outcome.kind === 'hits' ? outcome.hits : [];
}

/** `slug#anchor` of each hit. */
export function placesOf(index: SearchIndex, text: string, options?: SearchOptions): readonly string[] {
  return hitsOf(index, text, options).map(({ article, section }) => `${article.slug}#${section.anchor}`);
}
