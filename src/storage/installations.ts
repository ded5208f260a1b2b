import type { Platform } from '../subscription/subscription.ts';
import type { Installation, Installations } from '../ports/installations.ts';
import type { Database, Schema } from './schema.ts';

export function createInstallations(db: Database): Installations {
  return {
    async put(installation) {
      const row = {
        platform: installation.platform,
        id: installation.id,
        name: installation.name,
        installed_at: installation.installedAt,
        revoked_at: installation.revokedAt ?? null,
      };
      await db
        .insertInto('installations')
        .values(row)
        .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet(row))
        .execute();
    },
    async find(platform, id) {
      const row = await db.selectFrom('installations').selectAll().where('platform', '=', platform).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readInstallation(row);
    },
    async list() {
      const rows = await db.selectFrom('installations').selectAll().orderBy('platform').orderBy('id').execute();
      return rows.map(readInstallation);
    },
  };
}

function readInstallation(row: Schema['installations']): Installation {
  return {
    platform: row.platform as Platform,
    id: row.id,
    name: row.name,
    installedAt: row.installed_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
