import type { Clock } from '../runtime/clock.ts';
import type { ScannedFile } from './scan-directory.ts';

/** Tells files that are being written from files that are done: done is what has looked the same for a while. */
export interface Settling {
  /** Milliseconds until a change may be believed; 0 when it may be now. `state` is what the path looks like, or that it is gone. */
  waitFor(path: string, state: string): number;
  /** The path looks as it is known to: nothing is awaited any more. */
  forget(path: string): void;
}

export function createSettling(clock: Clock, settleMs: number): Settling {
  const seen = new Map<string, { state: string; since: number }>();
  return {
    waitFor(path, state) {
      const last = seen.get(path);
      const now = clock.now();
      if (last === undefined || last.state !== state) {
        seen.set(path, { state, since: now });
        return settleMs;
      }
      // A clock that was set back would let a file wait for hours.
      if (now < last.since) last.since = now;
      return Math.max(0, last.since + settleMs - now);
    },
    forget: (path) => void seen.delete(path),
  };
}

/** For each path that is still changing, how long to wait. Editors also remove a file for a moment when they save it. */
export function settleChanges(
  settling: Settling | undefined,
  changed: readonly ScannedFile[],
  gone: readonly string[],
  all: readonly ScannedFile[],
): ReadonlyMap<string, number> {
  const waits = new Map<string, number>();
  if (settling === undefined) return waits;
  const changing = new Map<string, string>([
    ...changed.map(({ path, signature }) => [path, signature] as const),
    ...gone.map((path) => [path, 'gone'] as const),
  ]);
  for (const { path } of all) if (!changing.has(path)) settling.forget(path);
  for (const [path, state] of changing) {
    const wait = settling.waitFor(path, state);
    if (wait > 0) waits.set(path, wait);
    // A file that is gone and kept is looked at again and again, and need not settle each time.
    else if (state !== 'gone') settling.forget(path);
  }
  return waits;
}
