import { sql } from 'kysely';
import { keepText } from '../words/kept-text.ts';
import type { Installation, Installations } from '../ports/installations.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import { forgetInstallation } from './forget-installation.ts';
import { ownerOf } from './installed-places.ts';
import { dropCollected, skipMissedDigests } from './rest-digests.ts';
import type { Database, InstallationRow } from './schema.ts';

export function createInstallations(db: Database): Installations {
  return {
    async put(installation) {
      const row = writeInstallation(installation);
      const { platform, id, installedAt } = installation;
      await db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('installations')
          .select('revoked_at')
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
        if (typeof before?.revoked_at !== 'number') return;
        // The workspaces that went with the organization are there again, and none that had left by itself.
        const members = await trx
          .updateTable('installations')
          .set({ revoked_at: null })
          .where('platform', '=', platform)
          .where('enterprise_id', '=', id)
          .where('sealed_token', 'is', null)
          .where('revoked_at', '=', before.revoked_at)
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
    noteReinstall: (place, now) => noteReinstall(db, place, now),
    remove: (installation, now) => removeInstallation(db, installation, now),
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

async function removeInstallation(
  db: Database,
  { platform, id, version }: Parameters<Installations['remove']>[0],
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx
      .updateTable('installations')
      .set((eb) => ({ sealed_token: null, expires_at: null, revoked_at: now, version: eb('version', '+', 1) }))
      .where('platform', '=', platform)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .executeTakeFirst();
    if (removed.numUpdatedRows === 0n) return false;
    // The workspaces of an organization that have no token of their own were reached by its token.
    const members = await trx
      .updateTable('installations')
      .set({ revoked_at: now })
      .where('platform', '=', platform)
      .where('enterprise_id', '=', id)
      .where('sealed_token', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    await dropCollected(trx, platform, [id, ...members.map((member) => member.id)]);
    await trx
      .updateTable('deliveries')
      .set({ status: 'canceled', reason: keepText('uninstalled'), settled_at: now })
      .where('platform', '=', platform)
      .where('status', 'in', ['pending', 'waiting'])
      .where(ownerOf('deliveries', sql`deliveries.target_kind = 'user'`), 'in', (query) =>
        query.selectFrom('installations').select('id').where('platform', '=', platform).where('revoked_at', 'is not', null),
      )
      .execute();
    return true;
  });
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
