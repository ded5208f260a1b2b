import { setImmediate } from 'node:timers/promises';

/** Gives what else waits its turn first: what arrived is read, what was written leaves. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}

/** Milliseconds on a clock that only goes forward, with fractions: for measuring how long something took, never for telling the time. */
export function elapsedMs(): number {
  return performance.now();
}
