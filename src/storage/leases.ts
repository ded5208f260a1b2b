import type { Leases } from '../ports/storage.ts';
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
