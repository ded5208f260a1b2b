import type { Edition } from '../content/edition.ts';
import { withoutArticles } from '../search/update-index.ts';
import type { Indexed } from './next-index.ts';

/**
 * What is served without what `next` has taken down, put under embargo or retracted; undefined where that is nothing. An old text may be
 * answered from until the index of the next edition is built, a withdrawn one may not.
 */
export function withoutWithdrawn({ edition, index }: Indexed, next: Edition): Indexed | undefined {
  const retractions = new Map(next.articles.map(({ slug, retraction }) => [slug, retraction]));
  const withdrawn = edition.articles.filter(({ slug, retraction }) => !retractions.has(slug) || retractions.get(slug) !== retraction);
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
