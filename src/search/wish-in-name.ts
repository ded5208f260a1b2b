import type { SearchState } from './search-state.ts';
import { liveRef } from './suggestion-source.ts';
import { nameRow } from './suggestion-arrays.ts';

/** The words of a query that could be those of a name, as tokens; -1 for one that is not known. */
export interface WishedName {
  /** The word that wishes for the newest, and the word after it. */
  readonly wish: number;
  readonly next: number;
  /** The other telling words, in every form. */
  readonly others: ReadonlySet<number>;
}

/**
 * Whether a title or heading has the wish right before the word after it, and another word of the query: `recent` is then a word of a name,
 * as in *Most recent common ancestor*, and no wish.
 */
export function isWishInName(state: SearchState, { wish, next, others }: WishedName): boolean {
  if (wish < 0 || next < 0) return false;
  return state.layers.some(({ suggestions }) => {
    const { rowStarts, entries, tokenStarts, tokens } = suggestions;
    const row = nameRow(suggestions, wish);
    if (row < 0) return false;
    for (const entry of entries.subarray(rowStarts[row], rowStarts[row + 1])) {
      const name = tokens.subarray(tokenStarts[entry], tokenStarts[entry + 1]);
      const isNamed = name.some((token, i) => token === wish && name[i + 1] === next) && name.some((token) => others.has(token));
      if (isNamed && liveRef(state, suggestions, entry) !== undefined) return true;
    }
    return false;
  });
}
