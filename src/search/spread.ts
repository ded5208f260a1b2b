import type { RankedCandidate } from './rerank.ts';
import type { SearchState } from './search-state.ts';

/** What each earlier hit of the same article costs: near-equal hits of others go first, clearly better ones stay. */
const SAME_ARTICLE = 0.94;

/** The hits to show: the best first, with no article crowding out others that answer nearly as well. */
export function spread(state: SearchState, ranked: readonly RankedCandidate[], limit: number): RankedCandidate[] {
  const chosen: RankedCandidate[] = [];
  const shown = new Map<number, number>();
  const left = [...ranked];
  while (chosen.length < limit && left.length > 0) {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < left.length; i++) {
      const candidate = left[i] as RankedCandidate;
      if (candidate.final <= bestScore) break;
      const score = candidate.final * SAME_ARTICLE ** (shown.get(state.sectionArticle[candidate.section] ?? 0) ?? 0);
      if (score > bestScore) [best, bestScore] = [i, score];
    }
    const [next] = left.splice(best, 1) as [RankedCandidate];
    const article = state.sectionArticle[next.section] ?? 0;
    shown.set(article, (shown.get(article) ?? 0) + 1);
    chosen.push(next);
  }
  return chosen;
}
