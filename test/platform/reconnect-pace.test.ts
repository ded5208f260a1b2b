import { describe, expect, it } from 'vitest';
import { createReconnectPace } from '../../src/platform/reconnect-pace.ts';
import type { Clock } from '../../src/runtime/clock.ts';

const DAY_MS = 24 * 3_600_000;
const never = new AbortController().signal;

/** Time passes by waiting alone. */
function countingClock(): Clock & { waited(): number } {
  let waited = 0;
  return {
    now: () => waited,
    waited: () => waited,
    after(delayMs, callback) {
      waited += delayMs;
      queueMicrotask(callback);
      return () => {};
    },
  };
}

describe('the pace of reconnections', () => {
  it('tries at once twice, and then waits longer each time, up to half a minute', async () => {
    const clock = countingClock();
    const pace = createReconnectPace(clock);
    const waits: number[] = [];

    for (let attempt = 0; attempt < 10; attempt += 1) {
      const before = clock.waited();
      await pace.wait(false, never);
      waits.push(clock.waited() - before);
    }

    expect(waits).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('starts far fewer sessions a day than Discord allows, although none of them lasts', async () => {
    const clock = countingClock();
    const pace = createReconnectPace(clock);
    let starts = 0;

    while (clock.waited() < DAY_MS) {
      await pace.wait(true, never);
      pace.noteStart();
      pace.noteHeld();
      starts += 1;
    }

    expect(starts).toBeLessThan(310);
  });

  it('waits no more than a second after a connection that worked, however often it is moved', async () => {
    const clock = countingClock();
    const pace = createReconnectPace(clock);
    const waits: number[] = [];

    for (let move = 0; move < 6; move += 1) {
      const before = clock.waited();
      await pace.wait(false, never);
      waits.push(clock.waited() - before);
      pace.noteHeld();
    }

    expect(waits).toEqual([0, 0, 1_000, 1_000, 1_000, 1_000]);
  });

  it('ends a wait when no connection is wanted any more', async () => {
    const over = new AbortController();
    const pace = createReconnectPace({ now: () => 0, after: () => () => {} });
    await pace.wait(false, over.signal);
    await pace.wait(false, over.signal);

    const waiting = pace.wait(false, over.signal);
    over.abort();

    await expect(waiting).resolves.toBeUndefined();
  });
});
