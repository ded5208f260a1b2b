import { expect, it } from 'vitest';
import { wrongClocks } from './clocks-proof.ts';
import { longOutage, shortOutage } from './outage-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([shortOutage, longOutage, wrongClocks].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  { timeout: 240_000 },
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
