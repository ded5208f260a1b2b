import type { GlossaryEntry } from '../content/edition.ts';
import { editDistance } from './edit-distance.ts';
import { FuzzyMatcher, type FuzzyDictionary } from './fuzzy.ts';
import { fuzzyPrefixRanges } from './fuzzy-prefix.ts';
import { capQuery } from './query.ts';
import type { Suggestion } from './search.ts';
import { articleOf, sectionOf, type Layer, type SearchState } from './search-state.ts';
import { dateOf } from './section-order.ts';
import { collectSuggestions, type SuggestionEntries, type SuggestionKind } from './suggestion-entries.ts';
import { TokenFlag, Tokenizer } from './tokenize.ts';

const MAX_WORDS = 12;
/** Tokens that one typed word may stand for at most, the likeliest first. */
const MAX_TOKENS = 400;
const KIND_BONUS: Readonly<Record<SuggestionKind, number>> = { title: 0.08, term: 0.06, question: 0.04, heading: 0 };

interface Scored {
  readonly layer: number;
  readonly entry: number;
  readonly score: number;
}

/** Completes what is being typed to titles, headings and terms. */
export class Suggester {
  readonly #parts: readonly LayerSuggester[];

  constructor(parts: readonly LayerSuggester[]) {
    this.#parts = parts;
  }

  suggest(state: SearchState, text: string, limit: number): readonly Suggestion[] {
    const words = readWords(text);
    if (words.length === 0 || limit <= 0) return [];
    const found: Scored[] = this.#parts.flatMap((part, layer) => part.find(words, false).map((scored) => ({ ...scored, layer })));
    let picked = this.#pick(state, found, limit);
    if (picked.length >= limit) return picked;
    const loose: Scored[] = this.#parts.flatMap((part, layer) => part.find(words, true).map((scored) => ({ ...scored, layer })));
    picked = this.#pick(state, [...found, ...loose], limit);
    return picked;
  }

  #pick(state: SearchState, found: Scored[], limit: number): Suggestion[] {
    found.sort((a, b) => b.score - a.score || this.#date(state, b) - this.#date(state, a) || (this.#text(a) < this.#text(b) ? -1 : 1));
    const shown = new Set<string>();
    const picked: Suggestion[] = [];
    for (const { layer, entry } of found) {
      const suggestion = this.#parts[layer]?.toSuggestion(state, entry);
      if (!suggestion || shown.has(suggestion.text)) continue;
      shown.add(suggestion.text);
      picked.push(suggestion);
      if (picked.length >= limit) break;
    }
    return picked;
  }

  #text({ layer, entry }: Scored): string {
    return this.#parts[layer]?.entries.texts[entry] ?? '';
  }

  #date(state: SearchState, { layer, entry }: Scored): number {
    const section = this.#parts[layer]?.sectionOf(state, entry);
    const date = section === undefined ? undefined : state.dates[state.sectionArticle[section] ?? 0];
    return date === undefined || date === Number.NEGATIVE_INFINITY ? 0 : date;
  }
}

function readWords(text: string): string[] {
  const tokenizer = new Tokenizer();
  tokenizer.scan(capQuery(text));
  const words: string[] = [];
  for (let i = 0; i < tokenizer.count && words.length < MAX_WORDS; i++) {
    const flags = tokenizer.flags[i] ?? 0;
    if ((flags & TokenFlag.variant) === 0 && (flags & TokenFlag.tail) === 0) words.push(tokenizer.text(i));
  }
  return words;
}

/** The suggestions of one layer; a changed article makes a small one beside the large one. */
export class LayerSuggester {
  readonly entries: SuggestionEntries;
  readonly #layer: Layer;
  readonly #questions: readonly string[];
  readonly #fuzzy = new FuzzyMatcher();
  readonly #fuzzyDictionary: FuzzyDictionary;
  readonly #score: Float32Array;
  readonly #met: Uint16Array;
  readonly #word: Float32Array;
  readonly #touched: Int32Array;

