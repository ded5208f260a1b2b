import { expect, it } from 'vitest';
import { fuzzEvents } from './event-fuzz.ts';
import { eventFuzz, judgeFuzz } from './event-fuzz-proof.ts';
import { installForgeries } from './install-proof.ts';
import { lostTokens } from './lost-token-proof.ts';
import { manyWorkspaces } from './many-workspaces-proof.ts';
import { oneRevoked } from './revoked-proof.ts';

it('each field of each event and envelope is missing, null and of another type in turn, and good commands are answered', async () => {
  const report = await fuzzEvents({ seed: 1 });

  expect(judgeFuzz(report)).toMatchObject({ misses: [] });
  expect(report.sent).toBeGreaterThan(2_000);
});

// The whole of each is `npm run test:faults -- NAME`.
it.each([eventFuzz, installForgeries, lostTokens, manyWorkspaces, oneRevoked].map((proof) => [proof.id, proof.title, proof] as const))(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
);
