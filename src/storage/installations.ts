import type { Installations } from '../ports/installations.ts';
import { forgetInstallation } from './forget-installation.ts';
import { readInstallation, writeInstallation } from './installation-rows.ts';
import { putInstallation } from './put-installation.ts';
import { leaveInstallation, removeInstallation } from './remove-installation.ts';
import type { Database } from './schema.ts';

export function createInstallations(db: Database): Installations {
  return {
    put: (installation) => db.transaction().execute((trx) => putInstallation(trx, installation)),
    arrive: (installation) => db.transaction().execute((trx) => putInstallation(trx, installation, installation.installedAt)),
    leave: (place, at) => db.transaction().execute((trx) => leaveInstallation(trx, place, at)),
    async find(platform, id) {
      const row = await db.selectFrom('installations').selectAll().where('platform', '=', platform).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readInstallation(row);
    },
    async list(platform) {
      const rows = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .orderBy('installed_at')
        .orderBy('id')
        .execute();
      return rows.map(readInstallation);
    },
    async replaceToken({ platform, id, version }, { sealedToken, expiresAt }) {
      const replaced = await db
        .updateTable('installations')
        .set((eb) => ({
          sealed_token: sealedToken,
          expires_at: expiresAt ?? null,
          version: version + 1,
          // The same token under a newer key ends when it did.
          reinstall_since: eb
            .case()
            .when('expires_at', expiresAt === undefined ? 'is' : '=', expiresAt ?? null)
            .then(eb.ref('reinstall_since'))
            .else(null)
            .end(),
        }))
        .where('platform', '=', platform)
        .where('id', '=', id)
        .where('version', '=', version)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return replaced.numUpdatedRows === 1n;
    },
    noteReinstall: (place, now) => noteReinstall(db, place, now),
    remove: (installation, now) => db.transaction().execute((trx) => removeInstallation(trx, installation, now)),
    forget: (platform, id, before) => forgetInstallation(db, platform, id, before),
    async listRemovedBefore(platform, before) {
      const rows = await db
        .selectFrom('installations')
        .select('id')
        .where('platform', '=', platform)
        .where('revoked_at', '<', before)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

async function noteReinstall(
  db: Database,
  { platform, id, name, version }: Parameters<Installations['noteReinstall']>[0],
  now: number,
): Promise<boolean> {
  const noted = await db
    .updateTable('installations')
    .set({ reinstall_since: now })
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('reinstall_since', 'is', null)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirst();
  if (noted.numUpdatedRows > 0n) return true;
  if (version !== undefined) return false;
  const nobody = { botId: '', botUserId: '', botName: '', scopes: [], installedAt: now };
  const added = await db
    .insertInto('installations')
    .values({ ...writeInstallation({ platform, id, name, ...nobody }), revoked_at: now, reinstall_since: now, version: 1 })
    .onConflict((conflict) => conflict.columns(['platform', 'id']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
