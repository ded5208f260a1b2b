import type { Article } from './article.ts';
import type { Edition } from './edition.ts';
import { isForMembers, teaserOf } from './teaser.ts';
import { readableAt } from './withholding.ts';

export interface VisibleEdition {
  readonly edition: Edition;
  /** Those that are for nobody now. */
  readonly held: readonly Article[];
  /** When the next article may be read, or may not be any more, in milliseconds since the epoch. */
  readonly changesAt?: number;
}

/** An edition as everybody may see it now: what is held back is not in it at all, and what is for members is there as a teaser. */
export function visibleEdition(edition: Edition, now: number): VisibleEdition {
  const { articles, publication } = edition;
  const held: Article[] = [];
  const shown: Article[] = [];
  let changesAt = Number.POSITIVE_INFINITY;
  for (const article of articles) {
    const { from, until } = readableAt(article, publication);
    if (from <= now && now < until) shown.push(article);
    else held.push(article);
    const next = now < from ? from : until;
    if (now < next) changesAt = Math.min(changesAt, next);
  }
  const at = changesAt === Number.POSITIVE_INFINITY ? {} : { changesAt };
  const hasTeasers = shown.some(isForMembers);
  if (held.length === 0 && !hasTeasers) return { edition, held, ...at };
  return {
    edition: {
      ...edition,
      hash: [edition.hash, ...held.map(({ hash }) => hash), ...(hasTeasers ? ['teasers'] : [])].join('-'),
      articles: shown.map((article) => (isForMembers(article) ? teaserOf(article) : article)),
    },
    held,
    ...at,
  };
}
