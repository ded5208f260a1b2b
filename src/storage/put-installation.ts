import type { NewInstallation } from '../ports/installations.ts';
import { endLoss } from './end-loss.ts';
import { endRemoval } from './end-removal.ts';
import { writeInstallation } from './installation-rows.ts';
import type { Database } from './schema.ts';

/** Part of the caller's transaction: as `Installations.put`, and with `latest`, in ms since the epoch, only if it was neither installed nor removed later. */
export async function putInstallation(trx: Database, installation: NewInstallation, latest?: number): Promise<void> {
  const { platform, id, installedAt } = installation;
  await endLoss(trx, platform, id, installedAt);
  await endRemoval(trx, platform, id, installedAt, latest);
  const { name, ...row } = writeInstallation(installation);
  await trx
    .insertInto('installations')
    .values({ ...row, name, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'id'])
        // Not every event tells the name.
        .doUpdateSet((eb) => ({ ...row, ...(name === '' ? {} : { name }), version: eb('installations.version', '+', 1) }))
        .$call((update) =>
          latest === undefined
            ? update
            : update.where('installations.installed_at', '<=', latest).where('installations.revoked_at', 'is', null),
        ),
    )
    .execute();
}
