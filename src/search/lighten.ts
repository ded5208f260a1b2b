import { isLightWord, isWordOfUse } from './light-words.ts';
import { isInName } from './names-in-query.ts';
import type { QueryTerm } from './query-term.ts';
import { OF_QUESTION } from './ranking-weights.ts';
import type { SearchState } from './search-state.ts';

/** The terms of an English question, in which a light word weighs less than its rarity says, unless it is one of a name: *Make*, *Look back*. */
export function withLightWords(state: SearchState, terms: readonly QueryTerm[], known: (text: string) => number): QueryTerm[] {
  const hasLight = terms.some(({ text }) => isLightWord(text));
  if (!hasLight) return [...terms];
  const words = terms.map(({ text, stop }) => ({ token: known(text), stop }));
  return terms.map((term, i) => {
    if (term.stop || term.quoted || !(isLightWord(term.text) || isWordOfUse(term.text)) || isInName(state, words, i)) return term;
    return { ...term, idf: term.idf * OF_QUESTION.light };
  });
}
