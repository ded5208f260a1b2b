import type { Article, Section } from '../content/article.ts';
import type { Span } from '../content/rich-text.ts';
import type { EmptyReason, UnmetFilter } from './unmet.ts';

export interface SearchOptions {
  /** Hits at most. Default 5. */
  readonly limit?: number;
  /** Take the words as typed: no typo is corrected ("search instead for"). */
  readonly exact?: boolean;
  /** Attach an explanation to each hit: a leaf per factor of its score. */
  readonly explain?: boolean;
}

/** A passage of a section around the best match, cut at words. */
export interface Snippet {
  readonly text: string;
  /** Ranges of `text` that match the query, ordered and disjoint. */
  readonly highlights: readonly Span[];
  /** The range of `text` in the section's `body.text`. */
  readonly start: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface Hit {
  readonly article: Article;
  readonly section: Section;
  /** Greater is better; comparable within one outcome only. */
  readonly score: number;
  readonly snippet: Snippet;
  /** Ranges of the section's heading that match the query. */
  readonly headingHighlights: readonly Span[];
  /** Opens the article at the passage of the snippet; undefined for an article without a URL. */
  readonly link: string | undefined;
  readonly explanation?: readonly ExplainedFactor[];
}

export interface ExplainedFactor {
  readonly factor: string;
  readonly value: number;
  readonly detail: string;
}

/** A word of the query that was read as another. */
export interface Correction {
  readonly typed: string;
  readonly read: string;
}

/** A word of the query that the first hit does not have. */
export interface MissingWord {
  /** As it was written. */
  readonly word: string;
  /** No section has it, in any form. */
  readonly isNowhere: boolean;
}

export type SearchOutcome =
  /** Nothing to look for: blank, only punctuation. */
  | { readonly kind: 'empty'; readonly reason: EmptyReason }
  | {
      readonly kind: 'hits';
      readonly hits: readonly Hit[];
      /** The query had filters and no words: the hits are the newest articles that pass, not ranked by any match. */
      readonly browsing: boolean;
      readonly corrections: readonly Correction[];
      /** Words that the first hit is without: it answers a part of what was asked, or something near. */
      readonly missing: readonly MissingWord[];
      /** The query is a question, and its words stand in different places of the first hit: it may be about something else. */
      readonly isApart: boolean;
      /** Words with a hyphen before them, without which other hits would be there. */
      readonly leftOut: readonly string[];
      /** Other readings of the query, best first: "did you mean". */
      readonly suggestions: readonly string[];
      /** Filters that were understood, as the asker wrote them. */
      readonly filters: readonly string[];
    }
  | {
      readonly kind: 'noMatch';
      /** Words that no section has. */
      readonly missing: readonly MissingWord[];
      /** Words with a hyphen before them, without which there would be a hit. */
      readonly leftOut: readonly string[];
      /** The nearest queries that do have an answer. */
      readonly suggestions: readonly string[];
      readonly filters: readonly string[];
      /** A filter that cannot be met: `since:yesteryear`. */
      readonly unmet?: UnmetFilter;
    };

export interface Suggestion {
  /** The text to put into the query. */
  readonly text: string;
  readonly kind: 'title' | 'heading' | 'term' | 'question';
  /** The article it belongs to, where it belongs to one. */
  readonly article?: Article;
  readonly section?: Section;
}

/** A section by its article and its place in it. */
export interface HoldingPlace {
  readonly article: Article;
  readonly position: number;
}

export interface Holding {
  /** Those that name the words most first, then the newest. */
  readonly places: readonly HoldingPlace[];
  /** False if more sections hold the words than were asked for. */
  readonly isAll: boolean;
}

export interface HoldingLimits {
  /** So many that have the rarest word in a heading, or most often. */
  readonly weighty: number;
  /** And so many of the newest. */
  readonly newest: number;
}

/** Searches one edition. Safe to use while the next one is being built. */
export interface SearchIndex {
  readonly sectionCount: number;
  /** Never throws, whatever the text; texts over 512 characters are cut at a word. */
  search(text: string, options?: SearchOptions): SearchOutcome;
  /** `questions` are offered beside what the edition has; the same array costs its preparation once. */
  suggest(text: string, options?: { readonly limit?: number; readonly questions?: readonly string[] }): readonly Suggestion[];
  /** Sections that hold, for each word, one of its forms, see `findHolding`. */
  holding(words: readonly (readonly string[])[], limits: HoldingLimits): Holding;
  /** Upper bound of the sections with one of these forms of a word. Looks at no section. */
  countEntries(forms: readonly string[]): number;
}
