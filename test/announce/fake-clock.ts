import type { Clock } from '../../src/runtime/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass, and everything that is due happen in its order, promises included. */
  advance(ms: number): Promise<void>;
  /** Sets the clock to another time, as an operator or a time server does: timers keep the time that is left to them. */
  jump(ms: number): void;
}

interface Timer {
  readonly id: number;
  dueAt: number;
  readonly callback: () => void;
}

export function createFakeClock(start: number): FakeClock {
  let elapsed = 0;
  let offset = start;
  let lastId = 0;
  const timers = new Map<number, Timer>();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    now: () => offset + elapsed,
    monotonic: () => elapsed,
    after(delayMs, callback) {
      lastId += 1;
      const id = lastId;
      timers.set(id, { id, dueAt: elapsed + Math.max(0, delayMs), callback });
      return () => void timers.delete(id);
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const next = [...timers.values()].filter((timer) => timer.dueAt <= end).sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)[0];
        if (next === undefined) break;
        elapsed = Math.max(elapsed, next.dueAt);
        timers.delete(next.id);
        next.callback();
        await settle();
      }
      elapsed = end;
      await settle();
    },
    jump(ms) {
      offset += ms;
    },
  };
}
