/** An article that a feed has given, as its mirror remembers it. */
export interface MirroredArticle {
  /** The name of its file, which never changes: it is the article's identity. */
  readonly file: string;
  /** All ids and addresses that it has had, addresses in their canonical form. */
  readonly ids: readonly string[];
  readonly addresses: readonly string[];
  readonly title: string;
  /** The first date that the feed gave, or the moment when it was first seen; absent for the archive without dates. */
  readonly publishedAt?: string | undefined;
  /** True for what was there when the feed was first read: it is found, and never announced. */
  readonly isArchive: boolean;
  /** Names the state of the page that its text was made from, so that it is not fetched again. */
  readonly stamp?: string | undefined;
  /** True while its source has taken it away: the record stays, so that it is the same article if it comes back. */
  readonly isGone?: boolean | undefined;
}
