import { editDistance } from './edit-distance.ts';
import type { QueryWord } from './query.ts';
import type { Layer, SearchState } from './search-state.ts';
import { SUGGESTION_KINDS } from './suggestion-arrays.ts';
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
      for (let at = suggestions.rowStarts[row] ?? 0; at < (suggestions.rowStarts[row + 1] ?? 0); at++) {
        if (left-- <= 0) return undefined;
        const entry = suggestions.entries[at] as number;
        const name = nameLike(suggestions, entry, tokens);
        if (!name) continue;
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
function rarestRows({ rowOf, rowStarts }: Layer['suggestions'], tokens: readonly number[]): number[] {
  const rows = [...new Set(tokens.map((token) => rowOf[token] ?? -1).filter((row) => row >= 0))];
  const size = (row: number) => (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0);
  return rows.sort((a, b) => size(a) - size(b)).slice(0, RIGHT_AMONG);
}

/** The tokens of a name that has about as many words as the query, all but two of them the same. */
function nameLike(
  { kinds, tokenStarts, tokens: all }: Layer['suggestions'],
  entry: number,
  tokens: readonly number[],
): readonly number[] | undefined {
  const [from, to] = [tokenStarts[entry] as number, tokenStarts[entry + 1] as number];
  if (Math.abs(to - from - tokens.length) > 1 || SUGGESTION_KINDS[kinds[entry] as number] === 'term') return undefined;
  let same = 0;
  for (let at = from; at < to; at++) if (tokens.includes(all[at] as number)) same++;
  return same >= Math.max(1, to - from - 2) ? Array.from(all.subarray(from, to)) : undefined;
}
