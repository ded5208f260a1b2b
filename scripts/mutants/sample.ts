import { Random } from '../../bench/search/random.ts';
import type { Mutant } from './mutant.ts';

/** Breaks by area. */
export type MutantsByArea = ReadonlyMap<string, readonly Mutant[]>;

/** Share of the sample that an area has at least, so that a small one is judged by more than chance. */
const LEAST_SHARE = 0.06;

/**
 * A seeded sample of `count` broken lines, one break a line: lines are drawn first, so that a line with many operators counts once.
 * Areas have their share by lines, and at least `LEAST_SHARE` of the sample; fewer come back if the areas have fewer lines.
 */
export function sampleMutants(areas: MutantsByArea, count: number, seed: number): readonly Mutant[] {
  const random = new Random(seed);
  const lines = [...areas].map(([, mutants]) => random.shuffle([...groupByLine(mutants).values()]));
  const shares = shareOut(
    lines.map((all) => all.length),
    count,
  );
  return lines.flatMap((all, area) => all.slice(0, shares[area]).map((choices) => random.pick(choices)));
}

function groupByLine(mutants: readonly Mutant[]): ReadonlyMap<string, readonly Mutant[]> {
  return Map.groupBy(mutants, ({ file, line }) => `${file}:${line}`);
}

/** The number that each area has; in total `count`, or all lines if there are fewer. */
function shareOut(sizes: readonly number[], count: number): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const least = Math.floor(count * LEAST_SHARE);
  const shares = sizes.map((size) => Math.min(size, Math.max(least, Math.floor((count * size) / total))));
  let left = count - shares.reduce((sum, share) => sum + share, 0);
  // The largest area gives or takes what rounding and the least share leave over.
  const largest = sizes.indexOf(Math.max(...sizes));
  const given = Math.max(-(shares[largest] ?? 0), Math.min(left, (sizes[largest] ?? 0) - (shares[largest] ?? 0)));
  shares[largest] = (shares[largest] ?? 0) + given;
  left -= given;
  return shares.map((share, index) => {
    const more = Math.max(0, Math.min(left, (sizes[index] ?? 0) - share));
    left -= more;
    return share + more;
  });
}
