import { expect, it } from 'vitest';
import { deliverAgain, waysIn } from './deliver-again.ts';

const ways = Object.keys(waysIn) as readonly (keyof typeof waysIn)[];

/** Kinds of questions: Discord sends no messages over HTTP, and no links at all. */
const kinds = { 'discord by gateway': 3, 'discord over HTTP': 2, 'slack by socket': 4, 'slack over HTTP': 4 };

// The long run is `npm run test:faults -- R7`.
it.each(ways)('what comes four times has its effect once: %s', async (way) => {
  const report = await deliverAgain(way, { seed: 7, each: 30, copies: 4, gapMs: 150 });
  const asked = 30 * kinds[way];

  expect(report).toEqual({ asked, answered: asked, wronglyRun: [], wronglyShown: [], undelivered: 0 });
});
