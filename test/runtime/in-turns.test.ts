import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inTurns } from '../../src/runtime/in-turns.ts';

describe('inTurns', () => {
  it('does everything, in order, and lets others have a turn meanwhile', async () => {
    const done: number[] = [];
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns += 1) await setImmediate();
    })();

    await inTurns([1, 2, 3, 4], (item) => {
      done.push(item);
      for (const until = performance.now() + 6; performance.now() < until; );
    });
    isOver = true;
    await others;

    expect(done).toEqual([1, 2, 3, 4]);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
