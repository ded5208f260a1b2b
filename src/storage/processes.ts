import type { Processes } from '../ports/processes.ts';
import { createLeases } from './leases.ts';
import type { Database } from './schema.ts';

const PREFIX = 'process:';

/** A lease for each process and kind of work. `soleOwner`: all others are dead. */
export function createProcesses(db: Database, soleOwner: boolean): Processes {
  const leases = createLeases(db);
  return {
    async beat(work, owner, now, leaseMs) {
      const prefix = `${PREFIX}${work}:`;
      await leases.acquire(prefix + owner, owner, now, leaseMs);
      const dead = db.deleteFrom('leases').where('name', 'like', `${prefix}%`);
      await (soleOwner ? dead.where('owner', '!=', owner) : dead.where('lease_until', '<', now)).execute();
      const rows = await db.selectFrom('leases').select('owner').where('name', 'like', `${prefix}%`).execute();
      // Databases sort texts each in their own way.
      return rows.map((row) => row.owner).sort();
    },
    leave: (work, owner) => leases.release(`${PREFIX}${work}:${owner}`, owner),
  };
}
