import { nameRow } from './suggestion-arrays.ts';
import { liveRef } from './suggestion-source.ts';
import type { SearchState } from './search-state.ts';

/** A word of a query as a token, -1 for one that is not known. */
export interface WordInQuery {
  readonly token: number;
  readonly stop: boolean;
}

/**
 * Whether a word of a query is one of a name there: a title, heading or term is the word alone, stands in the query whole, or has it beside
 * the same telling word. A *single mark* is then no mark that happens to be single.
 */
export function isInName(state: SearchState, words: readonly WordInQuery[], at: number): boolean {
  const { token } = words[at] as WordInQuery;
  if (token < 0) return false;
  return state.layers.some(({ suggestions }) => {
    const { rowStarts, entries, tokenStarts, tokens } = suggestions;
    const row = nameRow(suggestions, token);
    if (row < 0) return false;
    for (let i = rowStarts[row] as number; i < (rowStarts[row + 1] as number); i++) {
      const entry = entries[i] as number;
      const from = tokenStarts[entry] as number;
      const to = tokenStarts[entry + 1] as number;
      for (let place = from; place < to; place++) {
        if (tokens[place] !== token || !isNamedHere(words, at, tokens, { from, place, to })) continue;
        if (liveRef(state, suggestions, entry) !== undefined) return true;
      }
    }
    return false;
  });
}

/** A name among all names, and the place of the word in it. */
interface NameAt {
  readonly from: number;
  readonly place: number;
  readonly to: number;
}

function isNamedHere(words: readonly WordInQuery[], at: number, tokens: Uint32Array, { from, place, to }: NameAt): boolean {
  const before = words[at - 1];
  const after = words[at + 1];
  if (before && !before.stop && place > from && tokens[place - 1] === before.token) return true;
  if (after && !after.stop && place + 1 < to && tokens[place + 1] === after.token) return true;
  for (let i = from; i < to; i++) if (words[at + i - place]?.token !== tokens[i]) return false;
  return true;
}
