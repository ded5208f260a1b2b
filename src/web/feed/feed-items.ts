import type { Article } from '../../content/article.ts';
import type { Edition, Publication } from '../../content/edition.ts';
import { isForMembers } from '../../content/teaser.ts';
import { visibleEdition } from '../../content/visible-edition.ts';

/** The articles that a feed gives: readers of feeds ask often, and keep what they have. */
export const MAX_ITEMS = 50;

export interface FeedContent {
  readonly publication: Publication;
  /** The address of the publication, else the site of its newest article; empty if there is neither. */
  readonly siteUrl: string;
  /** The newest first. */
  readonly articles: readonly Article[];
  /** Equal for equal content. */
  readonly hash: string;
}

/** The newest articles that everybody may read now. Of an article for members a feed gives nothing: it has no place for half of one. */
export function feedContentOf(whole: Edition, now: number): FeedContent {
  const { edition } = visibleEdition(whole, now);
  const articles = edition.articles.filter((article) => !isForMembers(article)).slice(0, MAX_ITEMS);
  const { publication, hash } = edition;
  const newest = articles.find(({ url }) => url !== undefined)?.url;
  return { publication, siteUrl: publication.baseUrl ?? (newest === undefined ? '' : `${new URL(newest).origin}/`), articles, hash };
}

/** A date of an article as a moment; a day begins at midnight UTC. */
export function momentOf(date: string | undefined): Date | undefined {
  return date === undefined ? undefined : new Date(date);
}
