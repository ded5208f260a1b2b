import type { SearchState } from './search-state.ts';
import { Tokenizer } from './tokenize.ts';

/** The words of a text in order, as tokens of the dictionary: -1 for one that it does not have. */
export interface TextWords {
  readonly tokens: Int32Array;
  /** The place of each in the text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Words kept in all: a megabyte, the sections that are answered again and again. */
const MAX_WORDS = 80_000;
/** A longer text would drive out all others. */
const MAX_TEXT_WORDS = 8_000;

/** Cuts texts into the words that an index has of them, and remembers those cut lately: readers ask for the same sections. */
export class TextReader {
  readonly #state: SearchState;
  readonly #tokenizer = new Tokenizer();
  readonly #known = new Map<string, TextWords>();
  #kept = 0;

  constructor(state: SearchState) {
    this.#state = state;
  }

  wordsOf(text: string): TextWords {
    const known = this.#known.get(text);
    if (known) return known;
    const words = this.#read(text);
    const { length } = words.tokens;
    if (length > MAX_TEXT_WORDS) return words;
    if (this.#kept + length > MAX_WORDS) {
      this.#known.clear();
      this.#kept = 0;
    }
    this.#known.set(text, words);
    this.#kept += length;
    return words;
  }

  #read(text: string): TextWords {
    const tokenizer = this.#tokenizer;
    tokenizer.scan(text);
    const { count, chars, charStart, charEnd, hash, start, end } = tokenizer;
    const tokens = new Int32Array(count);
    for (let i = 0; i < count; i++)
      tokens[i] = this.#state.dictionary.find(chars, charStart[i] as number, charEnd[i] as number, hash[i] as number);
    return { tokens, starts: Uint32Array.from(start.subarray(0, count)), ends: Uint32Array.from(end.subarray(0, count)) };
  }
}
