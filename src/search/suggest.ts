import { editDistance } from './edit-distance.ts';
import { fuzzyMatcher, type FuzzyDictionary } from './fuzzy.ts';
import { keep, type Scored } from './keep-best.ts';
import { PrefixTree } from './prefix-tree.ts';
import { capQuery } from './query.ts';
import type { Suggestion } from './search.ts';
import type { SearchState } from './search-state.ts';
import { dateOf } from './section-order.ts';
import { liveRef, type SuggestionSource } from './suggestion-source.ts';
import { TokenFlag, Tokenizer } from './tokenize.ts';
import { pairsOfTokens } from './vocabulary.ts';

const MAX_WORDS = 10;
/** Tokens that one typed word may stand for at most. */
const MAX_TOKENS = 300;
/** Mistyped words looked up at most. */
const MAX_FUZZY_WORDS = 5;
/** By SUGGESTION_KINDS: a title says more than a heading that looks the same. */
const KIND_BONUS = [0.12, 0, 0.08, 0.04];
/** Shorter beginnings are not forgiven a slip: too much begins like them. */
const MIN_SLIPPED = 4;
/** Entries of one beginning looked at. */
const MAX_BEGINNING = 2000;
/** So many are enough not to look for words with two slips. */
const FEW = 3;
/** A beginning of so many letters, a slip forgiven, is hardly meant for anything else. */
const TELLING = 10;
const SPACE = 32;

interface Found extends Suggestion {
  readonly score: number;
  readonly date: number;
}

/**
 * Completes what is being typed to titles, headings and terms. Each round is looser than the one before, and is only made
 * while there is room: what begins so, but for one slip; what holds the words; what holds words a slip or two away.
 */
export function suggest(state: SearchState, suggesters: readonly SourceSuggester[], text: string, limit: number): readonly Suggestion[] {
  const words = readWords(text);
  if (words.length === 0 || limit <= 0) return [];
  const found = new Map<string, Found>();
  let began = false;
  for (const round of ROUNDS) {
    for (const suggester of suggesters) {
      for (const one of suggester.find(state, words, round, limit)) {
        const known = found.get(one.text);
        if (!known || compare(one, known) < 0) found.set(one.text, one);
      }
    }
    if (round === 'begins' && found.size > 0) began = words.join(' ').length >= TELLING;
    if (isEnough(round, found.size, limit) || (began && round === 'slip')) break;
  }
  return [...found.values()]
    .sort(compare)
    .slice(0, limit)
    .map(({ score: _, date: __, ...suggestion }) => suggestion);
}

/** Whether a further round would only add what is less likely meant than what was found. */
function isEnough(round: Round, found: number, limit: number): boolean {
  // What begins so is worth more than anything that further rounds find.
  return found >= (round === 'slip' ? Math.min(limit, FEW) : limit);
}

/** `begins`: the whole text but for a slip; `holds`: all words; `slip`: with one in words that no name has; `any`: with slips in any. */
const ROUNDS = ['begins', 'holds', 'slip', 'any'] as const;
type Round = (typeof ROUNDS)[number];

function compare(a: Found, b: Found): number {
  return b.score - a.score || b.date - a.date || (a.text < b.text ? -1 : 1);
}

const tokenizer = new Tokenizer();

