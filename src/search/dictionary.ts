import { hashText } from './hash-text.ts';

/** A dictionary as plain arrays, ready to be written to disk. */
export interface DictionaryArrays {
  readonly chars: Uint16Array;
  /** Token `i` is `chars[offsets[i]..offsets[i + 1]]`. */
  readonly offsets: Uint32Array;
  readonly hashes: Uint32Array;
  /** Open addressing by hash: token + 1, or 0 where free. */
  readonly table: Int32Array;
}

const MAX_TEXTS = 16_384;

/**
 * Every distinct token with a number, in order of first sight. Look-ups compare code units in one flat array, so
 * indexing makes no string. A dictionary can continue another one: an edition's few new tokens get the next numbers.
 */
export class Dictionary {
  readonly first: number;
  readonly #parent: Dictionary | undefined;
  #chars: Uint16Array;
  #offsets: Uint32Array;
  #hashes: Uint32Array;
  #table: Int32Array;
  #count: number;
  /** Texts made lately: a query looks at the same neighbors again and again. */
  readonly #texts = new Map<number, string>();

  constructor(parent?: Dictionary, arrays?: DictionaryArrays) {
    this.#parent = parent;
    this.first = parent ? parent.size : 0;
    this.#chars = arrays?.chars ?? new Uint16Array(4096);
    this.#offsets = arrays?.offsets ?? new Uint32Array(1025);
    this.#hashes = arrays?.hashes ?? new Uint32Array(1024);
    this.#table = arrays?.table ?? new Int32Array(2048);
    this.#count = arrays ? arrays.offsets.length - 1 : 0;
  }

  /** Tokens in this dictionary and those it continues: numbers are `0` to `size - 1`. */
  get size(): number {
    return this.first + this.#count;
  }

  /** The token's number, or -1. */
  find(chars: Uint16Array, from: number, to: number, hash: number): number {
    const inherited = this.#parent ? this.#parent.find(chars, from, to, hash) : -1;
    if (inherited >= 0) return inherited;
    const slot = this.#slot(chars, from, to, hash);
    const entry = this.#table[slot] ?? 0;
    return entry === 0 ? -1 : this.first + entry - 1;
  }

  /** As `find`; makes nothing, since a query asks for many words that might be. */
  findText(text: string): number {
    return this.#findText(text, hashText(text));
  }

