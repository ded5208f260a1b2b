import type { Article } from '../content/article.ts';
import { parseDateRange } from './dates.ts';
import { foldText, foldWords } from './fold-text.ts';
import { articlesByName } from './articles-by-name.ts';
import { matchNames } from './match-names.ts';
import { type FilterName, OTHER_NAMES, type OtherName, type QueryFilter } from './query.ts';
import { findTitles } from './find-titles.ts';
import type { SearchState } from './search-state.ts';

export interface FilterOutcome {
  /** 1 for each article that passes; undefined when nothing is filtered. */
  readonly allowed: Uint8Array | undefined;
  /** Why a filter cannot be met, with what to write instead: a sentence. */
  readonly reason?: string;
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
    if (typeof passes === 'string') return { allowed: undefined, reason: passes };
    let left = 0;
    for (let i = 0; i < allowed.length; i++) {
      if (allowed[i] === 1 && passes(state.articles[i] as Article, i)) left++;
      else allowed[i] = 0;
    }
    if (left === 0) return { allowed, reason: unmet(filter, filters.length > 1) };
  }
  return { allowed };
}

type Predicate = (article: Article, index: number) => boolean;

function predicateOf(
  filter: QueryFilter,
  state: SearchState,
  now: () => number,
  nearWords: (word: string) => readonly number[],
): Predicate | string {
  if (isOther(filter.name)) return `${filter.written.trim()} is not a filter here: ${INSTEAD[filter.name]}.`;
  if (foldText(filter.value) === '') return `${filter.written} needs a value, for example ${EXAMPLES[filter.name]}.`;
  const name: FilterName = filter.name;
  switch (name) {
    case 'since':
    case 'until':
      return datePredicate(filter, state, now());
    case 'in':
      return articlePredicate(filter, state, nearWords);
    case 'topic':
      return namePredicate(filter, state, 'topic');
    case 'by':
      return namePredicate(filter, state, 'author');
  }
}

const EXAMPLES = { in: 'in:liquid-cooling', topic: 'topic:power', by: 'by:shtef', since: 'since:2026-05', until: 'until:2026' } as const;

function isOther(name: FilterName | OtherName): name is OtherName {
  return OTHER_NAMES.some((other) => other === name);
}

const INSTEAD: Readonly<Record<OtherName, string>> = {
  tag: 'write topic:power',
  tags: 'write topic:power',
  title: 'write in:liquid-cooling for one article, or the words of its title alone',
  before: 'write until:2026-05, which is that month and all before it',
  after: 'write since:2026-05, which is that month and all after it',
};

function datePredicate({ name, value, written }: QueryFilter, state: SearchState, now: number): Predicate | string {
  const range = parseDateRange(value, now);
  if (!range) {
    return (
      `${written} is not a date I can read. Write a year, a month or a day (${name}:2026, ${name}:2026-05, ${name}:2026-05-03) ` +
      `or how long ago (${name}:7d, ${name}:"last week").`
    );
  }
  return (_, index) => {
    const date = state.dates[index] ?? Number.NEGATIVE_INFINITY;
    if (date === Number.NEGATIVE_INFINITY) return false;
    return name === 'since' ? date >= range.from : date < range.to;
  };
}

function articlePredicate({ value }: QueryFilter, state: SearchState, nearWords: (word: string) => readonly number[]): Predicate | string {
  const { found, nearest } = findTitles(state, value, nearWords);
  if (found.size > 0) return (_, index) => found.has(index);
  return `No article here is called “${value}”. ${nearest.length > 0 ? thereIs(nearest) : ''}`.trim();
}

function namePredicate({ value }: QueryFilter, state: SearchState, what: 'topic' | 'author'): Predicate | string {
  const named = articlesByName(state, what);
  const { found, nearest } = matchNames(foldWords(value), named.keys());
  if (found.size > 0) {
    const having = new Set([...found].flatMap((name) => named.get(name) ?? []));
    return (_, index) => having.has(index);
  }
  const none = ` No article names ${what === 'author' ? 'an author' : `a ${what}`}.`;
  return `No ${what} here is called “${value}”.${nearest.length === 0 ? none : ` ${thereIs(nearest)}`}`;
}

function thereIs(nearest: readonly string[]): string {
  return `There ${nearest.length === 1 ? 'is' : 'are'}: ${nearest.join(', ')}.`;
}

function unmet({ name, value, written }: QueryFilter, others: boolean): string {
  const together = others ? ' and passes the other filters' : '';
  if (name === 'since') return `No article is from ${value} or later${together}. Leave ${written} out, or go further back.`;
  if (name === 'until') return `No article is from ${value} or before${together}. Leave ${written} out, or choose a later date.`;
  return `No article passes ${written} together with the other filters. Leave one of them out.`;
}
