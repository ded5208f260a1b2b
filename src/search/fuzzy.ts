import Fuse from 'fuse.js';
import { editDistance, slipSurprise } from './edit-distance.ts';
import { MAX_FUZZY_LENGTH, eachPair, lettersOf, type LetterPairs } from './vocabulary.ts';

/** A word of the dictionary that a mistyped word may have meant. */
export interface FuzzyMatch {
  readonly token: number;
  readonly text: string;
  /** Slips between the two: insertions, deletions, substitutions, swaps of neighbors. */
  readonly distance: number;
  /** The oddness of these slips; 0 for the likeliest. */
  readonly surprise: number;
}

/** Words that go to Fuse at most: the right one is among the best 40 in 97 of 100 cases even with two slips. */
const MAX_CANDIDATES = 32;

/** Slips allowed: one up to five letters, two above: two in five letters make `cold` of `covid`. */
export function editBudget(length: number): number {
  return length < 2 ? 0 : length <= 5 ? 1 : 2;
}

/** Of a word's letter pairs, so many of the commonest are not read, as long as enough others are. */
const SPARED_BUCKETS = 2;
const MIN_BUCKETS = 5;
/** A word that shares so many pairs fewer than the best one is not the nearest. */
const MAX_FEWER_PAIRS = 2;

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

interface Candidate {
  readonly token: number;
  readonly text: string;
}

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
  #shared = new Uint8Array(0);
  #touched = new Uint32Array(0);

  /** Matches within the edit budget, nearest first. */
  match(word: string, { vocabularies, find, textOf, weightOf }: FuzzyDictionary): FuzzyMatch[] {
    const budget = editBudget(word.length);
    if (budget === 0 || word.length > MAX_FUZZY_LENGTH) return [];
    const byCount: number[][] = [];
    for (const vocabulary of vocabularies) this.#narrow(word, budget, vocabulary, byCount);
    const tokens = new Set([...swapped(word, find), ...best(byCount, weightOf, textOf)]);
    const candidates = Array.from(tokens, (token) => ({ token, text: textOf(token) }));
    const matches: FuzzyMatch[] = [];
    for (const { token, text } of this.#propose(word, candidates)) {
      const distance = editDistance(word, text, budget);
      if (distance > budget || distance === 0 || weightOf(token) === 0) continue;
      matches.push({ token, text, distance, surprise: slipSurprise(word, text) });
    }
    return matches.sort(
      (a, b) => a.distance - b.distance || a.surprise - b.surprise || weightOf(b.token) - weightOf(a.token) || (a.text < b.text ? -1 : 1),
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

  /** Adds the words of a fitting length by how many letter pairs they share. */
  #narrow(word: string, budget: number, vocabulary: LetterPairs, byCount: number[][]): void {
    const { pairTokens, letters, first, numbers } = vocabulary;
    if (this.#shared.length < vocabulary.count) {
      this.#shared = new Uint8Array(vocabulary.count);
      this.#touched = new Uint32Array(vocabulary.count);
    }
    const shared = this.#shared;
    const touched = this.#touched;
    let found = 0;
    const buckets = tellingBuckets(word, vocabulary);
    for (const bucket of buckets) {
      const end = vocabulary.pairStarts[bucket + 1] as number;
      const from = ofLength(vocabulary, vocabulary.pairStarts[bucket] as number, end, word.length - budget);
      const to = ofLength(vocabulary, from, end, word.length + budget + 1);
      for (let at = from; at < to; at++) {
        const token = pairTokens[at] as number;
        const count = shared[token] as number;
        if (count === 0) touched[found++] = token;
        shared[token] = count + 1;
      }
    }
    // A substitution breaks two pairs and a swap three, so a word that shares fewer is out of reach.
    const least = Math.max(1, buckets.length - 3 * budget);
    const own = lettersOf(word);
    for (let i = 0; i < found; i++) {
      const token = touched[i] as number;
      const count = shared[token] as number;
      shared[token] = 0;
      if (count < least) continue;
      const other = letters[token] as number;
      // Each slip brings in one letter at most and takes one away.
      if (bitCount(own & ~other) <= budget && bitCount(other & ~own) <= budget)
        (byCount[count] ??= []).push(numbers ? (numbers[token] as number) : first + token);
    }
  }
}

/** One for all: between two calls it keeps nothing but room. */
export const fuzzyMatcher = new FuzzyMatcher();

/** The first place from `low` on whose token is at least so long. */
function ofLength({ pairTokens, lengths }: LetterPairs, low: number, high: number, length: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((lengths[pairTokens[middle] as number] as number) < length) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * The letter pairs of a word to look for: the commonest hold most of the entries and tell the least, and a word that is near shares rarer
 * ones too.
 */
function tellingBuckets(word: string, { pairStarts }: LetterPairs): number[] {
  const all: number[] = [];
  eachPair(word, (bucket) => {
    if (!all.includes(bucket)) all.push(bucket);
  });
  const size = (bucket: number) => (pairStarts[bucket + 1] as number) - (pairStarts[bucket] as number);
  return all.sort((a, b) => size(a) - size(b)).slice(0, Math.max(MIN_BUCKETS, all.length - SPARED_BUCKETS));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

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
