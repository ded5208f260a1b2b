import { expect, it } from 'vitest';
import { authority } from './authority-proof.ts';
import { durability } from './durability-proof.ts';
import { onePlans } from './lead-proof.ts';
import { lockedDatabase } from './lock-proof.ts';
import { upgradeAndRestore } from './upgrade-proof.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';

const onPostgres = new Set(['LEAD', 'R13', 'R14']);
const missing = postgresIsMissing();
if (missing !== undefined) it.skip(`Proofs on PostgreSQL are left out. ${missing}`, () => {});

// The whole of each is `npm run test:faults -- NAME`.
it.each(
  [authority, durability, lockedDatabase, onePlans, upgradeAndRestore]
    .filter(({ id }) => missing === undefined || !onPostgres.has(id))
    .map((proof) => [proof.id, proof.title, proof] as const),
)('%s, a short run: %s', { timeout: 240_000 }, async (_id, _title, proof) => {
  expect(await proof.run({ count: proof.counts.short, seed: 1 })).toMatchObject({ misses: [] });
});
