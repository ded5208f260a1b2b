import { keep, leastKept, type Scored } from './keep-best.ts';
import type { Readings } from './name-words.ts';
import { nameRow, type SuggestionArrays } from './suggestion-arrays.ts';

/** By SUGGESTION_KINDS: a title says more than a heading that looks the same. */
export const KIND_BONUS = [0.12, 0, 0.08, 0.04];
/** The largest gain of an entry by the order of its words. */
const IN_ORDER = 0.15;
const SIDE_BY_SIDE = 0.3;
const LITTLE_LEFT = 0.1;

/** Finds the titles, headings and terms that hold words. One query at a time: what it counts with is kept between queries. */
export class NameMatcher {
  readonly #arrays: SuggestionArrays;
  readonly #score: Float32Array;
  /** Bit `i`: the entry holds word `i`. */
  readonly #met: Uint16Array;
  readonly #word: Float32Array;
  readonly #touched: Int32Array;
  readonly #fresh: Int32Array;
  #touchedCount = 0;

  constructor(arrays: SuggestionArrays) {
    const size = arrays.kinds.length;
    this.#arrays = arrays;
    this.#score = new Float32Array(size);
    this.#met = new Uint16Array(size);
    this.#word = new Float32Array(size);
    this.#touched = new Int32Array(size);
    this.#fresh = new Int32Array(size);
  }

  /** The best `room` entries that hold every word. */
  withAll(readings: readonly Readings[], room: number): Scored[] {
    const all = (1 << readings.length) - 1;
    let before = 0;
    // The rarest word first: what does not hold it need not be looked at for the others.
    for (const i of this.#rarestFirst(readings)) {
      this.#addWord(readings[i] as Readings, 1 << i, before);
      before |= 1 << i;
    }
    return this.#best(readings, room, (met) => met === all);
  }

  /** The best `room` entries that hold every word but one. `counts` tells whether the words met, as bits, are enough. */
  withoutOne(readings: readonly Readings[], room: number, counts: (met: number) => boolean): Scored[] {
    readings.forEach((reading, i) => this.#addWord(reading, 1 << i, 0));
    return this.#best(readings, room, (met) => missing(met, readings.length) === 1 && counts(met));
  }

  #rarestFirst(readings: readonly Readings[]): number[] {
    const { rowStarts } = this.#arrays;
    const sizes = readings.map((reading) => {
      let size = 0;
      for (const token of reading.keys()) {
        const row = nameRow(this.#arrays, token);
        size += (rowStarts[row + 1] as number) - (rowStarts[row] as number);
      }
      return size;
    });
    return sizes.map((_, i) => i).sort((a, b) => (sizes[a] as number) - (sizes[b] as number));
  }

  /** Counts a word for the entries that hold it and, as bits, the words `before`. */
  #addWord(reading: Readings, bit: number, before: number): void {
    const { rowStarts, entries } = this.#arrays;
    const [met, word, score, fresh] = [this.#met, this.#word, this.#score, this.#fresh];
    let count = 0;
    for (const [token, weight] of reading) {
      const row = nameRow(this.#arrays, token);
      const end = rowStarts[row + 1] as number;
      for (let at = rowStarts[row] as number; at < end; at++) {
        const entry = entries[at] as number;
        if (((met[entry] as number) & before) !== before) continue;
        const known = word[entry] as number;
        if (known === 0) fresh[count++] = entry;
        if (weight > known) word[entry] = weight;
      }
    }
    for (let i = 0; i < count; i++) {
      const entry = fresh[i] as number;
      if (met[entry] === 0) this.#touched[this.#touchedCount++] = entry;
      met[entry] = (met[entry] as number) | bit;
      score[entry] = (score[entry] as number) + (word[entry] as number);
      word[entry] = 0;
    }
  }

  #best(readings: readonly Readings[], room: number, isEnough: (met: number) => boolean): Scored[] {
    const best: Scored[] = [];
    for (let i = 0; i < this.#touchedCount; i++) {
      const entry = this.#touched[i] as number;
      if (isEnough(this.#met[entry] as number) && this.#atMost(entry, readings.length) > leastKept(best, room))
        keep(best, entry, this.#scoreOf(entry, readings), room);
      this.#met[entry] = 0;
      this.#score[entry] = 0;
    }
    this.#touchedCount = 0;
    return best;
  }

  /** The score that an entry would have with its words in order and side by side. */
  #atMost(entry: number, count: number): number {
    return this.#plainScore(entry, count) + IN_ORDER + SIDE_BY_SIDE;
  }

  /** Mean of the words' weights, with more for little left to type. */
  #plainScore(entry: number, count: number): number {
    const { tokenStarts, kinds } = this.#arrays;
    const length = (tokenStarts[entry + 1] as number) - (tokenStarts[entry] as number);
    return (this.#score[entry] as number) / count + (LITTLE_LEFT * count) / length + (KIND_BONUS[kinds[entry] as number] as number);
  }

  /** As above, with more for words in the entry's order from its beginning, and side by side. */
  #scoreOf(entry: number, readings: readonly Readings[]): number {
    const { tokenStarts, tokens } = this.#arrays;
    const count = readings.length;
    const end = tokenStarts[entry + 1] as number;
    let inOrder = 0;
    let neighbors = 0;
    let before = -2;
    for (let at = tokenStarts[entry] as number; at < end && inOrder < count; at++) {
      if (!readings[inOrder]?.has(tokens[at] as number)) continue;
      if (before === at - 1) neighbors++;
      before = at;
      inOrder++;
    }
    const side = count > 1 ? neighbors / (count - 1) : 0;
    return this.#plainScore(entry, count) + (IN_ORDER * inOrder) / count + SIDE_BY_SIDE * side;
  }
}

function missing(met: number, count: number): number {
  let left = count;
  for (let rest = met; rest !== 0; rest &= rest - 1) left--;
  return left;
}
