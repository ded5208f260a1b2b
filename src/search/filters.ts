import type { Article } from '../content/article.ts';
import { parseDateRange } from './dates.ts';
import { editDistance } from './edit-distance.ts';
import { editBudget } from './fuzzy.ts';
import { foldText } from './fold-text.ts';
import type { QueryFilter } from './query.ts';
import type { SearchState } from './search-state.ts';

export interface FilterOutcome {
  /** 1 for each article that passes; undefined when nothing is filtered. */
  readonly allowed: Uint8Array | undefined;
  /** Why a filter cannot be met, with what to write instead: a sentence. */
  readonly reason?: string;
}

/** Articles that pass all filters. A filter that no article can pass says so, instead of finding nothing in silence. */
export function applyFilters(state: SearchState, filters: readonly QueryFilter[], now: () => number): FilterOutcome {
  if (filters.length === 0) return { allowed: undefined };
  let allowed = Uint8Array.from(state.articles, (_, i) => (state.deadArticles.has(i) ? 0 : 1));
  for (const filter of filters) {
    const passes = predicateOf(filter, state, now());
    if (typeof passes === 'string') return { allowed: undefined, reason: passes };
    const before = allowed;
    allowed = before.map((flag, i) => (flag && passes(state.articles[i] as Article, i) ? 1 : 0));
    if (!allowed.includes(1)) return { allowed, reason: unmet(filter, before.includes(1) && filters.length > 1) };
  }
  return { allowed };
}

type Predicate = (article: Article, index: number) => boolean;

function predicateOf(filter: QueryFilter, state: SearchState, now: number): Predicate | string {
  if (filter.value === '') return `${filter.written} needs a value, for example ${EXAMPLES[filter.name]}.`;
  switch (filter.name) {
    case 'since':
    case 'until':
      return datePredicate(filter, state, now);
    case 'in':
      return namePredicate(filter, state, 'article', (article) => [article.slug, article.title], { exactFirst: true });
    case 'topic':
      return namePredicate(filter, state, 'topic', (article) => article.topics, { exactFirst: true });
    case 'by':
      return namePredicate(filter, state, 'author', (article) => [...article.bylines, ...(article.credit?.byline ? [article.credit.byline] : [])], {
        exactFirst: false,
      });
  }
}

const EXAMPLES = { in: 'in:liquid-cooling', topic: 'topic:power', by: 'by:shtef', since: 'since:2026-05', until: 'until:2026' } as const;

function datePredicate(filter: QueryFilter, state: SearchState, now: number): Predicate | string {
  const range = parseDateRange(filter.value, now);
  if (!range) return `${filter.written} is not a date I can read. Write a year, a month or a day (${filter.name}:2026, ${filter.name}:2026-05, ${filter.name}:2026-05-03) or how long ago (${filter.name}:7d, ${filter.name}:"last week").`;
  return (_, index) => {
    const date = state.dates[index] ?? Number.NEGATIVE_INFINITY;
    if (date === Number.NEGATIVE_INFINITY) return false;
    return filter.name === 'since' ? date >= range.from : date < range.to;
  };
}

/** By name: the very name, else names that hold all its words, else names within a slip or two. */
function namePredicate(
  filter: QueryFilter,
  state: SearchState,
  what: string,
  namesOf: (article: Article) => readonly string[],
  { exactFirst }: { readonly exactFirst: boolean },
): Predicate | string {
  const wanted = foldText(filter.value);
  const names = new Set<string>();
  state.articles.forEach((article, i) => {
    if (!state.deadArticles.has(i)) for (const name of namesOf(article)) names.add(name);
  });
  const folded = new Map([...names].map((name) => [name, foldText(name)] as const));
  const matching = (test: (name: string) => boolean) => new Set([...names].filter((name) => test(folded.get(name) ?? '')));
  const words = wanted.split(' ');
  const tries = [
    ...(exactFirst ? [(name: string) => name === wanted] : []),
    (name: string) => words.every((word) => ` ${name}`.includes(` ${word}`)),
    (name: string) => isNear(wanted, words, name),
  ];
  for (const test of wanted === '' ? [] : tries) {
    const found = matching(test);
    if (found.size > 0) return (article) => namesOf(article).some((name) => found.has(name));
  }
  const known = [...names].slice(0, 200).sort((a, b) => editDistance(wanted, folded.get(a) ?? '', 40) - editDistance(wanted, folded.get(b) ?? '', 40));
  const list = known.slice(0, 5).join(', ');
  return `No ${what} here is called “${filter.value}”.${list === '' ? ` No article names a${what === 'topic' ? '' : 'n'} ${what}.` : ` There is: ${list}.`}`;
}

function isNear(wanted: string, words: readonly string[], name: string): boolean {
  const budget = editBudget(wanted.length);
  if (editDistance(wanted, name, budget) <= budget) return true;
  const nameWords = name.split(' ');
  return words.every((word) => nameWords.some((other) => editDistance(word, other, 2) <= Math.min(2, editBudget(word.length))));
}

function unmet(filter: QueryFilter, others: boolean): string {
  if (filter.name === 'since') return `No article is from ${filter.value} or later${others ? ' that also passes the other filters' : ''}. Leave ${filter.written} out, or go further back.`;
  if (filter.name === 'until') return `No article is from ${filter.value} or before${others ? ' that also passes the other filters' : ''}. Leave ${filter.written} out, or choose a later date.`;
  return `No article passes ${filter.written} together with the other filters. Leave one of them out.`;
}
