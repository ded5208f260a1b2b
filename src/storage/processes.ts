import type { Processes } from '../ports/processes.ts';
import { createLeases } from './leases.ts';
import type { Database } from './schema.ts';

const PREFIX = 'process:';

/** A lease for each process. `soleOwner`: all others are dead. */
export function createProcesses(db: Database, soleOwner: boolean): Processes {
  const leases = createLeases(db);
  return {
    async beat(owner, now, leaseMs) {
      await leases.acquire(PREFIX + owner, owner, now, leaseMs);
      const dead = db.deleteFrom('leases').where('name', 'like', `${PREFIX}%`);
      await (soleOwner ? dead.where('owner', '!=', owner) : dead.where('lease_until', '<', now)).execute();
      const rows = await db.selectFrom('leases').select('owner').where('name', 'like', `${PREFIX}%`).execute();
      // Databases sort texts each in their own way.
      return rows.map((row) => row.owner).sort();
    },
    leave: (owner) => leases.release(PREFIX + owner, owner),
  };
}
