import { expect, it } from 'vitest';
import { deliverAgain, waysIn } from './deliver-again.ts';

const ways = Object.keys(waysIn) as readonly (keyof typeof waysIn)[];

// The long run is `npm run test:faults -- R7`.
it.each(ways)('what comes four times has its effect once: %s', async (way) => {
  const report = await deliverAgain(way, { seed: 7, commands: 120, copies: 4, gapMs: 150 });

  expect(report).toEqual({ asked: 120, answered: 120, wronglyRun: [], wronglyShown: [], undelivered: 0 });
});
