import { FuzzyMatcher, type FuzzyDictionary } from './fuzzy.ts';
import { fuzzyPrefixRanges } from './fuzzy-prefix.ts';
import { capQuery } from './query.ts';
import type { Suggestion } from './search.ts';
import type { SearchState } from './search-state.ts';
import { dateOf } from './section-order.ts';
import { liveRef, type SuggestionSource } from './suggestion-source.ts';
import { TokenFlag, Tokenizer } from './tokenize.ts';

const MAX_WORDS = 10;
/** Tokens that one typed word may stand for at most. */
const MAX_TOKENS = 300;
/** Mistyped words looked up at most. */
const MAX_FUZZY_WORDS = 5;
/** By SUGGESTION_KINDS: a title says more than a heading that looks the same. */
const KIND_BONUS = [0.08, 0, 0.06, 0.04];

interface Scored {
  readonly entry: number;
  readonly score: number;
}

interface Found extends Suggestion {
  readonly score: number;
  readonly date: number;
}

/** Completes what is being typed to titles, headings and terms: first what begins or holds the words, then with slips. */
export function suggest(state: SearchState, suggesters: readonly SourceSuggester[], text: string, limit: number): readonly Suggestion[] {
  const words = readWords(text);
  if (words.length === 0 || limit <= 0) return [];
  const found = new Map<string, Found>();
  for (const loose of [false, true]) {
    for (const suggester of suggesters) {
      for (const one of suggester.find(state, words, loose, limit)) {
        const known = found.get(one.text);
        if (!known || compare(one, known) < 0) found.set(one.text, one);
      }
    }
    if (found.size >= limit) break;
  }
  return [...found.values()]
    .sort(compare)
    .slice(0, limit)
    .map(({ score: _, date: __, ...suggestion }) => suggestion);
}

function compare(a: Found, b: Found): number {
  return b.score - a.score || b.date - a.date || (a.text < b.text ? -1 : 1);
}

function readWords(text: string): string[] {
  const tokenizer = new Tokenizer();
  tokenizer.scan(capQuery(text));
  const words: string[] = [];
  for (let i = 0; i < tokenizer.count && words.length < MAX_WORDS; i++) {
    if (((tokenizer.flags[i] ?? 0) & (TokenFlag.variant | TokenFlag.tail)) === 0) words.push(tokenizer.text(i));
  }
  return words;
}

/** Suggestions from one source. */
export class SourceSuggester {
  readonly #source: SuggestionSource;
  readonly #fuzzy = new FuzzyMatcher();
  readonly #dictionary: FuzzyDictionary;
  readonly #score: Float32Array;
  readonly #met: Uint16Array;
  readonly #word: Float32Array;
  readonly #touched: Int32Array;

