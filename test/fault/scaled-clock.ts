import type { Clock } from '../../src/runtime/clock.ts';

/** The same in every process that is given the same start: time that runs `factor` times as fast as on the wall. */
export function createScaledClock(startedAt: number, factor: number): Clock {
  return {
    now: () => Math.floor(startedAt + (Date.now() - startedAt) * factor),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs / factor);
      return () => clearTimeout(timer);
    },
  };
}
