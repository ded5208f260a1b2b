import { expect, it } from 'vitest';
import { gracefulStop } from './graceful-stop-proof.ts';
import { rateLimits } from './limits-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([gracefulStop, rateLimits].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
