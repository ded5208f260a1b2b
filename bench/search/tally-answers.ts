import type { BenchQuery } from './queries.ts';

/** The answers to the queries of one type. */
export interface Tally {
  readonly count: number;
  /** Queries whose first hit is one of the best sections; of `noanswer`, those without a hit. */
  readonly first: number;
  /** Queries with one of the best sections among the first five hits. */
  readonly five: number;
}

/** Asks every query, and counts the right answers by type. `search` gives ids of sections, best first. */
export function tallyAnswers(queries: readonly BenchQuery[], search: (query: string) => readonly number[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { type, q, rel } of queries) {
    const found = search(q);
    const best = Math.max(0, ...Object.values(rel));
    const right = (id: number): boolean => (type === 'noanswer' ? false : rel[id] === best);
    const isFirst = type === 'noanswer' ? found.length === 0 : right(found[0] ?? -1);
    const { count, first, five } = tallies.get(type) ?? { count: 0, first: 0, five: 0 };
    tallies.set(type, { count: count + 1, first: first + Number(isFirst), five: five + Number(found.slice(0, 5).some(right)) });
  }
  return tallies;
}

/** Success at 1, 0 to 1: the mean over types that have an answer, so that a type with many queries weighs no more than others. */
export function successAtOne(tallies: ReadonlyMap<string, Tally>, keep: (type: string) => boolean = () => true): number {
  return mean(tallies, keep, ({ first }) => first);
}

/** Success at 5, 0 to 1, as `successAtOne`. */
export function successAtFive(tallies: ReadonlyMap<string, Tally>): number {
  return mean(
    tallies,
    () => true,
    ({ five }) => five,
  );
}

function mean(tallies: ReadonlyMap<string, Tally>, keep: (type: string) => boolean, pick: (tally: Tally) => number): number {
  const kept = [...tallies].filter(([type]) => type !== 'noanswer' && keep(type));
  return kept.reduce((sum, [, tally]) => sum + pick(tally) / tally.count, 0) / kept.length;
}
