import type { AnnouncementId, Card } from '../delivery/announcement.ts';
import type { Delivery, DeliveryStatus, Explanation } from '../delivery/delivery.ts';
import type { DestinationId } from '../subscription/subscription.ts';
import type { DeliveryQuery, OutboxCounts, OutboxReading } from '../ports/outbox-reading.ts';
import { readAnnouncement, readDelivery } from './delivery-rows.ts';
import type { Database } from './schema.ts';

export function createOutboxReading(db: Database): OutboxReading {
  return {
    findCard: (announcementId, revision) => findCard(db, announcementId, revision),
    async findAnnouncement(id) {
      const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readAnnouncement(row);
    },
    list: (query) => listDeliveries(db, query),
    async find(seq) {
      const row = await db.selectFrom('deliveries').selectAll().where('seq', '=', seq).executeTakeFirst();
      return row === undefined ? undefined : readDelivery(row);
    },
    explain: (announcementId, destinationId) => explainDelivery(db, announcementId, destinationId),
    count: (query = {}) => countDeliveries(db, query),
  };
}

async function findCard(db: Database, announcementId: AnnouncementId, revision: number): Promise<Card | undefined> {
  const row = await db
    .selectFrom('cards')
    .select('card_json')
    .where('announcement_id', '=', announcementId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.card_json) as Card);
}

async function listDeliveries(
  db: Database,
  { status, kind, destinationId, announcementId, limit = 50 }: DeliveryQuery,
): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .$if(status !== undefined, (query) => query.where('status', 'in', [...(status ?? [])]))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(destinationId !== undefined, (query) => query.where('destination_id', '=', destinationId ?? ''))
    .$if(announcementId !== undefined, (query) => query.where('announcement_id', '=', announcementId ?? ''))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readDelivery);
}

async function explainDelivery(db: Database, announcementId: AnnouncementId, destinationId: DestinationId): Promise<Explanation> {
  const announcement = await db.selectFrom('announcements').selectAll().where('id', '=', announcementId).executeTakeFirst();
  const deliveries = await listDeliveries(db, { announcementId, destinationId });
  const decision = await db
    .selectFrom('decisions')
    .select('because')
    .where('announcement_id', '=', announcementId)
    .where('destination_id', '=', destinationId)
    .executeTakeFirst();
  const queued = await db
    .selectFrom('digest_items')
    .select('digest_id')
    .where('announcement_id', '=', announcementId)
    .where('destination_id', '=', destinationId)
    .where('digest_id', '=', '')
    .executeTakeFirst();
  const read = announcement === undefined ? undefined : readAnnouncement(announcement);
  return {
    ...(read === undefined ? {} : { rule: read.rule, announcementStatus: read.status, dueAt: read.dueAt }),
    deliveries: deliveries.toReversed(),
    ...(decision === undefined ? {} : { decision: { announcementId, destinationId, because: decision.because } }),
    queuedForDigest: queued !== undefined,
  };
}

async function countDeliveries(
  db: Database,
  { destinationId, kind }: NonNullable<Parameters<OutboxReading['count']>[0]>,
): Promise<OutboxCounts> {
  const rows = await db
    .selectFrom('deliveries')
    .$if(destinationId !== undefined, (query) => query.where('destination_id', '=', destinationId ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .select((eb) => ['status' as const, 'in_doubt' as const, eb.fn.countAll().as('amount')])
    .groupBy(['status', 'in_doubt'])
    .execute();
  const counts: Record<DeliveryStatus | 'inDoubt', number> = {
    waiting: 0,
    pending: 0,
    sending: 0,
    delivered: 0,
    unknown: 0,
    dead: 0,
    canceled: 0,
    inDoubt: 0,
  };
  for (const row of rows) {
    counts[row.status as DeliveryStatus] += Number(row.amount);
    if (row.in_doubt === 1 && row.status === 'pending') counts.inDoubt += Number(row.amount);
  }
  return counts;
}
