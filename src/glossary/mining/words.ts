import type { Grammar } from './grammar.ts';

/** Tables that are looked up word by word, made once for a language. */
export interface WordTables {
  readonly breakers: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly designations: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly asides: ReadonlySet<string>;
}

export function tablesOf({ breakers, particles, empty, kinds, designations, roles, asides = [] }: Grammar): WordTables {
  const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);
  return {
    breakers: setOf(breakers),
    particles: setOf(particles),
    empty: setOf(empty),
    kinds: setOf(kinds),
    designations: setOf(designations),
    roles: setOf(roles),
    asides: setOf(asides),
  };
}

/** A pattern that does not look at case and begins where it is told to. */
export function patternOf(source: string): RegExp {
  return new RegExp(source, 'iuy');
}

/** The match of a sticky pattern at a place of a text. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether a sticky pattern matches at a place of a text: cheaper than its match. */
export function testAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** A name that begins with an `a` that is no article: without it the rest is half of a name. */
export const foreign = 'a\\s(?:priori|posteriori|fortiori|contrario|cappella|la)(?!\\p{L})';

/** Whether a word has nothing but small letters of ASCII, as most have: told without a pattern. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < SMALL_A || code > SMALL_Z) return false;
  }
  return true;
}

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** Whether a word is written as names are, whatever stands before it: `SpaceX`, `H100`, `NVIDIA`, `node.js`. */
export function isDistinct(word: string): boolean {
  if (isPlain(word)) return false;
  return /\p{Ll}\p{Lu}|\p{L}[\d₀-₉]|^\p{Lu}[\p{Lu}\d&/+.-]+s?$|^\p{L}+\.\p{Ll}{2,}$|[+#]$/u.test(word) && !/^\p{Lu}\.$/u.test(word);
}

export function isCapitalized(word: string): boolean {
  if (isPlain(word)) return false;
  return /^["“‘'«(]*[\p{Lu}]/u.test(word);
}
