import { ENGLISH } from './languages.ts';
import type { Expansion, QueryTerm } from './query-term.ts';
import { READING_WEIGHTS } from './ranking-weights.ts';
import { occursIn, type SearchState } from './search-state.ts';
import { kinAt } from './word-kin.ts';
import type { WordReadings } from './word-readings.ts';

/** The words that mean the same as one of an English question: the asker does not know how it is written. Only in articles that may be English. */
export function kinOf(state: SearchState, readings: WordReadings, terms: readonly QueryTerm[], at: number): Expansion[] {
  const term = terms[at] as QueryTerm;
  if (term.quoted || term.pair || term.stop) return [];
  const own = new Set(term.expansions.map(({ tokens }) => tokens[0]));
  const kin: Expansion[] = [];
  const add = (token: number, weight: number): void => {
    if (token < 0 || own.has(token) || !occursIn(state, token, ENGLISH)) return;
    own.add(token);
    kin.push({ kind: 'kin', tokens: [token], weight, literal: false, languages: ENGLISH });
  };
  const words = terms.map(({ text }) => text);
  for (const word of kinAt(words, at)) {
    add(readings.known(word), READING_WEIGHTS.kin);
    for (const { token, share } of readings.formsIn(word, ENGLISH)) add(token, READING_WEIGHTS.kin * share);
  }
  return kin;
}
