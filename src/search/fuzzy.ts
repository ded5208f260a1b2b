import Fuse from 'fuse.js';
import { editDistance, slipCost } from './edit-distance.ts';
import { MAX_FEWER_PAIRS, Narrower } from './narrow-words.ts';
import { MAX_FUZZY_LENGTH, type LetterPairs } from './vocabulary.ts';

/** A word of the dictionary that a mistyped word may have meant. */
export interface FuzzyMatch {
  readonly token: number;
  readonly text: string;
  /** Slips between the two: insertions, deletions, substitutions, swaps of neighbors. */
  readonly distance: number;
  /** The oddness of these slips; 0 for the likeliest. */
  readonly slipCost: number;
}

/** Words that go to Fuse at most: the right one is among the best 40 in 97 of 100 cases even with two slips. */
const MAX_CANDIDATES = 32;

/** Slips allowed: one up to five letters, two above: two in five letters make `cold` of `covid`. */
export function editBudget(length: number): number {
  return length < 2 ? 0 : length <= 5 ? 1 : 2;
}

/** The matcher's view of a dictionary. */
export interface FuzzyDictionary {
  readonly vocabularies: readonly LetterPairs[];
  /** The token of a text, or -1. */
  readonly find: (text: string) => number;
  readonly textOf: (token: number) => string;
  /** Breaks ties, greater first; 0 leaves a token out. */
  readonly weightOf: (token: number) => number;
}

/** Words with two neighbors swapped: the one slip that breaks three letter pairs, so in a short word hardly any is left to find it by. */
function swapped(word: string, find: (text: string) => number): number[] {
  const tokens: number[] = [];
  for (let i = 0; i + 1 < word.length; i++) {
    if (word[i] === word[i + 1]) continue;
    const token = find(`${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`);
    if (token >= 0) tokens.push(token);
  }
  return tokens;
}

type Candidate = Omit<FuzzyMatch, 'slipCost'>;

/**
 * Finds the words that a mistyped word may have meant: the dictionary is narrowed to the words that share letter pairs,
 * Fuse.js matches those, and an edit distance decides. Fuse alone would take 100 times as long over a whole dictionary,
 * count a swap twice, and accept a word inside another one; see docs/search.md.
 */
class FuzzyMatcher {
  readonly #fuse = new Fuse<string>([], {
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    isCaseSensitive: true,
    shouldSort: false,
    // Fuse counts a swap as two errors and its score is errors by length: wide enough for two swaps in five letters.
    threshold: 0.81,
  });
  readonly #narrower = new Narrower();

  /** Matches within the edit budget, nearest first. */
  match(word: string, { vocabularies, find, textOf, weightOf }: FuzzyDictionary): FuzzyMatch[] {
    const budget = editBudget(word.length);
    if (budget === 0 || word.length > MAX_FUZZY_LENGTH) return [];
    const byCount: number[][] = [];
    for (const vocabulary of vocabularies) this.#narrower.narrow(word, budget, { vocabulary, textOf, weightOf }, byCount);
    // Within the budget hardly any are left, and Fuse takes ten times as long for a word as the distance does.
    const near: Candidate[] = [];
    for (const token of new Set([...swapped(word, find), ...best(byCount, weightOf, textOf)])) {
      const text = textOf(token);
      const distance = editDistance(word, text, budget);
      if (distance <= budget && distance > 0 && weightOf(token) > 0) near.push({ token, text, distance });
    }
    const matches = this.#propose(word, near).map((match) => ({ ...match, slipCost: slipCost(word, match.text) }));
    return matches.sort(
      (a, b) => a.distance - b.distance || a.slipCost - b.slipCost || weightOf(b.token) - weightOf(a.token) || (a.text < b.text ? -1 : 1),
    );
  }

  /** The matches of Fuse, over records made by hand: building an index would cost more than the search. */
  #propose(word: string, candidates: readonly Candidate[]): readonly Candidate[] {
    if (candidates.length === 0) return [];
    const records = candidates.map(({ text }, i) => ({ i, v: text, n: 1 }));
    this.#fuse.setCollection(
      candidates.map(({ text }) => text),
      Fuse.parseIndex<string>({ keys: [], records }),
    );
    return this.#fuse.search(word).flatMap(({ refIndex }) => candidates[refIndex] ?? []);
  }
}

/** One for all: between two calls it keeps nothing but room. */
export const fuzzyMatcher = new FuzzyMatcher();

/** The words with the most pairs in common, of equals the more frequent. */
function best(
  byCount: readonly (number[] | undefined)[],
  weightOf: (token: number) => number,
  textOf: (token: number) => string,
): number[] {
  const chosen: number[] = [];
  let least = 1;
  for (let count = byCount.length - 1; count >= least && chosen.length < MAX_CANDIDATES; count--) {
    // A word that is only in withdrawn articles does not count, not even as the best one.
    const group = byCount[count]?.filter((token) => weightOf(token) > 0) ?? [];
    if (group.length === 0) continue;
    if (chosen.length === 0) least = Math.max(1, count - MAX_FEWER_PAIRS);
    const room = MAX_CANDIDATES - chosen.length;
    chosen.push(...(group.length > room ? heaviest(group, room, weightOf, textOf) : group));
  }
  return chosen;
}

function heaviest(
  group: readonly number[],
  count: number,
  weightOf: (token: number) => number,
  textOf: (token: number) => string,
): number[] {
  const weights = Float64Array.from(group, weightOf);
  const least = weights.toSorted()[group.length - count] ?? 0;
  const above = group.filter((_, i) => (weights[i] ?? 0) > least);
  // Only the last places are fought for by words of equal weight: by text, so that token numbers decide nothing.
  const equal = group.filter((_, i) => weights[i] === least).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  return [...above, ...equal.slice(0, count - above.length)];
}
