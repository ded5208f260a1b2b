import type { Installation, Installations } from '../ports/installations.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import { forgetInstallation } from './forget-installation.ts';
import { endToken } from './end-token.ts';
import { isAwayRow } from './installed-places.ts';
import { noteLost, noteUnrenewed } from './note-reinstall.ts';
import { skipMissedDigests } from './rest-digests.ts';
import type { Database, InstallationRow } from './schema.ts';

export function createInstallations(db: Database): Installations {
  return {
    async put(installation) {
      const row = writeInstallation(installation);
      const { platform, id, installedAt } = installation;
      await db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('installations')
          .select(['revoked_at', 'reinstall_since', 'sealed_token'])
          .where('platform', '=', platform)
          .where('id', '=', id)
          .executeTakeFirst();
        await trx
          .insertInto('installations')
          .values({ ...row, version: 1 })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'id']).doUpdateSet((eb) => ({ ...row, version: eb('installations.version', '+', 1) })),
          )
          .execute();
        if (before === undefined || !isAwayRow(before)) return;
        // The workspaces that went with the organization are there again, and none that had left by itself.
        const [column, since] =
          before.revoked_at === null
            ? (['reinstall_since', before.reinstall_since] as const)
            : (['revoked_at', before.revoked_at] as const);
        const members = await trx
          .updateTable('installations')
          .set({ revoked_at: null, reinstall_since: null })
          .where('platform', '=', platform)
          .where('enterprise_id', '=', id)
          .where('sealed_token', 'is', null)
          .where(column, '=', since)
          .returning('id')
          .execute();
        await skipMissedDigests(trx, platform, [id, ...members.map((member) => member.id)], installedAt);
      });
    },
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
    remove: (installation, now) => endToken(db, installation, { revoked_at: now, reinstall_since: null }, now),
    loseToken: (installation, now) => endToken(db, installation, { reinstall_since: now }, now),
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

function readInstallation(row: InstallationRow): Installation {
  return {
    platform: row.platform as PlatformName,
    id: row.id,
    name: row.name,
    ...(row.enterprise_id === null ? {} : { enterpriseId: row.enterprise_id }),
    botId: row.bot_id,
    botUserId: row.bot_user_id,
    botName: row.bot_name,
    scopes: row.scopes === '' ? [] : row.scopes.split(','),
    ...(row.sealed_token === null ? {} : { sealedToken: row.sealed_token }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    installedAt: row.installed_at,
    ...(row.revoked_at === null ? {} : { removedAt: row.revoked_at }),
    ...(row.installed_by === null ? {} : { installedBy: row.installed_by }),
    ...(row.reinstall_since === null ? {} : { reinstallSince: row.reinstall_since }),
    version: row.version,
  };
}

function writeInstallation(installation: Parameters<Installations['put']>[0]): Omit<InstallationRow, 'version'> {
  const { platform, id, name, enterpriseId, botId, botUserId, botName, scopes, sealedToken, expiresAt, installedAt, installedBy } =
    installation;
  return {
    platform,
    id,
    name,
    enterprise_id: enterpriseId ?? null,
    bot_id: botId,
    bot_user_id: botUserId,
    bot_name: botName,
    scopes: scopes.join(','),
    sealed_token: sealedToken ?? null,
    expires_at: expiresAt ?? null,
    installed_at: installedAt,
    revoked_at: null,
    reinstall_since: null,
    installed_by: installedBy ?? null,
  };
}
