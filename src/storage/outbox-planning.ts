import { sql } from 'kysely';
import type { AnnouncementId, Card } from '../delivery/announcement.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { keepText } from '../words/kept-text.ts';
import type { DestinationId } from '../subscription/subscription.ts';
import type { Slug } from '../content/article.ts';
import type { OutboxPlanning } from '../ports/outbox-planning.ts';
import { readAnnouncement, readDelivery } from './delivery-rows.ts';
import { FanOutConflict, writeFanOut } from './fan-out-writes.ts';
import { checkHeldLease } from './leases.ts';
import type { Dialect } from './migrations.ts';
import { pruneHistory } from './prune-history.ts';
import type { Database } from './schema.ts';

export function createOutboxPlanning(db: Database, dialect: Dialect): OutboxPlanning {
  return {
    async insertFanOut(fanOut, now, heldLease) {
      try {
        await db.transaction().execute(async (trx) => {
          await checkHeldLease(trx, dialect, heldLease);
          await writeFanOut(trx, fanOut, now);
        });
        return 'committed';
      } catch (error) {
        if (error instanceof FanOutConflict) return 'conflict';
        throw error;
      }
    },
    async release(destinationId, now) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: now, reason: null })
        .where('destination_id', '=', destinationId)
        .where('status', '=', 'pending')
        .where('ready_at', '>', now)
        // A delivery that was refused itself stands at the head of its queue and holds up the others.
        .where((eb) => eb.or([eb('reason', '=', keepText('held')), eb('attempts', '>', 0)]))
        .execute();
    },
    async reschedule(destinationId, { now, readyAt, expiresAt }) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: readyAt, expires_at: expiresAt })
        .where('destination_id', '=', destinationId)
        .where('kind', 'in', ['post', 'thread', 'crosspost'])
        .where('status', 'in', ['pending', 'waiting'])
        .where('attempts', '=', 0)
        .where('in_doubt', '=', 0)
        .where('reason', 'is', null)
        .where('expires_at', '>', now)
        .execute();
    },
    async listScheduled() {
      const rows = await db
        .selectFrom('announcements')
        .selectAll()
        .where('status', '=', 'scheduled')
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      return rows.map(readAnnouncement);
    },
    listRelated: (slug) => listRelated(db, slug),
    async listDigestItems(destinationId) {
      const rows = await db
        .selectFrom('digest_items')
        .select('announcement_id')
        .where('destination_id', '=', destinationId)
        .where('digest_id', '=', '')
        .orderBy('queued_at')
        .orderBy('announcement_id')
        .execute();
      return rows.map((row) => row.announcement_id as AnnouncementId);
    },
    listBacklogs: (above) => listBacklogs(db, above),
    prune: (before, limit = 1_000) => pruneHistory(db, before, limit),
  };
}

/** Their cards are few, and an article is taken down now and then: no index is kept for it. */
async function listRelated(db: Database, slug: Slug): ReturnType<OutboxPlanning['listRelated']> {
  const rows = await db
    .selectFrom('announcements')
    .innerJoin('cards', (join) =>
      join.onRef('cards.announcement_id', '=', 'announcements.id').onRef('cards.revision', '=', 'announcements.revision'),
    )
    .selectAll('announcements')
    .select('card_json')
    .where('article_id', 'is', null)
    .where('status', '=', 'out')
    .where('card_json', 'like', `%${JSON.stringify(slug).replace(/[%_]/gu, '_')}%`)
    .orderBy('announcements.id')
    .execute();
  return rows
    .map((row) => ({ announcement: readAnnouncement(row), card: JSON.parse(row.card_json) as Card }))
    .filter(({ card }) =>
      card.kind === 'article' ? card.slug === slug : card.kind === 'digest' && card.items.some((item) => item.slug === slug),
    );
}

async function listBacklogs(db: Database, above: number): ReturnType<OutboxPlanning['listBacklogs']> {
  const untried = db
    .selectFrom('deliveries')
    .where('kind', '=', 'post')
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .where('in_doubt', '=', 0)
    .where('announcement_kind', '=', 'article');
  const crowded = await untried
    .select((eb) => eb.fn.min('destination_id').as('destination_id'))
    // Not by the column itself: SQLite would then walk through the whole history in the order of its index, instead of through what is
    // open.
    .groupBy(sql`destination_id || ''`)
    .having((eb) => eb.fn.countAll(), '>', above)
    .execute();
  const backlogs: { destinationId: DestinationId; deliveries: readonly Delivery[] }[] = [];
  for (const { destination_id } of crowded) {
    const rows = await untried.selectAll().where('destination_id', '=', destination_id).orderBy('seq').execute();
    backlogs.push({ destinationId: destination_id as DestinationId, deliveries: rows.map(readDelivery) });
  }
  return backlogs;
}
