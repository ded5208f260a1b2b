import { sep } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The files that take longest, in this order: a clone that was never tested knows no times, and goes by the size of files. */
const longest = ['page/browser/scenarios.test.ts', 'e2e', 'page', 'sources', 'cli', 'storage', 'contract', 'platform'].map(
  (path) => `/test/${path}`,
);
/** The proofs under faults, the longest first. */
const proofs = '/test/fault/';
const longestProofs = ['postgres-proofs', 'announce-under-fire', 'event-fuzz', 'serve-proofs'].map((name) => `${proofs}${name}`);
/** After a proof, which takes one to five minutes, so many other files, which take twenty seconds each. */
const OTHERS_A_PROOF = 5;

/**
 * Starts what takes longest first, so that no worker is left alone with it at the end. The proofs are spread among the others: each has
 * several processes that must answer in time, and four proofs at once take the processor from each other.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
    const isProof = (file: TestSpecification): boolean => pathOf(file).includes(proofs);
    const [first, ...others] = sorted.filter((file) => !isProof(file));
    const spread = sorted
      .filter(isProof)
      .flatMap((proof, index) => [proof, ...others.slice(index * OTHERS_A_PROOF, (index + 1) * OTHERS_A_PROOF)]);
    return [...(first === undefined ? [] : [first]), ...new Set([...spread, ...others])];
  }
}

function pathOf({ moduleId }: TestSpecification): string {
  return moduleId.replaceAll(sep, '/');
}

function rankOf(file: TestSpecification): number {
  const path = pathOf(file);
  const places = path.includes(proofs) ? longestProofs : longest;
  const found = places.findIndex((each) => path.includes(each));
  const rank = found === -1 ? places.length : found;
  // Files that share workers come last: they fill up what is left of the cores.
  return file.project.config.isolate ? rank : rank + longest.length + 1;
}
