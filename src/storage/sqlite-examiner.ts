import { type Clock, steadyNow } from '../runtime/clock.ts';
import { doubtMark } from './generation.ts';
import { kindOfFailure } from './sqlite-failure.ts';
import type { Examination } from './sqlite-protocol.ts';
import { openSqliteThread } from './sqlite-thread.ts';
import type { SqliteWatch } from './sqlite-watch.ts';

/** Longest for one look at a file, in ms: one of some gigabytes on a slow disk. */
const DEADLINE_MS = 600_000;
/** Between two looks, in ms: damage is to be noticed before much is built on it. */
const SHORTEST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A look takes at most this part of the time. */
const SHARE = 1 / 200;

/** Reads the whole file anew, in a thread of its own: what the sending thread has in its memory hides what lies on the disk. */
async function examineFile(path: string, clock: Clock): Promise<Examination> {
  const thread = await openSqliteThread({ path, readOnly: true }, clock);
  try {
    return await thread.examine(DEADLINE_MS);
  } finally {
    await thread.close();
  }
}

/** Looks from time to time until the function returned is called. `tookMs`: how long the look at the start took. */
export function startExamining(path: string, watch: SqliteWatch, clock: Clock, tookMs: number): () => void {
  let stopped = false;
  let isDoubted = false;
  let cancel = schedule(pauseAfter(tookMs));

  function schedule(pauseMs: number): () => void {
    return clock.after(pauseMs, () => void look());
  }

  async function look(): Promise<void> {
    const before = watch.generation;
    const startedAt = steadyNow();
    try {
      const found = await examineFile(path, clock);
      if (!stopped) watch.examined(found, before);
    } catch (error) {
      // Whether it can be opened at all, its users see better; a slow look is not a fault.
      if (!stopped && kindOfFailure(error) === 'damaged') watch.failed(error);
    }
    const pauseMs = pauseAfter(steadyNow() - startedAt);
    if (watch.trouble?.isLasting === true && !isDoubted) {
      doubtMark(path);
      isDoubted = true;
    }
    if (!stopped) cancel = schedule(pauseMs);
  }

  return () => {
    stopped = true;
    cancel();
  };
}

function pauseAfter(tookMs: number): number {
  return Math.min(Math.max(tookMs / SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
}
