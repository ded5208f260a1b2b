import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/runtime/clock.ts';
import { pause } from '../../src/runtime/pause.ts';

function heldClock(): Clock & { readonly timers: Set<() => void> } {
  const timers = new Set<() => void>();
  return {
    timers,
    now: () => 0,
    after(_, callback) {
      timers.add(callback);
      return () => void timers.delete(callback);
    },
  };
}

describe('a pause', () => {
  it('is over after its time, and listens to the signal no more', async () => {
    const clock = heldClock();
    const over = new AbortController();
    let listeners = 0;
    const { signal } = over;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };

    const waiting = pause(500, clock, signal);
    expect([clock.timers.size, listeners]).toEqual([1, 1]);
    for (const ring of clock.timers) ring();
    await waiting;

    expect([clock.timers.size, listeners]).toEqual([0, 0]);
  });

  it('is over when it is no longer wanted, and leaves no timer', async () => {
    const clock = heldClock();
    const over = new AbortController();

    const waiting = pause(500, clock, over.signal);
    over.abort();
    await waiting;

    expect(clock.timers.size).toBe(0);
  });

  it('needs no signal', async () => {
    const clock = heldClock();

    const waiting = pause(500, clock);
    for (const ring of clock.timers) ring();
    await waiting;

    expect(clock.timers.size).toBe(0);
  });

  it.each([0, -1])('of %i ms is none', async (delayMs) => {
    const clock = heldClock();

    await pause(delayMs, clock, new AbortController().signal);

    expect(clock.timers.size).toBe(0);
  });
});
