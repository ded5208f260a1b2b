import { expect, it } from 'vitest';
import { deliverAgain } from './deliver-again.ts';

// The long run is `npm run test:faults -- R7`.
it.each(['discord', 'slack'] as const)('what %s delivers four times has its effect once', async (platform) => {
  const report = await deliverAgain(platform, { seed: 7, each: 30, copies: 4, gapMs: 150 });

  const asked = platform === 'discord' ? 90 : 120;
  expect(report).toEqual({ asked, answered: asked, wronglyRun: [], wronglyShown: [], undelivered: 0 });
});
