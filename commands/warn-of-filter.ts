import { type Filter, formatFilter } from '../src/subscription/filter.ts';
import type { Article } from '../src/content/article.ts';
import { foldWords } from '../src/search/fold-text.ts';
import { matchNames } from '../src/search/match-names.ts';
import type { Words } from '../src/words/words.ts';

type Named = Extract<Filter, { readonly value: string }> & { readonly kind: 'topic' | 'author' };

/** More in one answer nobody reads. */
const maxWarnings = 3;

/**
 * The parts of a filter that match no article, each with the nearest value that matches one: a sentence each. They are not errors,
 * because the first article of a topic may be still to come; but a slip would leave a channel silent for good.
 */
export function warnOfFilter(filter: Filter, articles: readonly Article[], words: Words): readonly string[] {
  const named = [...listNamed(filter)];
  const names = {
    topic: [...new Set(articles.flatMap(({ topics }) => topics))],
    author: [...new Set(articles.flatMap(({ bylines }) => bylines))],
  };
  const warnings = named.flatMap((clause) => {
    const { kind, value } = clause;
    const wanted = foldWords(value);
    const has = names[kind].some((name) => isNamed(foldWords(name), wanted, kind));
    if (has) return [];
    const { found, nearest } = matchNames(wanted, new Set(names[kind]));
    const near = [...found, ...nearest].slice(0, 3).map((name) => formatFilter({ kind, value: name }));
    const what = kind === 'topic' ? words.noArticleHas(formatFilter(clause)) : words.noArticleBy(formatFilter(clause));
    return [near.length === 0 ? what : `${what} ${words.nearest(near)}`];
  });
  return [...new Set([...listContradictions(filter, words), ...warnings])].slice(0, maxWarnings);
}

/** Values that are wanted and excluded at once. */
function* listContradictions(filter: Filter, words: Words): Generator<string> {
  if (!('of' in filter)) return;
  const wanted = filter.kind === 'all' ? filter.of.filter((part) => part.kind !== 'none').map(formatFilter) : [];
  const unwanted = filter.kind === 'all' ? filter.of.flatMap((part) => (part.kind === 'none' ? part.of.map(formatFilter) : [])) : [];
  const both = wanted.find((clause) => unwanted.some((other) => other.toLowerCase() === clause.toLowerCase()));
  if (both !== undefined) yield words.contradiction(both);
  for (const part of filter.of) yield* listContradictions(part, words);
}

/** As filters compare: a topic as a whole, an author by any word of the name too. */
function isNamed(name: readonly string[], wanted: readonly string[], kind: Named['kind']): boolean {
  return name.join(' ') === wanted.join(' ') || (kind === 'author' && wanted.length === 1 && name.includes(wanted[0] ?? ''));
}

function* listNamed(filter: Filter): Generator<Named> {
  if ('of' in filter) for (const part of filter.of) yield* listNamed(part);
  else if (filter.kind !== 'words') yield { kind: filter.kind, value: filter.value };
}