function readWords(text: string): string[] {
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
  readonly #dictionary: FuzzyDictionary;
  readonly #score: Float32Array;
  readonly #met: Uint16Array;
  readonly #word: Float32Array;
  readonly #touched: Int32Array;
  readonly #names: PrefixTree;
  readonly #words: PrefixTree;

  constructor(source: SuggestionSource) {
    const { dictionary, arrays } = source;
    const size = arrays.kinds.length;
    this.#source = source;
    this.#score = new Float32Array(size);
    this.#met = new Uint16Array(size);
    this.#word = new Float32Array(size);
    this.#touched = new Int32Array(size);
    this.#names = new PrefixTree(arrays.alphabetical, (entry, at) => this.#unitAt(entry, at));
    this.#words = new PrefixTree(arrays.sorted, (token, at) => dictionary.unitAt(token, at));
    this.#dictionary = {
      // Only words of names can be meant: a tenth of all.
      vocabularies: [
        pairsOfTokens(
          arrays.sorted,
          Array.from(arrays.sorted, (token) => dictionary.text(token)),
        ),
      ],
      find: (text) => dictionary.findText(text),
      textOf: (token) => dictionary.text(token),
      weightOf: (token) => {
        const row = arrays.rowOf[token] ?? -1;
        return row < 0 ? 0 : (arrays.rowStarts[row + 1] ?? 0) - (arrays.rowStarts[row] ?? 0);
      },
    };
  }

  /** The best entries of a round, best first. */
  find(state: SearchState, words: readonly string[], round: Round, limit: number): Found[] {
    if (this.#score.length === 0) return [];
    // Some are gone or doubled: more are kept than are shown.
    const room = limit * 2 + 10;
    const scored =
      round === 'begins'
        ? this.#beginning(words.join(' '), room)
        : this.#matching(
            words.map((word, i) => this.#readings(words, i, word, round)),
            room,
          );
    const found: Found[] = [];
    for (const { entry, score } of scored) {
      const suggestion = this.#source.suggestionOf(state, entry);
      if (suggestion) found.push({ ...suggestion, score, date: this.#dateOf(state, entry) });
    }
    return found;
  }

  /** Entries that begin as typed, but for one slip anywhere, spaces included. */
  #beginning(typed: string, room: number): Scored[] {
    const { alphabetical, kinds, tokenStarts } = this.#source.arrays;
    const best: Scored[] = [];
    for (const { from, to, slips } of this.#names.ranges(typed, typed.length >= MIN_SLIPPED ? 1 : 0)) {
      for (let at = from; at < Math.min(to, from + MAX_BEGINNING); at++) {
        const entry = alphabetical[at] ?? 0;
        const short = 1 / ((tokenStarts[entry + 1] ?? 0) - (tokenStarts[entry] ?? 0));
        keep(best, { entry, score: (slips === 0 ? 3 : 2.2) + (KIND_BONUS[kinds[entry] ?? 0] ?? 0) + 0.05 * short }, room);
      }
    }
    return best;
  }

  /** Code unit `at` of an entry's text as compared, or -1 past its end. */
  #unitAt(entry: number, at: number): number {
    const { tokenStarts, tokens } = this.#source.arrays;
    const { dictionary } = this.#source;
    const end = tokenStarts[entry + 1] as number;
    let rest = at;
    for (let i = tokenStarts[entry] as number; i < end; i++) {
      const length = dictionary.lengthOf(tokens[i] as number);
      if (rest < length) return dictionary.unitAt(tokens[i] as number, rest);
      if (rest === length) return i + 1 < end ? SPACE : -1;
      rest -= length + 1;
    }
    return -1;
  }

  #matching(readings: readonly ReadonlyMap<number, number>[], room: number): Scored[] {
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
    let neighbors = 0;
    let before = -2;
    for (let at = from; at < to && inOrder < count; at++) {
      if (!readings[inOrder]?.has(tokens[at] ?? 0)) continue;
      if (before === at - 1) neighbors++;
      before = at;
      inOrder++;
    }
    const side = count > 1 ? neighbors / (count - 1) : 0;
    const kind = KIND_BONUS[kinds[entry] ?? 0] ?? 0;
    return (this.#score[entry] ?? 0) / count + (0.15 * inOrder) / count + 0.3 * side + (0.1 * count) / (to - from) + kind;
  }

  /** Tokens that a typed word may stand for, with how surely. */
  #readings(words: readonly string[], i: number, word: string, round: Round): Map<number, number> {
    const readings = new Map<number, number>();
    const last = i === words.length - 1;
    const { dictionary, arrays } = this.#source;
    const add = (token: number, weight: number) => {
      if (token >= 0 && (arrays.rowOf[token] ?? -1) >= 0 && (readings.get(token) ?? 0) < weight) readings.set(token, weight);
    };
    add(dictionary.findText(word), 1);
    const known = readings.size > 0;
    if (last || !known) this.#addBeginnings(word, known ? 0.8 : last ? 0.95 : 0.7, 0, add);
    if (round === 'holds' || (round === 'slip' && known)) return readings;
    if (word.length >= 3) this.#addSlipped(word, last, add);
    this.#addJoined(words, i, add);
    if (round === 'any' && (last || i < MAX_FUZZY_WORDS)) {
      for (const { token, distance, surprise } of fuzzyMatcher.match(word, this.#dictionary))
        add(token, (distance === 1 ? 0.7 : 0.5) - 0.05 * surprise);
    }
    return readings;
  }

  /** Words one slip away; for the last word, words that begin so. */
  #addSlipped(word: string, last: boolean, add: (token: number, weight: number) => void): void {
    if (last) {
      this.#addBeginnings(word, 0.6, 1, add);
      return;
    }
    const { dictionary } = this.#source;
    this.#addBeginnings(word, 0.6, 1, (token, weight) => {
      const spare = dictionary.lengthOf(token) - word.length;
      if (spare <= 1 && editDistance(word, dictionary.text(token), 1) <= 1) add(token, weight + 0.1);
    });
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
    for (const range of this.#words.ranges(word, slips)) {
      // What begins so without a slip was added before.
      if (range.slips < slips) continue;
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
