import type { Article } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { isForMembers } from '../content/teaser.ts';
import { withoutArticles } from '../search/update-index.ts';
import type { Indexed } from './next-index.ts';

/**
 * The served edition without the articles that `next` took down, put under embargo, kept for members or retracted; undefined if that
 * is nothing. An old text may be answered from until the index of the next edition is built, a withdrawn one may not.
 */
export function withoutWithdrawn({ edition, index }: Indexed, next: Edition): Indexed | undefined {
  const coming = new Map(next.articles.map((article) => [article.slug, article]));
  const withdrawn = edition.articles.filter((article) => isWithdrawn(article, coming.get(article.slug)));
  if (withdrawn.length === 0) return undefined;
  return {
    edition: {
      ...edition,
      hash: [edition.hash, ...withdrawn.map(({ hash }) => hash)].join('-'),
      articles: edition.articles.filter((article) => !withdrawn.includes(article)),
    },
    index: withoutArticles(index, new Set(withdrawn)),
  };
}

function isWithdrawn(article: Article, next: Article | undefined): boolean {
  if (next === undefined) return true;
  const isRetracted = next.retraction !== undefined && next.retraction !== article.retraction;
  return isRetracted || (isForMembers(next) && !isForMembers(article));
}
