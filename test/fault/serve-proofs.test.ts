import { expect, it } from 'vitest';
import { exhaustingFiles } from './exhausting-files-proof.ts';
import { feedUnderFire } from './feed-fire-proof.ts';
import { flood } from './flood-proof.ts';
import { pushesUnderFire } from './pushes-proof.ts';
import { longRun } from './soak-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([exhaustingFiles, feedUnderFire, flood, longRun, pushesUnderFire].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
