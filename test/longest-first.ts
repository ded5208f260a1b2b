import { sep } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The files that take longest, in this order: a clone that was never tested knows no times, and goes by the size of files. */
const longest = ['page/browser/scenarios.test.ts', 'fault', 'e2e', 'page', 'sources', 'cli', 'storage', 'contract', 'platform'].map(
  (path) => `/test/${path}`,
);

/** Starts what takes longest first, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  const path = moduleId.replaceAll(sep, '/');
  const found = longest.findIndex((each) => path.includes(each));
  const rank = found === -1 ? longest.length : found;
  // Files that share workers come last: they fill up what is left of the cores.
  return project.config.isolate ? rank : rank + longest.length + 1;
}
