import { expect, it } from 'vitest';
import { authority } from './authority-proof.ts';
import { durability } from './durability-proof.ts';
import { lockedDatabase } from './lock-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([authority, durability, lockedDatabase].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
