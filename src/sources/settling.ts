import type { Clock } from '../runtime/clock.ts';
import type { ScannedFile } from './scan-directory.ts';

/** Tells files that are being written from files that are done: done is what has looked the same for a while. */
export interface Settling {
  /**
   * Milliseconds until a change may be believed; 0 when it may be now. `state` is what the path looks like, or that it is gone; `lookedAt` when
   * the look at it began, or when it was heard to change.
   */
  waitFor(path: string, state: string, lookedAt: number): number;
  /** The path looks as it is known to: nothing is awaited any more. */
  forget(path: string): void;
}

/** The share of the time that may have passed before a look at the file: it may have been written meanwhile. */
const LOOKING_SHARE = 0.25;

export function createSettling(clock: Clock, settleMs: number): Settling {
  const seen = new Map<string, { state: string; since: number }>();
  return {
    waitFor(path, state, lookedAt) {
      const last = seen.get(path);
      const now = clock.now();
      if (last === undefined || last.state !== state) {
        const since = Math.min(now, Math.max(lookedAt, now - settleMs * LOOKING_SHARE));
        seen.set(path, { state, since });
        return since + settleMs - now;
      }
      // A clock that was set back would let a file wait for hours.
      if (now < last.since) last.since = now;
      return Math.max(0, last.since + settleMs - now);
    },
    forget: (path) => void seen.delete(path),
  };
}

/** The findings of a look at a directory. */
export interface LookedAt {
  readonly changed: readonly ScannedFile[];
  readonly gone: readonly string[];
  readonly all: readonly ScannedFile[];
  /** When it began, or when something was heard to change, in ms since the epoch. */
  readonly lookedAt: number;
}

/** For each path that is still changing, how long to wait. Editors also remove a file for a moment when they save it. */
export function settleChanges(settling: Settling | undefined, { changed, gone, all, lookedAt }: LookedAt): ReadonlyMap<string, number> {
  const waits = new Map<string, number>();
  if (settling === undefined) return waits;
  const changing = new Map<string, string>([
    ...changed.map(({ path, signature }) => [path, signature] as const),
    ...gone.map((path) => [path, 'gone'] as const),
  ]);
  for (const { path } of all) if (!changing.has(path)) settling.forget(path);
  for (const [path, state] of changing) {
    const wait = settling.waitFor(path, state, lookedAt);
    if (wait > 0) waits.set(path, wait);
    // A file that is gone and kept is looked at again and again, and need not settle each time.
    else if (state !== 'gone') settling.forget(path);
  }
  return waits;
}
