import type { Dictionary } from './dictionary.ts';
import { editDistance } from './edit-distance.ts';
import { type FuzzyDictionary, fuzzyMatcher } from './fuzzy.ts';
import { PrefixTree } from './prefix-tree.ts';
import type { SuggestionSource } from './suggestion-source.ts';
import { pairsOfTokens } from './vocabulary.ts';
import { nameRow } from './suggestion-arrays.ts';

/** Tokens that a typed word may stand for, with how surely: 1 for the very word. */
export type Readings = ReadonlyMap<number, number>;

/**
 * `exact`: the word or what begins so; `slip`: one slip away, where no name has the word; `near`: one slip away in any case; `far`: two.
 */
export type Reach = 'exact' | 'slip' | 'near' | 'far';

/** Beginnings of one typed word that count at most. */
const MAX_BEGINNINGS = 300;
/** Mistyped words looked up at most. */
const MAX_FUZZY_WORDS = 5;
/** Shorter words are not forgiven a slip: too much is like them. */
const MIN_SLIPPED = 3;

/** The words of titles, headings and terms: a tenth of all, and the only ones that a suggestion can mean. */
export class NameWords {
  readonly #source: SuggestionSource;
  readonly #tree: PrefixTree;
  readonly #fuzzy: FuzzyDictionary;

  constructor(source: SuggestionSource) {
    const { dictionary, arrays } = source;
    this.#source = source;
    this.#tree = new PrefixTree(arrays.sorted, (token, at) => dictionary.unitAt(token, at));
    this.#fuzzy = fuzzyDictionary(source);
  }

  knows(word: string): boolean {
    return this.#isName(this.#source.dictionary.findText(word));
  }

  /** The readings of each word, as far as the reach goes; undefined when one of them can be nothing, or nothing but what it was before. */
  readAll(words: readonly string[], reach: Reach): Readings[] | undefined {
    if (reach === 'slip' && words.every((word) => this.knows(word))) return undefined;
    const all: Readings[] = [];
    for (let i = 0; i < words.length; i++) {
      const readings = this.#read(words, i, reach);
      // With the widest reach, a word that is nothing may be left out.
      if (readings.size === 0 && reach !== 'far') return undefined;
      all.push(readings);
    }
    return all;
  }

  #read(words: readonly string[], i: number, reach: Reach): Readings {
    const readings = new Map<number, number>();
    const word = words[i] as string;
    const isLast = i === words.length - 1;
    const own = this.#source.dictionary.findText(word);
    const known = this.#isName(own);
    if (known) readings.set(own, 1);
    if (isLast || !known) this.#addBeginnings(readings, word, known ? 0.8 : isLast ? 0.95 : 0.7);
    if (reach === 'exact' || (reach === 'slip' && known)) return readings;
    if (word.length >= MIN_SLIPPED) this.#addSlipped(readings, word, isLast);
    this.#addJoined(readings, words, i);
    if (reach === 'far' && (isLast || i < MAX_FUZZY_WORDS)) this.#addFuzzy(readings, word);
    return readings;
  }

  /** Words that begin so. */
  #addBeginnings(readings: Map<number, number>, word: string, weight: number): void {
    const { sorted } = this.#source.arrays;
    let left = MAX_BEGINNINGS;
    for (const { from, to } of this.#tree.ranges(word, 0))
      for (let at = from; at < to && left > 0; at++, left--) this.#add(readings, sorted[at] as number, weight);
  }

  /** Words one slip away; for the last word also words that begin so but for one slip. */
  #addSlipped(readings: Map<number, number>, word: string, isLast: boolean): void {
    const { dictionary, arrays } = this.#source;
    let left = isLast ? MAX_BEGINNINGS : 0;
    for (const { from, to, slips } of this.#tree.ranges(word, 1)) {
      // A word that begins so without a slip was added before.
      if (slips === 0) continue;
      for (let at = from; at < to; at++) {
        const token = arrays.sorted[at] as number;
        const sure = isSameStart(dictionary, token, word) ? 1 : 0.9;
        if (dictionary.lengthOf(token) <= word.length + 1 && editDistance(word, dictionary.text(token), 1) <= 1)
          this.#add(readings, token, 0.6 * sure + 0.1);
        else if (left-- > 0) this.#add(readings, token, 0.6 * sure);
      }
    }
  }

  /** A word torn apart: with a neighbor it is one that exists, or begins one. */
  #addJoined(readings: Map<number, number>, words: readonly string[], i: number): void {
    const { dictionary } = this.#source;
    const word = words[i] as string;
    const before = words[i - 1];
    const after = words[i + 1];
    if (before !== undefined) this.#add(readings, dictionary.findText(before + word), 0.7);
    if (after !== undefined) this.#add(readings, dictionary.findText(word + after), 0.7);
    if (before !== undefined && after === undefined) this.#addBeginnings(readings, before + word, 0.6);
    if (after !== undefined && i === words.length - 2) this.#addBeginnings(readings, word + after, 0.6);
  }

  #addFuzzy(readings: Map<number, number>, word: string): void {
    for (const { token, distance, slipCost } of fuzzyMatcher.match(word, this.#fuzzy))
      this.#add(readings, token, (distance === 1 ? 0.7 : 0.5) - 0.05 * slipCost);
  }

  #add(readings: Map<number, number>, token: number, weight: number): void {
    if (this.#isName(token) && (readings.get(token) ?? 0) < weight) readings.set(token, weight);
  }

  #isName(token: number): boolean {
    return token >= 0 && nameRow(this.#source.arrays, token) >= 0;
  }
}

function isSameStart(dictionary: Dictionary, token: number, word: string): boolean {
  return dictionary.unitAt(token, 0) === word.charCodeAt(0);
}

function fuzzyDictionary({ dictionary, arrays }: SuggestionSource): FuzzyDictionary {
  const { sorted, rowStarts } = arrays;
  const texts = Array.from(sorted, (token) => dictionary.text(token));
  return {
    vocabularies: [pairsOfTokens(sorted, texts)],
    find: (text) => dictionary.findText(text),
    textOf: (token) => dictionary.text(token),
    weightOf(token) {
      const row = nameRow(arrays, token);
      return row < 0 ? 0 : (rowStarts[row + 1] as number) - (rowStarts[row] as number);
    },
  };
}
