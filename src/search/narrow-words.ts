import { BUCKETS, eachPair, letterOf, lettersOf, pairBucket, type LetterPairs } from './vocabulary.ts';

/** Of a word's letter pairs, so many of the commonest are not read, as long as enough others are. */
const SPARED_BUCKETS = 2;
const MIN_BUCKETS = 5;
/** A word that shares so many pairs fewer than the best one is not the nearest. */
export const MAX_FEWER_PAIRS = 2;

/** A vocabulary with the texts of its tokens. */
interface Words {
  readonly vocabulary: LetterPairs;
  readonly textOf: (token: number) => string;
  /** 0 leaves a token out. */
  readonly weightOf: (token: number) => number;
}

/** Finds the words of a vocabulary that share letter pairs with a mistyped one; used again and again. */
export class Narrower {
  /** Of each word, the pairs found so far. */
  #shared = new Uint8Array(0);
  #touched = new Uint32Array(0);
  readonly #isWanted = new Uint8Array(BUCKETS);

  /**
   * Adds the words of a fitting length and of fitting letters to `byCount`, by how many of the telling pairs they share. The rarest pairs
   * are read first, until a word with none of them could not be among those that share the most.
   */
  narrow(word: string, budget: number, { vocabulary, textOf, weightOf }: Words, byCount: number[][]): void {
    const { pairTokens, letters, first, numbers } = vocabulary;
    if (this.#shared.length < vocabulary.count) {
      this.#shared = new Uint8Array(vocabulary.count);
      this.#touched = new Uint32Array(vocabulary.count);
    }
    const shared = this.#shared;
    const touched = this.#touched;
    const isWanted = this.#isWanted;
    const buckets = tellingBuckets(word, vocabulary);
    for (const bucket of buckets) isWanted[bucket] = 1;
    const own = lettersOf(word);
    // A substitution breaks two pairs and a swap three, so a word that shares fewer is out of reach.
    const least = Math.max(1, buckets.length - 3 * budget);
    let needed = Math.max(least, byCount.length - 1 - MAX_FEWER_PAIRS);
    let reached = 1;
    let unread = buckets.length;
    let found = 0;
    for (let i = 0; unread + 1 >= needed && unread > 0; i++, unread--) {
      const bucket = buckets[i] as number;
      const end = vocabulary.pairStarts[bucket + 1] as number;
      const from = ofLength(vocabulary, vocabulary.pairStarts[bucket] as number, end, word.length - budget);
      const to = ofLength(vocabulary, from, end, word.length + budget + 1);
      for (let at = from; at < to; at++) {
        const token = pairTokens[at] as number;
        const count = shared[token] as number;
        if (count === 0) touched[found++] = token;
        shared[token] = count + 1;
        if (count < reached) continue;
        reached = count + 1;
        const number = numbers ? (numbers[token] as number) : first + token;
        if (fits(own, letters[token] as number, budget) && weightOf(number) > 0)
          needed = Math.max(needed, countShared(textOf(number), isWanted, buckets) - MAX_FEWER_PAIRS);
      }
    }
    for (let i = 0; i < found; i++) {
      const token = touched[i] as number;
      const read = shared[token] as number;
      shared[token] = 0;
      if (read + unread < needed || !fits(own, letters[token] as number, budget)) continue;
      const number = numbers ? (numbers[token] as number) : first + token;
      const count = unread === 0 ? read : countShared(textOf(number), isWanted, buckets);
      if (count >= least) (byCount[count] ??= []).push(number);
    }
    for (const bucket of buckets) isWanted[bucket] = 0;
  }
}

/** Whether the letters of two words are within the budget: each slip brings in one at most and takes one away. */
function fits(own: number, other: number, budget: number): boolean {
  return bitCount(own & ~other) <= budget && bitCount(other & ~own) <= budget;
}

/** The number of buckets that are wanted and that a text has, each once. Leaves `isWanted` as it was. */
function countShared(text: string, isWanted: Uint8Array, buckets: readonly number[]): number {
  let count = 0;
  let previous = 0;
  for (let i = 0; i <= text.length; i++) {
    const letter = i === text.length ? 0 : letterOf(text.charCodeAt(i));
    const bucket = pairBucket(previous, letter);
    if (isWanted[bucket] === 1) {
      isWanted[bucket] = 2;
      count++;
    }
    previous = letter;
  }
  if (count > 0) for (const bucket of buckets) isWanted[bucket] = 1;
  return count;
}

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

/** Neighboring bits are added up in pairs, fours and eights at once. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
