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

const YEAR = 365 * 86_400_000;

/** The newness of a date beside the newest: 1 for as new, a half for a year older, 0 without a date. */
export function recency(date: number, newest: number): number {
  return date === Number.NEGATIVE_INFINITY ? 0 : 1 / (1 + Math.max(0, newest - date) / YEAR);
}

/** The date of the newest article, in milliseconds since the epoch; -Infinity if none has a date. */
export function newestDate({ dates, deadArticles }: SearchState): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (let article = 0; article < dates.length; article++) {
    const date = dates[article] as number;
    if (date > newest && !deadArticles.has(article)) newest = date;
  }
  return newest;
}
