import type { Feed, FeedArticle } from './feed.ts';

/** The article of a page. */
export type PageArticle = FeedArticle & { readonly title: string };

export interface PageReading {
  /** Absent if the page holds no article that can be told from the rest of it, or one that is not for everybody. */
  readonly article?: PageArticle;
  /** A date beside the title, of an article that says no day of its publication: that day, unless it is still to come. */
  readonly shownAt?: string;
  readonly why?: 'no-article' | 'members' | 'noindex';
  /** The address that a page without an article sends its readers to. */
  readonly leadsTo?: string;
}

/** An address that a sitemap lists. */
export interface ListedPage {
  readonly url: string;
  /** As it is written: only whether it differs counts. */
  readonly lastmod?: string;
}

export interface Sitemap {
  readonly pages: readonly ListedPage[];
  /** Other sitemaps. */
  readonly maps: readonly string[];
}

/** Articles of a content system, and the ids of those that are in its answer and not for everybody. */
export interface SystemAnswer {
  readonly feed: Feed;
  readonly heldBack: readonly string[];
  /** The system's own order of changes: the latest in this answer, as it is written there. */
  readonly latest?: string;
}
