import type { SearchState } from './search-state.ts';
import type { Shortlist } from './shortlist.ts';

/** The cost of each earlier hit of the same article: near-equal hits of others go first, clearly better ones stay. */
const SAME_ARTICLE = 0.94;

/** Rows of the sections to show: the best first, with no article crowding out others that answer nearly as well. `order` is by `finals`. */
export function spread(state: SearchState, { count, order, section }: Shortlist, finals: Float64Array, limit: number): number[] {
  const chosen: number[] = [];
  const articleOf = (row: number) => state.sectionArticle[section[row] as number] as number;
  const left = Array.from(order.subarray(0, count));
  while (chosen.length < limit && left.length > 0) {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < left.length; i++) {
      const row = left[i] as number;
      if ((finals[row] as number) <= bestScore) break;
      let score = finals[row] as number;
      for (const other of chosen) if (articleOf(other) === articleOf(row)) score *= SAME_ARTICLE;
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    chosen.push(left[best] as number);
    left.splice(best, 1);
  }
  return chosen;
}
