import { editDistance } from './edit-distance.ts';
import type { QueryWord } from './query.ts';
import type { Layer, SearchState } from './search-state.ts';
import { nameRow, SUGGESTION_KINDS } from './suggestion-arrays.ts';
import { liveRef } from './suggestion-source.ts';

/** A title or heading that the query is, but for one slip. */
export interface NearName {
  readonly section: number;
  readonly tokens: readonly number[];
}

const MAX_WORDS = 12;
/** Names looked at for a query at most; a name is passed over at a glance unless it has nearly all words. */
const MAX_NAMES = 3000;
/** One slip spoils two words at most (a space moved), so one of any three is right. */
const RIGHT_AMONG = 3;

/**
 * Finds a title or heading that is the query but for one slip anywhere, spaces included: `the able` is The Table.
 * Word by word nothing may be wrong with such a query, so only a name that fits as a whole is evidence.
 */
export function findNearName(state: SearchState, words: readonly QueryWord[]): NearName | undefined {
  if (words.length < 2 || words.length > MAX_WORDS || words.some(({ pair }) => pair)) return undefined;
  const tokens = words.map(({ text }) => state.dictionary.findText(text));
  const wanted = words.map(({ text }) => text).join(' ');
  let left = MAX_NAMES;
  for (const { suggestions } of state.layers) {
    for (const row of rarestRows(suggestions, tokens)) {
      const end = suggestions.rowStarts[row + 1] as number;
      for (let at = suggestions.rowStarts[row] as number; at < end; at++) {
        if (left-- <= 0) return undefined;
        const entry = suggestions.entries[at] as number;
        if (!isLike(suggestions, entry, tokens)) continue;
        const name = Array.from(suggestions.tokens.subarray(suggestions.tokenStarts[entry], suggestions.tokenStarts[entry + 1]));
        const text = name.map((token) => state.dictionary.text(token)).join(' ');
        if (text === wanted || editDistance(wanted, text, 1) > 1) continue;
        const section = liveRef(state, suggestions, entry);
        if (section !== undefined) return { section, tokens: name };
      }
    }
  }
  return undefined;
}

/** Rows of the query's words that occur in the fewest names. */
function rarestRows(suggestions: Layer['suggestions'], tokens: readonly number[]): number[] {
  const { rowStarts } = suggestions;
  const rows: number[] = [];
  for (const token of tokens) {
    const row = nameRow(suggestions, token);
    if (row >= 0 && !rows.includes(row)) rows.push(row);
  }
  const size = (row: number) => (rowStarts[row + 1] as number) - (rowStarts[row] as number);
  return rows.sort((a, b) => size(a) - size(b)).slice(0, RIGHT_AMONG);
}

/** Whether a title or heading has about as many words as the query, all but two of them the same. */
function isLike({ kinds, tokenStarts, tokens: all }: Layer['suggestions'], entry: number, tokens: readonly number[]): boolean {
  const from = tokenStarts[entry] as number;
  const to = tokenStarts[entry + 1] as number;
  const spare = to - from - tokens.length;
  if (spare > 1 || spare < -1 || kinds[entry] === TERM) return false;
  let missing = 0;
  for (let at = from; at < to; at++) if (!tokens.includes(all[at] as number) && ++missing > 2) return false;
  return missing < to - from;
}

const TERM = SUGGESTION_KINDS.indexOf('term');
