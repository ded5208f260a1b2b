import { expect, it } from 'vitest';
import { deliverAgain } from './deliver-again.ts';

// The long run is `npm run test:faults -- R7`.
it.each(['discord', 'slack'] as const)('what %s delivers four times has its effect once', async (platform) => {
  const report = await deliverAgain(platform, { seed: 7, commands: 120, copies: 4, gapMs: 150 });

  expect(report).toEqual({ asked: 120, answered: 120, wronglyRun: [], wronglyShown: [], undelivered: 0 });
});