  #findText(text: string, hash: number): number {
    const inherited = this.#parent ? this.#parent.#findText(text, hash) : -1;
    if (inherited >= 0) return inherited;
    const table = this.#table;
    const mask = table.length - 1;
    const length = text.length;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const token = (table[slot] as number) - 1;
      if (token < 0) return -1;
      if (this.#hashes[token] !== hash) continue;
      const start = this.#offsets[token] as number;
      if ((this.#offsets[token + 1] as number) - start !== length) continue;
      let i = 0;
      while (i < length && this.#chars[start + i] === text.charCodeAt(i)) i++;
      if (i === length) return this.first + token;
    }
  }

  /** The token's number, a new one when it is seen for the first time. */
  add(chars: Uint16Array, from: number, to: number, hash: number): number {
    const inherited = this.#parent ? this.#parent.find(chars, from, to, hash) : -1;
    if (inherited >= 0) return inherited;
    const slot = this.#slot(chars, from, to, hash);
    const entry = this.#table[slot] ?? 0;
    if (entry !== 0) return this.first + entry - 1;
    const token = this.#count;
    this.#append(chars, from, to, hash);
    this.#table[slot] = token + 1;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return this.first + token;
  }

  text(token: number): string {
    if (token < this.first) return this.#parent?.text(token) ?? '';
    const known = this.#texts.get(token);
    if (known !== undefined) return known;
    const own = token - this.first;
    const end = this.#offsets[own + 1] ?? 0;
    let text = '';
    for (let at = this.#offsets[own] ?? 0; at < end; at++) text += String.fromCharCode(this.#chars[at] as number);
    if (this.#texts.size >= MAX_TEXTS) this.#texts.clear();
    this.#texts.set(token, text);
    return text;
  }

  /** The texts of all own tokens in order of their numbers: decoded at once, which is a fraction of asking for each. */
  ownTexts(): string[] {
    const end = this.#offsets[this.#count] as number;
    const all = Buffer.from(this.#chars.buffer, this.#chars.byteOffset, end * 2).toString('utf16le');
    return Array.from({ length: this.#count }, (_, i) => all.slice(this.#offsets[i], this.#offsets[i + 1]));
  }

  lengthOf(token: number): number {
    if (token < this.first) return this.#parent?.lengthOf(token) ?? 0;
    const own = token - this.first;
    return (this.#offsets[own + 1] ?? 0) - (this.#offsets[own] ?? 0);
  }

  /** Code unit `at` of a token, or -1 past its end; without making a string. */
  unitAt(token: number, at: number): number {
    if (token < this.first) return this.#parent?.unitAt(token, at) ?? -1;
    const own = token - this.first;
    const index = (this.#offsets[own] ?? 0) + at;
    return index < (this.#offsets[own + 1] ?? 0) ? (this.#chars[index] ?? -1) : -1;
  }

  /** The order of the token's text beside another: negative if it comes before, 0 if it is the same or begins with it. */
  compareStart(token: number, start: string): number {
    if (token < this.first) return this.#parent?.compareStart(token, start) ?? 0;
    const from = this.#offsets[token - this.first] as number;
    const to = this.#offsets[token - this.first + 1] as number;
    for (let i = 0; i < start.length; i++) {
      if (from + i >= to) return -1;
      const difference = (this.#chars[from + i] as number) - start.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Own arrays cut to size, not those of the dictionary it continues. */
  arrays(): DictionaryArrays {
    const count = this.#count;
    return {
      chars: fit(this.#chars, this.#offsets[count] ?? 0),
      offsets: fit(this.#offsets, count + 1),
      hashes: fit(this.#hashes, count),
      table: this.#table,
    };
  }

  #slot(chars: Uint16Array, from: number, to: number, hash: number): number {
    const mask = this.#table.length - 1;
    const length = to - from;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = this.#table[slot] ?? 0;
      if (entry === 0) return slot;
      const token = entry - 1;
      if (this.#hashes[token] === hash) {
        const start = this.#offsets[token] ?? 0;
        if ((this.#offsets[token + 1] ?? 0) - start === length) {
          let i = 0;
          while (i < length && this.#chars[start + i] === chars[from + i]) i++;
          if (i === length) return slot;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  #append(chars: Uint16Array, from: number, to: number, hash: number): void {
    const count = this.#count;
    const start = this.#offsets[count] ?? 0;
    const end = start + to - from;
    if (end > this.#chars.length) this.#chars = grow(this.#chars, Math.max(end, this.#chars.length * 2), Uint16Array);
    if (count + 2 > this.#offsets.length) this.#offsets = grow(this.#offsets, this.#offsets.length * 2, Uint32Array);
    if (count + 1 > this.#hashes.length) this.#hashes = grow(this.#hashes, this.#hashes.length * 2, Uint32Array);
    for (let i = from; i < to; i++) this.#chars[start + i - from] = chars[i] ?? 0;
    this.#offsets[count + 1] = end;
    this.#hashes[count] = hash;
    this.#count = count + 1;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let token = 0; token < this.#count; token++) {
      const hash = this.#hashes[token] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = token + 1;
    }
    this.#table = table;
  }
}

type Growable = Uint16Array | Uint32Array;

function grow<T extends Growable>(array: T, length: number, type: { new (length: number): T }): T {
  const grown = new type(length);
  grown.set(array as never);
  return grown;
}

function fit<T extends Growable>(array: T, length: number): T {
  return (array.length === length ? array : array.slice(0, length)) as T;
}