  constructor(layer: Layer, glossary: readonly GlossaryEntry[], questions: readonly string[]) {
    this.#layer = layer;
    this.#questions = questions;
    this.entries = collectSuggestions(layer, glossary, questions);
    const { dictionary } = this.entries;
    this.#fuzzyDictionary = {
      vocabulary: layer.vocabulary,
      find: (text) => dictionary.findText(text),
      textOf: (token) => dictionary.text(token),
      weightOf: (token) => this.#frequency(token),
    };
    const size = this.entries.texts.length;
    this.#score = new Float32Array(size);
    this.#met = new Uint16Array(size);
    this.#word = new Float32Array(size);
    this.#touched = new Int32Array(size);
  }

  /** The same with another glossary. */
  withTerms(glossary: readonly GlossaryEntry[]): LayerSuggester {
    return new LayerSuggester(this.#layer, glossary, this.#questions);
  }

  /** The newest section that is still there, where the entry belongs to one. */
  sectionOf(state: SearchState, entry: number): number | undefined {
    const { refStarts, refs } = this.entries;
    let best: number | undefined;
    for (let at = refStarts[entry] ?? 0; at < (refStarts[entry + 1] ?? 0); at++) {
      const section = refs[at] ?? 0;
      if (state.dead?.[section]) continue;
      if (best === undefined || dateOf(state, section) > dateOf(state, best)) best = section;
    }
    return best;
  }

  toSuggestion(state: SearchState, entry: number): Suggestion | undefined {
    const { kinds, texts, refStarts } = this.entries;
    const kind = kinds[entry] ?? 'heading';
    const text = texts[entry] ?? '';
    if (refStarts[entry] === refStarts[entry + 1]) return { text, kind };
    const section = this.sectionOf(state, entry);
    if (section === undefined) return undefined;
    return { text, kind, article: articleOf(state, section), section: sectionOf(state, section) };
  }

  /** Entries that hold all words, the last one as a beginning; loosely: words with slips, run together or torn apart. */
  find(words: readonly string[], loose: boolean): { readonly entry: number; readonly score: number }[] {
    const readings = words.map((word, i) => this.#readings(words, i, word, i === words.length - 1, loose));
    let touched = 0;
    readings.forEach((reading, i) => {
      const list: number[] = [];
      for (const [token, weight] of reading) this.#addToken(token, weight, list);
      for (const entry of list) {
        if (this.#met[entry] === 0) this.#touched[touched++] = entry;
        this.#met[entry] = (this.#met[entry] ?? 0) | (1 << i);
        this.#score[entry] = (this.#score[entry] ?? 0) + (this.#word[entry] ?? 0);
        this.#word[entry] = 0;
      }
    });
    const all = (1 << words.length) - 1;
    const found: { entry: number; score: number }[] = [];
    for (let i = 0; i < touched; i++) {
      const entry = this.#touched[i] ?? 0;
      if (this.#met[entry] === all) found.push({ entry, score: this.#entryScore(entry, words.length, readings) });
      this.#met[entry] = 0;
      this.#score[entry] = 0;
    }
    return found;
  }

  #addToken(token: number, weight: number, list: number[]): void {
    const { rows, rowStarts, entries } = this.entries;
    const row = rows.get(token);
    if (row === undefined) return;
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const entry = entries[at] ?? 0;
      const known = this.#word[entry] ?? 0;
      if (known === 0) list.push(entry);
      if (weight > known) this.#word[entry] = weight;
    }
  }

  /** Mean of the words' weights, more for words in the entry's order from its beginning, and for little left to type. */
  #entryScore(entry: number, count: number, readings: readonly ReadonlyMap<number, number>[]): number {
    const { tokenStarts, tokens, kinds } = this.entries;
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
    return (this.#score[entry] ?? 0) / count + begins + (0.25 * inOrder) / count + (0.1 * count) / (to - from) + KIND_BONUS[kinds[entry] ?? 'heading'];
  }

  /** Tokens that a typed word may stand for, with how surely. */
  #readings(words: readonly string[], i: number, word: string, last: boolean, loose: boolean): Map<number, number> {
    const readings = new Map<number, number>();
    const { dictionary } = this.entries;
    const add = (token: number, weight: number) => {
      if (token >= 0 && this.entries.rows.has(token) && (readings.get(token) ?? 0) < weight) readings.set(token, weight);
    };
    add(dictionary.findText(word), 1);
    if (last || readings.size === 0) this.#addBeginnings(word, last ? 0.95 : 0.7, 0, add);
    if (!loose) return readings;
    if (word.length >= 3 && last) this.#addBeginnings(word, 0.6, 1, add);
    for (const { token, distance, surprise } of this.#fuzzy.match(word, this.#fuzzyDictionary)) {
      add(token, (distance === 1 ? 0.7 : 0.5) - 0.05 * surprise);
    }
    const before = words[i - 1];
    const after = words[i + 1];
    if (before !== undefined) add(dictionary.findText(before + word), 0.7);
    if (after !== undefined) add(dictionary.findText(word + after), 0.7);
    if (last && before !== undefined) this.#addBeginnings(before + word, 0.6, 0, add);
    if (after !== undefined && i === words.length - 2) this.#addBeginnings(word + after, 0.6, 0, add);
    return readings;
  }

  #frequency(token: number): number {
    const row = this.entries.rows.get(token);
    return row === undefined ? 0 : (this.entries.rowStarts[row + 1] ?? 0) - (this.entries.rowStarts[row] ?? 0);
  }

  #addBeginnings(word: string, weight: number, slips: 0 | 1, add: (token: number, weight: number) => void): void {
    const { sorted, dictionary } = this.entries;
    let left = MAX_TOKENS;
    for (const range of fuzzyPrefixRanges(sorted, dictionary, word, slips)) {
      for (let at = range.from; at < range.to && left > 0; at++, left--) {
        const token = sorted[at] ?? 0;
        const begin = range.slips === 0 ? weight : weight * (editDistance(word.slice(0, 1), dictionary.text(token).slice(0, 1), 1) === 0 ? 1 : 0.9);
        add(token, begin);
      }
    }
  }
}
