import type { Clock } from '../../../src/runtime/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time, and calls back everything that falls due, in order. */
  advance(ms: number): void;
  /** Moves time as for a process that does not run meanwhile: what fell due waits for the next `advance`. */
  sleep(ms: number): void;
}

export function createManualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  const due = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    after(delayMs, callback) {
      const entry = { at: now + delayMs, callback };
      due.add(entry);
      return () => void due.delete(entry);
    },
    sleep(ms) {
      now += ms;
    },
    advance(ms) {
      const target = now + ms;
      while (true) {
        const next = [...due].filter((entry) => entry.at <= target).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = target;
    },
  };
}
