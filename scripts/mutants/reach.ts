import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostClient } from './host-client.ts';
import type { ReachCache } from './reach-cache.ts';
import { markBlocks } from './mark-blocks.ts';
import { RECORD } from './reached.ts';

/** The blocks that one test file reaches if nothing is broken. */
export interface Reach {
  readonly test: string;
  readonly passed: boolean;
  readonly ms: number;
  /** Names of blocks, as `blockName` makes them. */
  readonly blocks: ReadonlySet<string>;
}

/** Longest run of a test file that is waited for; longer ones are left out, as a mutant has 20 s or so. */
const LIMIT_MS = 60_000;

/** Marks the blocks of all `files` in the copy, so that tests record them. */
export function markFiles(root: string, files: readonly string[]): void {
  for (const file of files) writeFileSync(join(root, file), markBlocks(file, readFileSync(join(root, file), 'utf8')));
}

/** Runs a test file in a copy with marked blocks, or remembers the last such run of the same files. */
export async function measureReach(host: HostClient, root: string, test: string, cache: ReachCache): Promise<Reach> {
  const held = cache.get(test);
  if (held !== undefined) return held;
  writeFileSync(join(root, RECORD), '[]');
  const { passed, ms } = await host.run(test, LIMIT_MS);
  const blocks = new Set(JSON.parse(readFileSync(join(root, RECORD), 'utf8')) as string[]);
  const reach = { test, passed, ms, blocks };
  if (passed) cache.set(reach);
  return reach;
}
