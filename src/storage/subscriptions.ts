import { sql } from 'kysely';
import type { Destination } from '../subscription/subscription.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import { keepText } from '../words/kept-text.ts';
import { parkSubscription } from './park-subscription.ts';
import { endRemovalAt } from './end-removal.ts';
import { inInstalledPlaces } from './installed-places.ts';
import type { Database } from './schema.ts';
import { readSubscription, writeSubscription } from './subscription-rows.ts';

export function createSubscriptions(db: Database): Subscriptions {
  return {
    async put(subscription, nextRunAt, now = subscription.createdAt) {
      const row = writeSubscription(subscription, nextRunAt);
      await db.transaction().execute(async (trx) => {
        await endRemovalAt(trx, subscription.destination, now);
        await trx
          .insertInto('subscriptions')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      });
    },
    async find(id) {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readSubscription(row);
    },
    async list() {
      const rows = await inInstalledPlaces(db.selectFrom('subscriptions').selectAll(), 'subscriptions')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(readSubscription);
    },
    async listOf(platform, installationId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('platform', '=', platform)
        .where('installation_id', '=', installationId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(readSubscription);
    },
    move: (id, destination) => moveSubscription(db, id, destination),
    remove: (id, now) => removeSubscription(db, id, now),
    park: (id, parking) => parkSubscription(db, id, parking),
    async unpark(id) {
      const unparked = await db
        .updateTable('subscriptions')
        .set({ parked_since: null, parked_reason: null, parked_retry_at: null })
        .where('id', '=', id)
        .where('parked_since', 'is not', null)
        .executeTakeFirst();
      return unparked.numUpdatedRows === 1n;
    },
    async listDueDigests(now) {
      const rows = await inInstalledPlaces(db.selectFrom('subscriptions').selectAll(), 'subscriptions')
        .where('next_run_at', '<=', now)
        .orderBy('next_run_at')
        .execute();
      return rows.map((row) => ({ subscription: readSubscription(row), runAt: row.next_run_at ?? now }));
    },
    async listDigestsAfter(time) {
      const rows = await db.selectFrom('subscriptions').selectAll().where('next_run_at', '>', time).execute();
      return rows.map((row) => ({ subscription: readSubscription(row), runAt: row.next_run_at ?? time }));
    },
    async listStranded() {
      const rows = await inInstalledPlaces(db.selectFrom('subscriptions').selectAll(), 'subscriptions')
        .where('next_run_at', 'is', null)
        .where('id', 'in', (query) => query.selectFrom('digest_items').select('destination_id').where('digest_id', '=', ''))
        .execute();
      return rows.map(readSubscription);
    },
    async setNextRun(id, nextRunAt) {
      await db
        .updateTable('subscriptions')
        .set({ next_run_at: nextRunAt ?? null })
        .where('id', '=', id)
        .execute();
    },
  };
}

async function moveSubscription(db: Database, id: string, destination: Destination): Promise<void> {
  const place = { installation_id: destination.installationId, target_kind: destination.kind, target_id: destination.targetId };
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('subscriptions')
      .set({ id: destination.id, ...place })
      .where('id', '=', id)
      .execute();
    await trx.updateTable('digest_items').set({ destination_id: destination.id }).where('destination_id', '=', id).execute();
    // All keep their order. What comes behind the destination's name stays: the queue of crossposts, that of tests.
    await trx
      .updateTable('deliveries')
      .set({ lane: sql<string>`cast(${destination.id} as text) || substr(lane, ${id.length + 1})` })
      .where('destination_id', '=', id)
      .where('status', 'in', ['pending', 'waiting', 'sending'])
      .execute();
    // A delivery that may have been sent keeps its key, which holds the destination: under another one it could be sent again.
    await trx
      .updateTable('deliveries')
      .set({
        destination_id: destination.id,
        ...place,
      })
      .where('destination_id', '=', id)
      .where('status', 'in', ['pending', 'waiting'])
      .where('attempts', '=', 0)
      .where('in_doubt', '=', 0)
      .execute();
  });
}

async function removeSubscription(db: Database, id: string, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst();
    if (removed.numDeletedRows === 0n) return false;
    await trx.deleteFrom('digest_items').where('destination_id', '=', id).where('digest_id', '=', '').execute();
    // A delivery that may have been sent stays: its message must be found, so that later edits reach it.
    await trx
      .updateTable('deliveries')
      .set({ status: 'canceled', reason: keepText('turnedOff'), settled_at: now })
      .where('destination_id', '=', id)
      .where('kind', '=', 'post')
      .where('status', '=', 'pending')
      .where('in_doubt', '=', 0)
      .execute();
    // The thread and the crosspost of a post that will never be.
    await trx
      .updateTable('deliveries as follower')
      .set({ status: 'canceled', reason: keepText('turnedOff'), settled_at: now })
      .where('follower.destination_id', '=', id)
      .where('follower.status', '=', 'waiting')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('deliveries as post')
            .select('post.seq')
            .whereRef('post.announcement_id', '=', 'follower.announcement_id')
            .whereRef('post.destination_id', '=', 'follower.destination_id')
            .where('post.kind', '=', 'post')
            .where('post.status', '=', 'canceled'),
        ),
      )
      .execute();
    return true;
  });
}
