import type { Dictionary } from './dictionary.ts';
import { LANGUAGES, stemOf, type Language } from './languages.ts';

/** Tokens by the stem of one language: ordered numbers, the stem's hash above, the token below. */
export type StemGroups = Float64Array;

/** Room for a token's number below the hash; together they fit the 53 bits of a double. */
const TOKEN_ROOM = 2 ** 21;

/** The stem groups of each language that occurs, in the order of LANGUAGES. */
export type StemIndex = readonly (StemGroups | undefined)[];

/** Groups the tokens that occur in a language by their stem there. `languagesOf` tells a token's set of languages. */
export function buildStemIndex(dictionary: Dictionary, tokens: Iterable<number>, languagesOf: (token: number) => number): StemIndex {
  const keys: number[][] = LANGUAGES.map(() => []);
  for (const token of tokens) {
    const languages = languagesOf(token);
    if (languages === 0) continue;
    const text = dictionary.text(token);
    LANGUAGES.forEach((language, index) => {
      if (languages & (1 << index)) keys[index]?.push(hashText(stemOf(text, language)) * TOKEN_ROOM + token);
    });
  }
  return keys.map((own) => (own.length > 0 ? Float64Array.from(own).sort() : undefined));
}

/** Calls back with the tokens whose stem in the language is this word's. */
export function eachSibling(groups: StemGroups, stem: string, visit: (token: number) => void): void {
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
    visit(key - wanted);
  }
}

export function languageOfBit(bit: number): Language | undefined {
  return LANGUAGES[31 - Math.clz32(bit)];
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
