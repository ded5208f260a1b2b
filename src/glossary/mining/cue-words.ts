import type { Grammar } from './grammar.ts';
import { firstWords } from './first-words.ts';
import { perGrammar } from './per-grammar.ts';

/** The words of a language without which a pattern has no match, told from others by a number that is made while a text is read letter by letter. */
export interface CueWords {
  /** By the place of a word's number, the patterns that need the word, as bits. Another word may have the same place. */
  readonly table: Uint32Array;
  readonly bits: CueBits;
  /** The last letters of verbs that are not in the table, as UTF-16 code units. */
  readonly openEnds: ReadonlySet<number>;
}

/** The bits of a language's patterns. */
export interface CueBits {
  readonly verb: number;
  readonly naming: number;
  readonly made: number;
  readonly deeds: number;
  readonly inverse: readonly number[];
  readonly framed: readonly number[];
}

/** Words that may stand before a verb and its adverbs, as a part of a pattern. */
export const beforeVerb = '(?:can|will|also|often|usually|simply)';

/** A power of two, much more than a language has words. */
const SIZE = 4_096;

export const cueWordsOf = perGrammar((grammar: Grammar): CueWords => {
  const table = new Uint32Array(SIZE);
  let next = 1;
  const bitOf = (words: string): number => {
    const bit = next;
    next *= 2;
    for (const word of words.split(' ')) {
      let hash = 0;
      for (let at = 0; at < word.length; at += 1) hash = goOn(hash, word.charCodeAt(at));
      const place = placeOf(hash);
      table[place] = (table[place] ?? 0) | bit;
    }
    return bit;
  };
  const { modal, meaning, purpose, copula, function: other } = grammar;
  const verbs = firstWords([beforeVerb, meaning, purpose, copula, other, modal].filter((source) => source !== undefined).join('|'));
  const bits = {
    verb: bitOf([...(verbs ?? [])].join(' ')),
    naming: bitOf(grammar.namingWords),
    made: grammar.made === undefined ? 0 : bitOf(grammar.made.replaceAll('|', ' ')),
    deeds: grammar.deeds === undefined ? 0 : bitOf(grammar.deeds.replaceAll('|', ' ')),
    inverse: (grammar.inverse ?? []).map(({ words }) => bitOf(words)),
    framed: (grammar.framed ?? []).map(({ words }) => bitOf(words)),
  };
  // Without a list any word may be one.
  if (verbs === undefined) for (let place = 0; place < SIZE; place += 1) table[place] = (table[place] ?? 0) | bits.verb;
  return { table, bits, openEnds: new Set(Array.from(grammar.openEnds, (letter) => letter.charCodeAt(0))) };
});

/** The number of a word that goes on with another letter: a UTF-16 code unit, small. That of no word is 0. */
export function goOn(hash: number, code: number): number {
  return (Math.imul(hash, FACTOR) + code) | 0;
}

/** The place of a word's number in the table. */
export function placeOf(hash: number): number {
  return (hash ^ (hash >>> FOLD)) & (SIZE - 1);
}

/** An odd prime, as is usual, and half of a number's bits. */
const FACTOR = 31;
const FOLD = 16;
