import type { Article } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { isForMembers, teaserOf } from '../content/teaser.ts';

export interface VisibleEdition {
  readonly edition: Edition;
  /** When the next article comes out of its embargo, in milliseconds since the epoch. */
  readonly changesAt?: number;
}

/** An edition as everybody may see it now: what is under embargo is not in it at all, and what is for members is there as a teaser. */
export function visibleEdition(edition: Edition, now: number): VisibleEdition {
  const opensAt = (article: Article): number =>
    article.visibility.kind === 'embargoed' ? Date.parse(article.visibility.until) : Number.NEGATIVE_INFINITY;
  const hidden = edition.articles.filter((article) => opensAt(article) > now);
  const hasTeasers = edition.articles.some(isForMembers);
  if (hidden.length === 0 && !hasTeasers) return { edition };
  return {
    edition: {
      ...edition,
      hash: [edition.hash, ...hidden.map(({ hash }) => hash), ...(hasTeasers ? ['teasers'] : [])].join('-'),
      articles: edition.articles
        .filter((article) => !hidden.includes(article))
        .map((article) => (isForMembers(article) ? teaserOf(article) : article)),
    },
    ...(hidden.length === 0 ? {} : { changesAt: Math.min(...hidden.map(opensAt)) }),
  };
}