  constructor(source: SuggestionSource) {
    const { dictionary, vocabularies, arrays } = source;
    const size = arrays.kinds.length;
    this.#source = source;
    this.#score = new Float32Array(size);
    this.#met = new Uint16Array(size);
    this.#word = new Float32Array(size);
    this.#touched = new Int32Array(size);
    this.#dictionary = {
      vocabularies,
      find: (text) => dictionary.findText(text),
      textOf: (token) => dictionary.text(token),
      weightOf: (token) => {
        const row = arrays.rowOf[token] ?? -1;
        return row < 0 ? 0 : (arrays.rowStarts[row + 1] ?? 0) - (arrays.rowStarts[row] ?? 0);
      },
    };
  }

  /** The best entries that hold all words, the last one as a beginning; loosely: words with slips, run together or torn apart. */
  find(state: SearchState, words: readonly string[], loose: boolean, limit: number): Found[] {
    if (this.#score.length === 0) return [];
    const readings = words.map((word, i) => this.#readings(words, i, word, loose));
    const found: Found[] = [];
    for (const { entry, score } of this.#matching(readings, limit)) {
      const suggestion = this.#source.suggestionOf(state, entry);
      if (suggestion) found.push({ ...suggestion, score, date: this.#dateOf(state, entry) });
    }
    return found;
  }

  #matching(readings: readonly ReadonlyMap<number, number>[], limit: number): Scored[] {
    let touched = 0;
    readings.forEach((reading, i) => {
      const list: number[] = [];
      for (const [token, weight] of reading) this.#addToken(token, weight, i, list);
      for (const entry of list) {
        if (this.#met[entry] === 0) this.#touched[touched++] = entry;
        this.#met[entry] = (this.#met[entry] ?? 0) | (1 << i);
        this.#score[entry] = (this.#score[entry] ?? 0) + (this.#word[entry] ?? 0);
        this.#word[entry] = 0;
      }
    });
    const all = (1 << readings.length) - 1;
    const best: Scored[] = [];
    // Some are gone or doubled: more are kept than are shown.
    const room = limit * 2 + 10;
    for (let i = 0; i < touched; i++) {
      const entry = this.#touched[i] ?? 0;
      if (this.#met[entry] === all) keep(best, { entry, score: this.#entryScore(entry, readings) }, room);
      this.#met[entry] = 0;
      this.#score[entry] = 0;
    }
    return best;
  }

  #addToken(token: number, weight: number, word: number, list: number[]): void {
    const { rowOf, rowStarts, entries } = this.#source.arrays;
    const row = rowOf[token] ?? -1;
    if (row < 0) return;
    // From the second word on, only entries that held all before can hold all.
    const before = (1 << word) - 1;
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const entry = entries[at] as number;
      if (((this.#met[entry] as number) & before) !== before) continue;
      const known = this.#word[entry] as number;
      if (known === 0) list.push(entry);
      if (weight > known) this.#word[entry] = weight;
    }
  }

  /** Mean of the words' weights, more for words in the entry's order from its beginning, and for little left to type. */
  #entryScore(entry: number, readings: readonly ReadonlyMap<number, number>[]): number {
    const { tokenStarts, tokens, kinds } = this.#source.arrays;
    const count = readings.length;
    const from = tokenStarts[entry] ?? 0;
    const to = tokenStarts[entry + 1] ?? 0;
    let inOrder = 0;
    let start = -1;
    for (let at = from; at < to && inOrder < count; at++) {
      if (!readings[inOrder]?.has(tokens[at] ?? 0)) continue;
      if (inOrder === 0) start = at - from;
      inOrder++;
    }
    const begins = start === 0 ? 0.35 : 0;
    return (this.#score[entry] ?? 0) / count + begins + (0.25 * inOrder) / count + (0.1 * count) / (to - from) + (KIND_BONUS[kinds[entry] ?? 0] ?? 0);
  }

  /** Tokens that a typed word may stand for, with how surely. */
  #readings(words: readonly string[], i: number, word: string, loose: boolean): Map<number, number> {
    const readings = new Map<number, number>();
    const last = i === words.length - 1;
    const { dictionary, arrays } = this.#source;
    const add = (token: number, weight: number) => {
      if (token >= 0 && (arrays.rowOf[token] ?? -1) >= 0 && (readings.get(token) ?? 0) < weight) readings.set(token, weight);
    };
    add(dictionary.findText(word), 1);
    if (last || readings.size === 0) this.#addBeginnings(word, last ? 0.95 : 0.7, 0, add);
    if (!loose) return readings;
    if (word.length >= 3 && last) this.#addBeginnings(word, 0.6, 1, add);
    if (i < MAX_FUZZY_WORDS || last) {
      for (const { token, distance, surprise } of this.#fuzzy.match(word, this.#dictionary)) add(token, (distance === 1 ? 0.7 : 0.5) - 0.05 * surprise);
    }
    this.#addJoined(words, i, add);
    return readings;
  }

  /** A word torn apart: with a neighbor it is one that exists, or begins one. */
  #addJoined(words: readonly string[], i: number, add: (token: number, weight: number) => void): void {
    const { dictionary } = this.#source;
    const word = words[i] ?? '';
    const before = words[i - 1];
    const after = words[i + 1];
    if (before !== undefined) add(dictionary.findText(before + word), 0.7);
    if (after !== undefined) add(dictionary.findText(word + after), 0.7);
    if (before !== undefined && after === undefined) this.#addBeginnings(before + word, 0.6, 0, add);
    if (after !== undefined && i === words.length - 2) this.#addBeginnings(word + after, 0.6, 0, add);
  }

  #addBeginnings(word: string, weight: number, slips: 0 | 1, add: (token: number, weight: number) => void): void {
    const { dictionary, arrays } = this.#source;
    let left = MAX_TOKENS;
    for (const range of fuzzyPrefixRanges(arrays.sorted, dictionary, word, slips)) {
      for (let at = range.from; at < range.to && left > 0; at++, left--) {
        const token = arrays.sorted[at] ?? 0;
        const firstDiffers = range.slips > 0 && dictionary.unitAt(token, 0) !== word.charCodeAt(0);
        add(token, firstDiffers ? weight * 0.9 : weight);
      }
    }
  }

  #dateOf(state: SearchState, entry: number): number {
    const section = liveRef(state, this.#source.arrays, entry);
    const date = section === undefined ? 0 : dateOf(state, section);
    return date === Number.NEGATIVE_INFINITY ? 0 : date;
  }
}

/** Keeps the best `room`, best first; among equals the earlier found, which is in the order of articles. */
function keep(best: Scored[], scored: Scored, room: number): void {
  const last = best.at(-1);
  if (best.length >= room && last && last.score >= scored.score) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((best[middle] as Scored).score >= scored.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, scored);
  if (best.length > room) best.pop();
}
