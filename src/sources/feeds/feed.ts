import type { FeedHub } from './hubs/find-hub.ts';

/** An article as a feed, a content system or a page gives it. */
export interface FeedArticle {
  /** The feed's own id: `guid`, `atom:id`, `id`. */
  readonly id?: string;
  /** The address at which it is read; absolute. */
  readonly url?: string;
  /** Plain text; absent if the feed has none. */
  readonly title?: string;
  /** The text, as HTML. */
  readonly html: string;
  /** The words of `html` on one line, at least the first two thousand characters of them. */
  readonly words: string;
  /** False if the feed has only the beginning or a summary of the text. */
  readonly isWhole: boolean;
  /** The summary beside a whole text, in plain words. */
  readonly dek?: string;
  /** ISO 8601 in UTC. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly image?: { readonly url: string; readonly alt: string };
  /** BCP 47. */
  readonly lang?: string;
  /** Names the state of the page that the text was taken from; the text of before stays if `isKept`. */
  readonly stamp?: string;
  readonly isKept?: true;
}

/** Items that are read of one feed, the first: real ones have some thousands at most. */
export const MAX_ITEMS = 10_000;

export interface Feed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json' | 'wordpress' | 'ghost' | 'pages';
  readonly title?: string;
  /** The site that it belongs to; absolute. */
  readonly siteUrl?: string;
  readonly lang?: string;
  /** In the order of the feed. */
  readonly articles: readonly FeedArticle[];
  /** The least pause between two requests that the feed asks for, in minutes. */
  readonly minPauseMinutes?: number;
  /** Absent if it names none. */
  readonly hub?: FeedHub;
}
