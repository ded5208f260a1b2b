import type { HeldLease } from '../ports/fan-out.ts';
import type { Leases } from '../ports/storage.ts';
import { FanOutConflict } from './fan-out-writes.ts';
import type { Dialect } from './migrations.ts';
import type { Database } from './schema.ts';

export function createLeases(db: Database): Leases {
  return {
    async acquire(name, owner, now, leaseMs) {
      const row = { name, owner, lease_until: now + leaseMs };
      const acquired = await db
        .insertInto('leases')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ owner: row.owner, lease_until: row.lease_until })
            .where((eb) => eb.or([eb('leases.owner', '=', owner), eb('leases.lease_until', '<', now)])),
        )
        .executeTakeFirst();
      return acquired.numInsertedOrUpdatedRows === 1n;
    },
    async release(name, owner) {
      await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
    },
  };
}

/** Holds the lease's row until the transaction ends, so that nobody can take it in between. */
export async function checkHeldLease(trx: Database, dialect: Dialect, heldLease: HeldLease | undefined): Promise<void> {
  if (heldLease === undefined) return;
  const query = trx.selectFrom('leases').select('owner').where('name', '=', heldLease.lease);
  const row = await (dialect === 'postgres' ? query.forShare() : query).executeTakeFirst();
  if (row?.owner !== heldLease.owner) throw new FanOutConflict();
}
