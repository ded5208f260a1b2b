import type { Installations } from '../ports/installations.ts';
import { forgetInstallation } from './forget-installation.ts';
import { readInstallation, writeInstallation } from './installation-rows.ts';
import { noteLost, noteUnrenewed } from './note-reinstall.ts';
import { putInstallation } from './put-installation.ts';
import { endToken, leaveInstallation, removeInstallation } from './remove-installation.ts';
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
    async noteReinstall({ version, ...place }, now) {
      if (version !== undefined) return noteUnrenewed(db, { ...place, version }, now);
      const nobody = { botId: '', botUserId: '', botName: '', scopes: [], installedAt: now };
      return noteLost(db, { ...writeInstallation({ ...place, ...nobody }), reinstall_since: now, version: 1 });
    },
    loseToken: (installation, now) => db.transaction().execute((trx) => endToken(trx, installation, { reinstall_since: now }, now)),
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
