import { expect, it } from 'vitest';
import { deliveredToSeveral } from './answer-proofs.ts';
import { wrongClocks } from './clocks-proof.ts';
import { databaseOutage } from './database-outage-proof.ts';
import { onePlans } from './lead-proof.ts';
import { SETTLE_MS } from './replicas-fire-proof.ts';
import { sharedPace } from './shared-pace-proof.ts';
import { sharedShards } from './shards-proof.ts';
import { upgradeAndRestore } from './upgrade-proof.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';

const missing = postgresIsMissing();
if (missing !== undefined) it.skip(`Proofs on PostgreSQL are left out. ${missing}`, () => {});

/** Longer than the recovery from an outage of the database may take in a short run, in ms. */
const TIMEOUT_MS = 600_000;

it('leave a proof the time to say what was lost', () => {
  expect(SETTLE_MS.short).toBeLessThanOrEqual(TIMEOUT_MS / 2);
});

// The whole of each is `npm run test:faults -- NAME`. Those of four servers over HTTP take minutes, and are run there alone: R3-HTTP, R9-REPLICAS, R13-REPLICAS.
it
  .skipIf(missing !== undefined)
  .each(
    [wrongClocks, databaseOutage, deliveredToSeveral, onePlans, sharedPace, sharedShards, upgradeAndRestore].map(
      (proof) => [proof.id, proof.title, proof] as const,
    ),
  )(
  '%s, a short run: %s',
  async (_id, _title, proof) => {
    expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
  },
  TIMEOUT_MS,
);
