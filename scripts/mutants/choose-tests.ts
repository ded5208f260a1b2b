import { blockAround, blockName, type Block } from './mark-blocks.ts';
import type { Mutant } from './mutant.ts';
import type { Reach } from './reach.ts';

/** A test file, and how near it stands to the broken one. */
export interface NearTest extends Reach {
  /** Imports between the two. */
  readonly distance: number;
}

/** Test files that one mutant is tried with. */
const MOST_TESTS = 20;
/** Time that they take in sum when nothing is broken. 400 mutants on two cores then stay under an hour, if one in four lives on. */
const MOST_MS = 60_000;
/** A file whose marks no test reaches may still be run in a child process, so the nearest test files are tried. */
const UNREACHED_TESTS = 3;

/** Test files for a mutant: those that reach its block, nearest first (see `stepsTo`). `isReached` is false if none does. */
export function chooseTests(
  mutant: Mutant,
  blocks: readonly Block[],
  tests: readonly NearTest[],
): { isReached: boolean; tests: readonly NearTest[] } {
  const block = blockAround(blocks, mutant.start);
  const near = tests.toSorted((a, b) => stepsTo(mutant, a) - stepsTo(mutant, b) || a.ms - b.ms);
  const reaching = near.filter(({ blocks: reached }) => block === undefined || reached.has(blockName(mutant.file, block)));
  if (reaching.length === 0) return { isReached: false, tests: near.slice(0, UNREACHED_TESTS) };
  const chosen: NearTest[] = [];
  let ms = 0;
  for (const test of reaching) {
    if (chosen.length >= MOST_TESTS || (chosen.length > 0 && ms + test.ms > MOST_MS)) continue;
    chosen.push(test);
    ms += test.ms;
  }
  return { isReached: true, tests: chosen };
}

/** Tests of the folder itself come first, the quick ones before the slow ones: they are made to judge it. Others follow by imports. */
function stepsTo({ file }: Mutant, { test, distance }: NearTest): number {
  return test.split('/')[1] === file.split('/')[1] ? 0 : distance;
}
