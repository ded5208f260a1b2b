import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NearTest } from './choose-tests.ts';
import type { HostClient, Outcome } from './host-client.ts';
import { applyBreak, describeBreak, type Mutant } from './mutant.ts';

/** The verdict on a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly area: string;
  readonly isKilled: boolean;
  /** Test that failed, or how the run ended; empty for a survivor. */
  readonly by: string;
  /** False if no test is known to run the broken line. */
  readonly isReached: boolean;
  /** Test files that ran. */
  readonly ran: number;
  /** The line as it is and as it is broken. */
  readonly diff: readonly [string, string];
}

/** Time on the wall beyond which a test file hangs: for a start under load, and as a multiple of its time when nothing is broken. */
const LIMIT_MS = 20_000;
const LIMIT_FACTOR = 6;

/**
 * Breaks one line in the copy at `root`, runs the tests until one fails, and mends the line again.
 * @throws if a test file cannot be run with the line mended either: then it is the machine that is broken.
 */
export async function judgeMutant(
  host: HostClient,
  root: string,
  mutant: Mutant,
  tests: readonly NearTest[],
): Promise<Pick<Verdict, 'isKilled' | 'by' | 'ran' | 'diff'>> {
  const path = join(root, mutant.file);
  const source = readFileSync(path, 'utf8');
  const write = (text: string): void => {
    writeFileSync(path, text);
    host.noteChange(mutant.file);
  };
  write(applyBreak(source, mutant));
  const diff = describeBreak(source, mutant);
  try {
    for (const [index, { test, ms }] of tests.entries()) {
      const { passed, failure, isOfTest } = await runAfresh(test, ms);
      if (passed) continue;
      if (!isOfTest) await proveRunnable(test, ms);
      return { isKilled: true, by: `${test}: ${failure.split('\n', 1)[0]}`, ran: index + 1, diff };
    }
    return { isKilled: false, by: '', ran: tests.length, diff };
  } finally {
    write(source);
  }

  /** Vite loses track of its modules at times ("Soft-invalidated module ..."): a fresh process tells such a failure from one of the break. */
  async function runAfresh(test: string, ms: number): Promise<Outcome> {
    const outcome = await host.run(test, LIMIT_MS + LIMIT_FACTOR * ms);
    if (outcome.passed || !outcome.failure.startsWith('Internal server error')) return outcome;
    host.close();
    return host.run(test, LIMIT_MS + LIMIT_FACTOR * ms);
  }

  async function proveRunnable(test: string, ms: number): Promise<void> {
    write(source);
    const { passed, failure } = await host.run(test, LIMIT_MS + LIMIT_FACTOR * ms);
    if (!passed) throw new Error(`${test} fails with nothing broken: ${failure}. Mend it, or the machine, and run again.`);
  }
}
