import { holds } from './phrase.ts';
import type { ParsedQuery } from './query.ts';
import type { SearchState } from './search-state.ts';
import type { Shortlist } from './shortlist.ts';

/** Words or a phrase to leave out. */
export interface Unwanted {
  readonly text: string;
  readonly tokens: readonly number[];
}

/** The needs of a section besides words. */
export interface QueryRequirements {
  /** Whether a section has the phrases in quotes and none of what is left out; undefined if the query has neither. */
  readonly accepts: ((section: number) => boolean) | undefined;
  /** The same for the phrases alone. */
  readonly acceptsPhrases: ((section: number) => boolean) | undefined;
  /** The words that are left out, and are somewhere. */
  readonly unwanted: readonly Unwanted[];
}

export function requirementsOf(state: SearchState, { phrases, excluded }: ParsedQuery): QueryRequirements {
  if (phrases.length === 0 && excluded.length === 0) return { accepts: undefined, acceptsPhrases: undefined, unwanted: [] };
  const tokensOf = (words: readonly string[]) => words.map((word) => state.dictionary.findText(word));
  const wanted = phrases.map(tokensOf);
  const unwanted = excluded
    .map((words) => ({ text: words.join(' '), tokens: tokensOf(words) }))
    .filter(({ tokens }) => tokens.length > 0 && !tokens.includes(-1));
  const acceptsPhrases = wanted.some((tokens) => tokens.includes(-1))
    ? () => false
    : (section: number) => wanted.every((tokens) => holds(state, section, tokens));
  return {
    accepts: (section) => acceptsPhrases(section) && !unwanted.some(({ tokens }) => holds(state, section, tokens)),
    acceptsPhrases: phrases.length === 0 ? undefined : acceptsPhrases,
    unwanted,
  };
}

/** The unwanted words that would have been among the best sections: leaving it out changed the answer. */
export function leftOutOf(state: SearchState, unwanted: readonly Unwanted[], { count, order, section }: Shortlist): string[] {
  const sections = Array.from(order.subarray(0, count), (row) => section[row] as number);
  return unwanted.filter(({ tokens }) => sections.some((one) => holds(state, one, tokens))).map(({ text }) => text);
}
