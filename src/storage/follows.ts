import type { Follow } from '../subscription/follow.ts';
import { foldLabel } from '../subscription/fold.ts';
import type { Follows } from '../ports/follows.ts';
import { readDestination } from './delivery-rows.ts';
import { endRemovalAt } from './end-removal.ts';
import { inInstalledPlaces } from './installed-places.ts';
import type { Database, Schema } from './schema.ts';

export function createFollows(db: Database): Follows {
  return {
    add({ destination, kind, value, createdAt }) {
      return db.transaction().execute(async (trx) => {
        await endRemovalAt(trx, destination, createdAt);
        if ((await findAlike(trx, destination.id, kind, value)).length > 0) return false;
        const added = await trx
          .insertInto('follows')
          .values({
            destination_id: destination.id,
            platform: destination.platform,
            installation_id: destination.installationId,
            target_id: destination.targetId,
            kind,
            value,
            folded: foldLabel(value),
            created_at: createdAt,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return added.numInsertedOrUpdatedRows === 1n;
      });
    },
    async remove(id, kind, value) {
      const alike = await findAlike(db, id, kind, value);
      if (alike.length === 0) return false;
      const removed = await db
        .deleteFrom('follows')
        .where('destination_id', '=', id)
        .where('kind', '=', kind)
        .where('folded', 'in', [...alike])
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
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

/** The keys of what somebody follows by this name. A row of an earlier version may have another key than that of its name is now. */
async function findAlike(db: Database, id: string, kind: string, value: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('follows')
    .select(['folded', 'value'])
    .where('destination_id', '=', id)
    .where('kind', '=', kind)
    .execute();
  return rows.filter((row) => foldLabel(row.value) === foldLabel(value)).map(({ folded }) => folded);
}

export function readFollow(row: Schema['follows']): Follow {
  return {
    destination: readDestination({ ...row, target_kind: 'user' }, row.destination_id),
    kind: row.kind as Follow['kind'],
    value: row.value,
    createdAt: row.created_at,
  };
}
