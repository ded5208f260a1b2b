import type { Clock } from '../../../src/runtime/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on and runs whatever falls due, in order. */
  advance(ms: number): void;
}

export function createManualClock(startMs = 1_800_000_000_000): ManualClock {
  const due: { at: number; callback: () => void }[] = [];
  let now = startMs;
  return {
    now: () => now,
    after(delayMs, callback) {
      const entry = { at: now + delayMs, callback };
      due.push(entry);
      return () => {
        const index = due.indexOf(entry);
        if (index !== -1) due.splice(index, 1);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        due.sort((left, right) => left.at - right.at);
        const next = due[0];
        if (next === undefined || next.at > end) break;
        due.shift();
        now = next.at;
        next.callback();
      }
      now = end;
    },
  };
}
