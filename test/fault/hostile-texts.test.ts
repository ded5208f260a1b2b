import { expect, it } from 'vitest';
import { hostileFeeds } from './hostile-feeds-proof.ts';
import { parserTime } from './parser-time-proof.ts';
import { outsideReferences } from './outside-references-proof.ts';

// The whole of each is `npm run test:faults -- NAME`.
it.each([hostileFeeds, outsideReferences, parserTime].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
