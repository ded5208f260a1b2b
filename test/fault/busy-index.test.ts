import { expect, it } from 'vitest';
import { askWhileIndexing } from './busy-index.ts';
import { patientClock } from './patience.ts';

// The long run, with its bounds in milliseconds, is `npm run test:faults -- R8`.
it('every command is answered in time while all articles are indexed anew and a file hangs its parser', async () => {
  const report = await askWhileIndexing({ seed: 3, sections: 1_000, commands: 300, perSecond: 50, clock: patientClock });

  expect({ asked: report.asked, answered: report.answered }).toEqual({ asked: 300, answered: 300 });
  expect(report.reindexed).toBeGreaterThan(0);
});
