import { PrefixTree } from '../search/prefix-tree.ts';
import { slipsAtStart } from './slips.ts';

/** Texts found by how they begin: by a walk over a tree of their letters, or, with two slips, by a look at a number for each of them. */
export interface WordBeginnings {
  /** Those that begin as typed, or with `slips` 1 those that do but for one slip. By their place in the list; some are told twice. */
  within(typed: string, slips: 0 | 1): Iterable<number>;
  /** Those that begin as typed but for two slips at most. Only so many are compared letter by letter. */
  twoSlips(typed: string, maxCompared: number): Iterable<readonly [item: number, slips: number]>;
}

/** Of one beginning so many are told: as many as the first letter of a large edition's names has. */
const MAX_BEGINNING = 4_000;

export function createWordBeginnings(texts: readonly string[]): WordBeginnings {
  const sorted = Uint32Array.from(texts.keys()).sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1));
  const letters = Int32Array.from(texts, lettersOf);
  const tree = new PrefixTree(sorted, (item, at) => {
    const text = texts[item] as string;
    return at < text.length ? text.charCodeAt(at) : -1;
  });
  return {
    *within(typed, slips) {
      for (const range of tree.ranges(typed, slips)) {
        if (range.slips !== slips) continue;
        yield* sorted.subarray(range.from, Math.min(range.to, range.from + MAX_BEGINNING));
      }
    },
    *twoSlips(typed, maxCompared) {
      const wanted = lettersOf(typed);
      let compared = 0;
      for (let item = 0; item < texts.length && compared < maxCompared; item += 1) {
        if (bitsOf(wanted & ~(letters[item] as number)) > 2) continue;
        const text = (texts[item] as string).slice(0, typed.length + 2);
        if (text.length < typed.length - 2 || bitsOf(wanted & ~lettersOf(text)) > 2) continue;
        compared += 1;
        const slips = slipsAtStart(typed, text);
        if (slips !== undefined) yield [item, slips];
      }
    },
  };
}

/** One bit a letter or digit: two texts that differ in many bits cannot be a few slips apart. */
export function lettersOf(key: string): number {
  let bits = 0;
  for (let index = 0; index < key.length; index += 1) bits |= 1 << (key.charCodeAt(index) & 31);
  return bits;
}

/** The number of ones in 32 bits: summed in pairs, then in fours, eights and all, since it is asked for each name. */
export function bitsOf(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
