import { keep, type Scored } from '../search/keep-best.ts';
import type { KnownName, NearName } from './known-names.ts';
import { slipBudget, slipsBetween } from './slips.ts';
import { bitsOf, createWordBeginnings, lettersOf } from './word-beginnings.ts';

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
const rankOfKind = { term: 0, alias: 0.2, name: 0.3 } as const;
const unspaced = /[\u0e00-\uffff]/u;

export function createNameBook(names: readonly KnownName[]): NameBook {
  const own = new Set(names.filter(({ kind }) => kind === 'name').map(({ key }) => key));
  const lengths = namesByLength(names);
  const starts = wordStartsOf(names);
  const beginnings = createWordBeginnings(starts.texts);
  const unspacedNames = names.flatMap(({ key }, number) => (unspaced.test(key) ? [number] : []));

  function rank(best: Scored[], number: number, rankOfPlace: number, keyLength: number, room: number): void {
    const { kind, key } = names[number] as KnownName;
    // The rest to type decides between equals: `Python` before `Python Enhancement Proposal`.
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
    for (const item of beginnings.within(key, 0)) {
      const isExact = starts.isWhole[item] === true && starts.texts[item]?.length === key.length;
      yield [starts.numbers[item] as number, isExact ? 0 : starts.isWhole[item] === true ? 1 : 2];
    }
    // Scripts without spaces: a later word begins anywhere.
    if (unspaced.test(key)) for (const number of unspacedNames) if (names[number]?.key.includes(key) === true) yield [number, 2];
  }

  function* slipped(key: string, isWanted: (number: number) => boolean): Iterable<readonly [number, number]> {
    const place = (item: number, slips: number): readonly [number, number] => [
      starts.numbers[item] as number,
      slips + (starts.isWhole[item] === true ? 0 : 1),
    ];
    for (const item of beginnings.within(key, 1)) if (isWanted(starts.numbers[item] as number)) yield place(item, 1);
    if (slipBudget(key.length) < 2) return;
    for (const [item, slips] of beginnings.twoSlips(key, MAX_COMPARED))
      if (isWanted(starts.numbers[item] as number)) yield place(item, slips);
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
  return new Map(
    Array.from(groups, ([length, same]) => [length, { names: same, letters: Int32Array.from(same, ({ key }) => lettersOf(key)) }]),
  );
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

/** Each word of each name, with the rest of the name behind it: a name is also found by a later word. */
interface WordStarts {
  readonly texts: readonly string[];
  /** Of each text, the number of its name. */
  readonly numbers: readonly number[];
  /** Of each text, whether it is the whole name. */
  readonly isWhole: readonly boolean[];
}

function wordStartsOf(names: readonly KnownName[]): WordStarts {
  const starts = names.flatMap(({ key }, number) => placesOfWords(key).map((at) => ({ number, at, text: key.slice(at) })));
  return {
    texts: starts.map(({ text }) => text),
    numbers: starts.map(({ number }) => number),
    isWhole: starts.map(({ at }) => at === 0),
  };
}

function placesOfWords(key: string): readonly number[] {
  const places = [0];
  for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) places.push(space + 1);
  return places;
}
