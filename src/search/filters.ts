import type { Article } from '../content/article.ts';
import { parseDateRange } from './dates.ts';
import { foldText, foldWords } from './fold-text.ts';
import { articlesByName } from './articles-by-name.ts';
import { matchNames } from './match-names.ts';
import { type FilterName, OTHER_NAMES, type OtherName, type QueryFilter } from './query.ts';
import { findTitles } from './find-titles.ts';
import type { SearchState } from './search-state.ts';
import type { UnmetFilter } from './unmet.ts';

export interface FilterOutcome {
  /** 1 for each article that passes; undefined when nothing is filtered. */
  readonly allowed: Uint8Array | undefined;
  /** The filter that cannot be met. */
  readonly unmet?: UnmetFilter;
}

/** Further filters are left out: nobody writes so many, and each looks at every article. */
const MAX_FILTERS = 8;

/** Articles that pass all filters. A filter that no article can pass says so, instead of finding nothing in silence. */
export function applyFilters(
  state: SearchState,
  filters: readonly QueryFilter[],
  now: () => number,
  nearWords: (word: string) => readonly number[],
): FilterOutcome {
  if (filters.length === 0) return { allowed: undefined };
  const allowed = new Uint8Array(state.articles.length);
  for (let i = 0; i < allowed.length; i++) allowed[i] = state.deadArticles.has(i) ? 0 : 1;
  for (const filter of filters.slice(0, MAX_FILTERS)) {
    const passes = predicateOf(filter, state, now, nearWords);
    if (typeof passes === 'object') return { allowed: undefined, unmet: passes };
    let left = 0;
    for (let i = 0; i < allowed.length; i++) {
      if (allowed[i] === 1 && passes(state.articles[i] as Article, i)) left++;
      else allowed[i] = 0;
    }
    if (left === 0) return { allowed, unmet: unmet(filter, filters.length > 1) };
  }
  return { allowed };
}

type Predicate = (article: Article, index: number) => boolean;

function predicateOf(
  filter: QueryFilter,
  state: SearchState,
  now: () => number,
  nearWords: (word: string) => readonly number[],
): Predicate | UnmetFilter {
  const { written } = filter;
  if (isOther(filter.name)) return { kind: 'otherName', written, name: filter.name };
  const name: FilterName = filter.name;
  if (foldText(filter.value) === '') return { kind: 'noValue', written, name };
  switch (name) {
    case 'since':
    case 'until':
      return datePredicate(filter, name, state, now());
    case 'in':
      return articlePredicate(filter, state, nearWords);
    case 'topic':
      return namePredicate(filter, state, 'topic');
    case 'by':
      return namePredicate(filter, state, 'author');
  }
}

function isOther(name: FilterName | OtherName): name is OtherName {
  return OTHER_NAMES.some((other) => other === name);
}

function datePredicate({ value, written }: QueryFilter, name: 'since' | 'until', state: SearchState, now: number): Predicate | UnmetFilter {
  const range = parseDateRange(value, now);
  if (!range) return { kind: 'noDate', written, name };
  return (_, index) => {
    const date = state.dates[index] ?? Number.NEGATIVE_INFINITY;
    if (date === Number.NEGATIVE_INFINITY) return false;
    return name === 'since' ? date >= range.from : date < range.to;
  };
}

function articlePredicate(
  { value }: QueryFilter,
  state: SearchState,
  nearWords: (word: string) => readonly number[],
): Predicate | UnmetFilter {
  const { found, nearest } = findTitles(state, value, nearWords);
  if (found.size > 0) return (_, index) => found.has(index);
  return { kind: 'noName', what: 'article', value, nearest };
}

function namePredicate({ value }: QueryFilter, state: SearchState, what: 'topic' | 'author'): Predicate | UnmetFilter {
  const named = articlesByName(state, what);
  const { found, nearest } = matchNames(foldWords(value), named.keys());
  if (found.size > 0) {
    const having = new Set([...found].flatMap((name) => named.get(name) ?? []));
    return (_, index) => having.has(index);
  }
  return { kind: 'noName', what, value, nearest };
}

function unmet({ name, value, written }: QueryFilter, isOneOfSeveral: boolean): UnmetFilter {
  if (name === 'since' || name === 'until') return { kind: 'noneInTime', name, value, written, isOneOfSeveral };
  return { kind: 'noneTogether', written };
}
