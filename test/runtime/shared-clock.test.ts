import { describe, expect, it } from 'vitest';
import { monotonicNow } from '../../src/runtime/clock.ts';
import { createSharedClock, describeOffset } from '../../src/runtime/shared-clock.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { MINUTE, NOON } from '../announce/fixtures.ts';

describe('a clock that several processes share', () => {
  /** A machine whose clock is wrong by `offsetMs`, a database whose clock is right, and time that passes for both. */
  const setUp = (offsetMs: number) => {
    const passing = createFakeClock(0);
    const local = createFakeClock(NOON + offsetMs);
    let isAway = false;
    let drift = 0;
    return {
      local,
      read: async () => {
        if (isAway) throw new Error('away');
        return NOON + drift + passing.now();
      },
      steady: () => passing.now(),
      pass: async (ms: number) => {
        await passing.advance(ms);
        await local.advance(ms);
      },
      leave: () => (isAway = true),
      driftBy: (ms: number) => (drift += ms),
    };
  };

  it.each([10 * MINUTE, -10 * MINUTE, 0])('shows the shared time on a machine that is %d ms ahead', async (offsetMs) => {
    const machine = setUp(offsetMs);
    const clock = await createSharedClock(machine);

    await machine.pass(MINUTE);

    expect([clock.now(), clock.offsetMs()]).toEqual([NOON + MINUTE, offsetMs]);
    clock.stop();
  });

  it('goes on evenly when the clock of the machine jumps, and says so', async () => {
    const machine = setUp(0);
    const told: number[] = [];
    const clock = await createSharedClock({ ...machine, onMeasured: (offsetMs) => told.push(offsetMs) });

    machine.local.jump(3 * 60 * MINUTE);
    const atOnce = clock.now();
    await machine.pass(MINUTE);

    expect(atOnce).toBe(NOON);
    expect(clock.now()).toBe(NOON + MINUTE);
    expect(told.at(-1)).toBe(3 * 60 * MINUTE);
    clock.stop();
  });

  it('measures intervals without what the shared time is set to', async () => {
    const machine = setUp(0);
    const clock = await createSharedClock(machine);
    const before = monotonicNow(clock);

    machine.driftBy(60 * MINUTE);
    await machine.pass(MINUTE);

    expect(clock.now()).toBe(NOON + 61 * MINUTE);
    expect(monotonicNow(clock) - before).toBe(MINUTE);
    clock.stop();
  });

  it('follows the shared time again and again, and goes on without it while it cannot be read', async () => {
    const machine = setUp(0);
    const clock = await createSharedClock(machine);

    machine.driftBy(400);
    await machine.pass(MINUTE);
    const followed = clock.now();
    machine.leave();
    machine.driftBy(400);
    await machine.pass(MINUTE);

    expect([followed, clock.now()]).toEqual([NOON + MINUTE + 400, NOON + 2 * MINUTE + 400]);
    clock.stop();
  });

  it('is told to an operator from a few seconds on', () => {
    expect(describeOffset(600_000)).toBe("The clock of this machine is 600 s ahead of the database's, which counts");
    expect(describeOffset(-600_000)).toBe("The clock of this machine is 600 s behind the database's, which counts");
    expect(describeOffset(4_000)).toBeUndefined();
  });
});
