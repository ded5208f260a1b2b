import { articleOf, type SearchState } from './search-state.ts';

/** When the section's article was published, in milliseconds since the epoch; -Infinity without a date. */
export function dateOf(state: SearchState, section: number): number {
  return state.dates[state.sectionArticle[section] ?? 0] ?? Number.NEGATIVE_INFINITY;
}

/** Newest first, then by slug and place, so that equal scores have one order however the index was built. */
export function byArticle(state: SearchState, a: number, b: number): number {
  const dates = dateOf(state, b) - dateOf(state, a);
  if (dates > 0 || dates < 0) return dates;
  const left = articleOf(state, a).slug;
  const right = articleOf(state, b).slug;
  if (left !== right) return left < right ? -1 : 1;
  return (state.sectionPosition[a] ?? 0) - (state.sectionPosition[b] ?? 0);
}
