import { expect, it } from 'vitest';
import { databaseOutage } from './database-outage-proof.ts';
import { gracefulStop } from './graceful-stop-proof.ts';
import { rateLimits } from './limits-proof.ts';
import { longRun } from './soak-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([rateLimits, gracefulStop, databaseOutage, longRun].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  { timeout: 240_000 },
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
