import { keep, type Scored } from '../search/keep-best.ts';
import { PrefixTree } from '../search/prefix-tree.ts';
import type { KnownName, NearName } from './known-names.ts';
import { slipBudget, slipsAtStart, slipsBetween } from './slips.ts';

/** Known names, ready to be found by what somebody typed: at the cost of what was typed, or of one look at a number for each name. */
export interface NameBook {
  /** Whether articles use the name often and none defines it. */
  isNameOfItsOwn(key: string): boolean;
  /** Names within a few slips, nearest first. */
  nearest(key: string): readonly NearName[];
  /** Names for what has been typed so far: beginnings first, then beginnings of a later word, then those with slips. */
  suggest(key: string, limit: number): readonly KnownName[];
}

/** Names whose letters are those typed but for some are compared letter by letter: so many for one question, some 2 ms. */
const MAX_COMPARED = 1_000;
/** Of a beginning so many names are ranked: the first letter of a large edition's names. */
const MAX_BEGINNING = 4_000;
const rankOfKind = { term: 0, alias: 0.2, name: 0.3 } as const;
const unspaced = /[\u0e00-\uffff]/u;

export function createNameBook(names: readonly KnownName[]): NameBook {
  const own = new Set(names.filter(({ kind }) => kind === 'name').map(({ key }) => key));
  const lengths = namesByLength(names);
  const starts = wordStartsOf(names);
  const unspacedNames = names.flatMap(({ key }, number) => (unspaced.test(key) ? [number] : []));

  function rank(best: Scored[], number: number, rankOfPlace: number, keyLength: number, room: number): void {
    const { kind, key } = names[number] as KnownName;
    // What is left to type decides between equals: `Python` before `Python Enhancement Proposal`.
    keep(best, number, -(rankOfPlace + rankOfKind[kind] + Math.min(60, key.length - keyLength) / 100), room);
  }

  /** Each name once, at the best of its places. */
  function ranked(places: Iterable<readonly [number: number, rank: number]>, keyLength: number, room: number): readonly number[] {
    const leastOf = new Map<number, number>();
    for (const [number, rankOfPlace] of places) leastOf.set(number, Math.min(rankOfPlace, leastOf.get(number) ?? Number.POSITIVE_INFINITY));
    const best: Scored[] = [];
    for (const [number, rankOfPlace] of leastOf) rank(best, number, rankOfPlace, keyLength, room);
    return best.map(({ entry }) => entry);
  }

  function* beginning(key: string): Iterable<readonly [number, number]> {
    for (const start of starts.within(key, 0)) {
      const { number, at } = start;
      yield [number, at > 0 ? 2 : names[number]?.key.length === key.length ? 0 : 1];
    }
    // Scripts without spaces: a later word begins anywhere.
    if (unspaced.test(key)) for (const number of unspacedNames) if (names[number]?.key.includes(key) === true) yield [number, 2];
  }

  function* slipped(key: string, isWanted: (number: number) => boolean): Iterable<readonly [number, number]> {
    for (const { number, at } of starts.within(key, 1)) if (isWanted(number)) yield [number, at > 0 ? 2 : 1];
    if (slipBudget(key.length) < 2) return;
    for (const [number, at, slips] of starts.twoSlips(key)) if (isWanted(number)) yield [number, slips + (at > 0 ? 1 : 0)];
  }

  return {
    isNameOfItsOwn: (key) => own.has(key),
    nearest: (key) => nearestOf(lengths, key),
    suggest(key, limit) {
      const begun = ranked(beginning(key), key.length, limit);
      const taken = new Set(begun);
      const others =
        begun.length >= limit || slipBudget(key.length) === 0
          ? []
          : ranked(
              slipped(key, (number) => !taken.has(number)),
              key.length,
              limit - begun.length,
            );
      return [...begun, ...others].slice(0, limit).map((number) => names[number] as KnownName);
    },
  };
}

/** Names of one length, with their letters as bits side by side: most are passed over by one look at a number. */
interface SameLength {
  readonly names: readonly KnownName[];
  readonly letters: Int32Array;
}

function namesByLength(names: readonly KnownName[]): ReadonlyMap<number, SameLength> {
  const groups = Map.groupBy(names, ({ key }) => key.length);
  return new Map(Array.from(groups, ([length, same]) => [length, { names: same, letters: Int32Array.from(same, ({ letters }) => letters) }]));
}

function nearestOf(lengths: ReadonlyMap<number, SameLength>, key: string): readonly NearName[] {
  const letters = lettersOf(key);
  const near: NearName[] = [];
  let compared = 0;
  // The likeliest lengths first.
  for (const more of [0, 1, -1, 2, -2]) {
    const same = lengths.get(key.length + more);
    for (let at = 0; at < (same?.names.length ?? 0) && compared < MAX_COMPARED; at += 1) {
      if (bitsOf((same?.letters[at] as number) ^ letters) > 4) continue;
      compared += 1;
      const name = same?.names[at] as KnownName;
      const slips = slipsBetween(key, name.key);
      if (slips !== undefined) near.push({ name, slips });
    }
  }
  return near.sort((a, b) => a.slips - b.slips);
}

interface WordStart {
  readonly number: number;
  /** Where in the name the word begins. */
  readonly at: number;
}

interface WordStarts {
  /** Words of names from which on they go on as typed, but for one slip or for none. */
  within(key: string, slips: 0 | 1): Iterable<WordStart>;
  /** The same with two slips, which is looked for letter by letter where the letters fit. */
  twoSlips(key: string): Iterable<readonly [number: number, at: number, slips: number]>;
}

function wordStartsOf(names: readonly KnownName[]): WordStarts {
  const all = names.flatMap(({ key, letters }, number) => placesOfWords(key).map((at) => ({ number, at, letters })));
  const texts = all.map(({ number, at }) => names[number]?.key.slice(at) ?? '');
  const sorted = Uint32Array.from(all.keys()).sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1));
  const letters = Int32Array.from(all, (start) => start.letters);
  const tree = new PrefixTree(sorted, (item, at) => {
    const text = texts[item] as string;
    return at < text.length ? text.charCodeAt(at) : -1;
  });
  return {
    *within(key, slips) {
      for (const range of tree.ranges(key, slips)) {
        if (range.slips !== slips) continue;
        for (let place = range.from; place < Math.min(range.to, range.from + MAX_BEGINNING); place += 1)
          yield all[sorted[place] as number] as WordStart;
      }
    },
    *twoSlips(key) {
      const typed = lettersOf(key);
      let compared = 0;
      for (let item = 0; item < all.length && compared < MAX_COMPARED; item += 1) {
        if (bitsOf(typed & ~(letters[item] as number)) > 2) continue;
        const text = (texts[item] as string).slice(0, key.length + 2);
        if (text.length < key.length - 2 || bitsOf(typed & ~lettersOf(text)) > 2) continue;
        compared += 1;
        const slips = slipsAtStart(key, text);
        const { number, at } = all[item] as WordStart;
        if (slips !== undefined) yield [number, at, slips];
      }
    },
  };
}

function placesOfWords(key: string): readonly number[] {
  const places = [0];
  for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) places.push(space + 1);
  return places;
}

/** One bit a letter or digit: two names that differ in many bits cannot be a few slips apart. */
export function lettersOf(key: string): number {
  let bits = 0;
  for (let index = 0; index < key.length; index += 1) bits |= 1 << (key.charCodeAt(index) & 31);
  return bits;
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
