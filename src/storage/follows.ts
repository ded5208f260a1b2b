import type { Follow } from '../subscription/follow.ts';
import { foldName } from '../subscription/fold.ts';
import type { Follows } from '../ports/follows.ts';
import { readDestination } from './delivery-rows.ts';
import { inInstalledPlaces } from './installed-places.ts';
import type { Database, Schema } from './schema.ts';

export function createFollows(db: Database): Follows {
  return {
    async add({ destination, kind, value, createdAt }) {
      const added = await db
        .insertInto('follows')
        .values({
          destination_id: destination.id,
          platform: destination.platform,
          installation_id: destination.installationId,
          target_id: destination.targetId,
          kind,
          value,
          folded: foldName(value),
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    async remove(id, kind, value) {
      const removed = await db
        .deleteFrom('follows')
        .where('destination_id', '=', id)
        .where('kind', '=', kind)
        .where('folded', '=', foldName(value))
        .executeTakeFirst();
      return removed.numDeletedRows === 1n;
    },
    async listOf(id) {
      const rows = await db
        .selectFrom('follows')
        .selectAll()
        .where('destination_id', '=', id)
        .orderBy('created_at')
        .orderBy('folded')
        .execute();
      return rows.map(readFollow);
    },
    async list() {
      const rows = await inInstalledPlaces(db.selectFrom('follows').selectAll(), 'follows')
        .orderBy('created_at')
        .orderBy('destination_id')
        .orderBy('folded')
        .execute();
      return rows.map(readFollow);
    },
  };
}

export function readFollow(row: Schema['follows']): Follow {
  return {
    destination: readDestination({ ...row, target_kind: 'user' }, row.destination_id),
    kind: row.kind as Follow['kind'],
    value: row.value,
    createdAt: row.created_at,
  };
}
