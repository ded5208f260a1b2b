import type { FuzzyMatch } from './fuzzy.ts';
import { SLIPS } from './ranking-weights.ts';
import { frequencyOf, type SearchState } from './search-state.ts';
import { isStopWord } from './stop-words.ts';
import { nameRow } from './suggestion-arrays.ts';

/**
 * The words that a mistyped one may be meant for, the likeliest first: the nearest, and of those the one that the edition uses more, most
 * of all in its names, unless the slip to it would be an odd one. What nobody means by the typed word is left out.
 */
export function likelySlips(state: SearchState, typed: string, matches: readonly FuzzyMatch[]): FuzzyMatch[] {
  const possible = matches.filter((match) => isLikely(state, typed, match));
  const isNear = possible.some(({ distance }) => distance === 1);
  const likely = possible
    .filter(({ text }) => isNear || hasSafeStart(typed, text))
    .map((match) => ({ match, odds: Math.log(1 + usesOf(state, match.token)) - SLIPS.oddness * match.slipCost }));
  likely.sort((a, b) => a.match.distance - b.match.distance || b.odds - a.odds || (a.match.text < b.match.text ? -1 : 1));
  return likely.map(({ match }) => match);
}

function isLikely({ languageBits }: SearchState, typed: string, { text, distance }: FuzzyMatch): boolean {
  if (!hasSameNumber(typed, text)) return false;
  if (typed.length < SLIPS.shortest && isStopWord(text, languageBits | 1)) return false;
  // Anybody knows how a short word begins: fingers slip further on, or swap two letters, but *sith* is not *with*.
  if (isStopWord(text, languageBits | 1))
    return distance === 1 && (typed.length > SLIPS.shortWord || typed[0] === text[0] || isSwap(typed, text));
  return distance < 2 || Math.max(typed.length, text.length) >= SLIPS.longForTwo;
}

/** Of two slips in a shorter word none is in its first letter, if nothing is nearer: *whales* are not *charles*. */
function hasSafeStart(typed: string, text: string): boolean {
  return typed[0] === text[0] || Math.min(typed.length, text.length) >= SLIPS.longForTwo;
}

/** A name with another number is another name, and so is one that is hardly more than the number. */
function hasSameNumber(typed: string, text: string): boolean {
  const digits = typed.replace(/\P{N}+/gu, '');
  const other = text.replace(/\P{N}+/gu, '');
  if (digits === '' && other === '') return true;
  return digits === other && (typed.length - digits.length >= SLIPS.lettersBesideNumber || isSwap(typed, text));
}

function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

/** Sections that have a word, and titles, headings and terms that have it, which say more. */
function usesOf(state: SearchState, token: number): number {
  let names = 0;
  for (const { suggestions } of state.layers) {
    const row = nameRow(suggestions, token);
    if (row >= 0) names += (suggestions.rowStarts[row + 1] as number) - (suggestions.rowStarts[row] as number);
  }
  return frequencyOf(state, token) + SLIPS.name * names;
}
