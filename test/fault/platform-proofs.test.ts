import { expect, it } from 'vitest';
import { databaseOutage } from './database-outage-proof.ts';
import { exhaustingFiles } from './exhausting-files-proof.ts';
import { flood } from './flood-proof.ts';
import { gracefulStop } from './graceful-stop-proof.ts';
import { rateLimits } from './limits-proof.ts';
import { longRun } from './soak-proof.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';

const onPostgres = new Set(['LEAD', 'R13', 'R14']);
const missing = postgresIsMissing();
if (missing !== undefined) it.skip(`Proofs on PostgreSQL are left out. ${missing}`, () => {});

// The whole of each is `npm run test:faults -- NAME`.
it.each(
  [flood, rateLimits, gracefulStop, databaseOutage, longRun, exhaustingFiles]
    .filter(({ id }) => missing === undefined || !onPostgres.has(id))
    .map((proof) => [proof.id, proof.title, proof] as const),
)('%s, a short run: %s', { timeout: 240_000 }, async (_id, _title, proof) => {
  expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
});
