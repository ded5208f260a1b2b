import type { Article } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';

export interface VisibleEdition {
  readonly edition: Edition;
  /** When the next article comes out of its embargo, in milliseconds since the epoch. */
  readonly changesAt?: number;
}

/** An edition as readers may see it now: what is under embargo is not in it at all. */
export function visibleEdition(edition: Edition, now: number): VisibleEdition {
  const opensAt = (article: Article): number =>
    article.visibility.kind === 'embargoed' ? Date.parse(article.visibility.until) : Number.NEGATIVE_INFINITY;
  const hidden = edition.articles.filter((article) => opensAt(article) > now);
  if (hidden.length === 0) return { edition };
  return {
    edition: {
      ...edition,
      hash: [edition.hash, ...hidden.map(({ hash }) => hash)].join('-'),
      articles: edition.articles.filter((article) => !hidden.includes(article)),
    },
    changesAt: Math.min(...hidden.map(opensAt)),
  };
}
