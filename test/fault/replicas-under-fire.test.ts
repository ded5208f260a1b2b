import { expect, it } from 'vitest';
import { killsOfTests } from './kills-of-tests.ts';
import { severalReplicas } from './fire-proofs.ts';

it('announcements arrive once each from several processes on one PostgreSQL that are killed and paused beyond their leases', async () => {
  const report = await severalReplicas.run({ count: Math.min(killsOfTests, 20), seed: 13 });

  expect(report).toMatchObject({ misses: [] });
});
