import type { Dictionary } from './dictionary.ts';
import { hashText } from './hash-text.ts';
import { LANGUAGES, stemOf, type Language } from './languages.ts';

/** Tokens by the stem of one language: ordered numbers, the stem's hash above, the token below. */
export type StemGroups = Float64Array;

/** Room for a token's number below the hash; together they fit the 53 bits of a double. */
const TOKEN_ROOM = 2 ** 21;
/** Inflections share their first letters; only a y turns into an i (try, tries). */
const SHARED_START = 3;

export function languageOfBit(bit: number): Language | undefined {
  return LANGUAGES[31 - Math.clz32(bit)];
}

/** Finds the inflections of a word: every token's stem, looked up by hash. Languages are numbered as in LANGUAGES. */
export class StemTable {
  readonly #dictionary: Dictionary;
  readonly #groups: readonly (StemGroups | undefined)[];

  constructor(dictionary: Dictionary, groups: readonly (StemGroups | undefined)[]) {
    this.#dictionary = dictionary;
    this.#groups = groups;
  }

  /** Calls back with the tokens of a language that have this stem and begin as the word does. */
  eachSibling(language: number, word: string, stem: string, visit: (token: number) => void): void {
    const groups = this.#groups[language];
    if (!groups) return;
    const starts = startsOf(word);
    const wanted = hashText(stem) * TOKEN_ROOM;
    let low = 0;
    let high = groups.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((groups[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < groups.length; at++) {
      const key = groups[at] ?? 0;
      if (key >= wanted + TOKEN_ROOM) return;
      const token = (key - wanted) | 0;
      for (const start of starts) if (this.#dictionary.compareStart(token, start) === 0) visit(token);
    }
  }

  /** All groups, one for each of LANGUAGES that occurs. */
  groups(): readonly (StemGroups | undefined)[] {
    return this.#groups;
  }
}

/** Hashes of stems by language, of tokens of a dictionary that another continues: each edition asks for those of the same edited articles. */
const knownHashes = new WeakMap<Dictionary, Map<number, number>[]>();

/**
 * Groups the tokens that occur in a language by their stem there. `languagesOf` tells a token's languages, as bits; tokens of `before` are
 * remembered.
 */
export function groupByStem(
  textOf: (token: number) => string,
  tokens: Iterable<number>,
  languagesOf: (token: number) => number,
  before?: Dictionary,
): (StemGroups | undefined)[] {
  const keys: number[][] = LANGUAGES.map(() => []);
  const first = before?.size ?? 0;
  const known = before && (knownHashes.get(before) ?? LANGUAGES.map(() => new Map<number, number>()));
  if (before && known) knownHashes.set(before, known);
  for (const token of tokens) {
    const languages = languagesOf(token);
    if (languages === 0) continue;
    LANGUAGES.forEach((language, index) => {
      if ((languages & (1 << index)) === 0) return;
      const ofLanguage = token < first ? known?.[index] : undefined;
      const hash = ofLanguage?.get(token) ?? hashText(stemOf(textOf(token), language));
      ofLanguage?.set(token, hash);
      keys[index]?.push(hash * TOKEN_ROOM + token);
    });
  }
  return keys.map((own) => (own.length > 0 ? Float64Array.from(own).sort() : undefined));
}

/** The beginnings of a word's inflections. */
function startsOf(word: string): readonly string[] {
  const start = word.slice(0, SHARED_START);
  if (start.endsWith('y')) return [start, `${start.slice(0, -1)}i`];
  return start.endsWith('i') ? [start, `${start.slice(0, -1)}y`] : [start];
}
