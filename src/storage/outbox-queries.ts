import { sql } from 'kysely';
import type { Announcement, AnnouncementId, Card } from '../delivery/announcement.ts';
import type { ArticleId } from '../delivery/article-state.ts';
import type { Delivery, DeliveryStatus, Explanation } from '../delivery/delivery.ts';
import type { DestinationId } from '../subscription/subscription.ts';
import type { Slug } from '../content/article.ts';
import type { DeliveryQuery, Outbox, OutboxCounts } from '../ports/outbox.ts';
import { readDelivery } from './delivery-rows.ts';
import type { AnnouncementRow, Database } from './schema.ts';

type OutboxQueries = Pick<
  Outbox,
  | 'nextReadyAt'
  | 'findCard'
  | 'findAnnouncement'
  | 'listScheduled'
  | 'listRelated'
  | 'listAnnouncements'
  | 'listDigestItems'
  | 'listBacklogs'
  | 'list'
  | 'find'
  | 'explain'
  | 'count'
>;

/** The reading half of the outbox. */
export function createOutboxQueries(db: Database): OutboxQueries {
  return {
    nextReadyAt: (platform, now) => findNextReadyAt(db, platform, now),
    findCard: (announcementId, revision) => findCard(db, announcementId, revision),
    async findAnnouncement(id) {
      const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : readAnnouncement(row);
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
    async listAnnouncements(limit) {
      const rows = await db
        .selectFrom('announcements')
        .selectAll()
        .where('article_id', 'is not', null)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(readAnnouncement);
    },
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
    list: (query) => listDeliveries(db, query),
    async find(seq) {
      const row = await db.selectFrom('deliveries').selectAll().where('seq', '=', seq).executeTakeFirst();
      return row === undefined ? undefined : readDelivery(row);
    },
    explain: (announcementId, destinationId) => explainDelivery(db, announcementId, destinationId),
    count: (query = {}) => countDeliveries(db, query),
  };
}

/** Their cards are few, and an article is taken down now and then: no index is kept for it. */
async function listRelated(db: Database, slug: Slug): ReturnType<Outbox['listRelated']> {
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

async function findNextReadyAt(db: Database, platform: string, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select('ready_at')
    .where('platform', '=', platform)
    .where('status', '=', 'pending')
    .where('ready_at', '>', now)
    .orderBy('ready_at')
    .limit(1)
    .executeTakeFirst();
  return row?.ready_at;
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

async function listBacklogs(db: Database, above: number): ReturnType<Outbox['listBacklogs']> {
  const untried = db
    .selectFrom('deliveries')
    .where('kind', '=', 'post')
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .where('in_doubt', '=', 0)
    .where('announcement_kind', '=', 'article');
  const crowded = await untried
    .select((eb) => eb.fn.min('destination_id').as('destination_id'))
    // Not by the column itself: SQLite would then walk through the whole history in the order of its index, instead of through what is open.
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

async function countDeliveries(db: Database, { destinationId, kind }: NonNullable<Parameters<Outbox['count']>[0]>): Promise<OutboxCounts> {
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

function readAnnouncement(row: AnnouncementRow): Announcement {
  return {
    id: row.id as AnnouncementId,
    kind: row.kind as Announcement['kind'],
    ...(row.article_id === null ? {} : { articleId: row.article_id as ArticleId }),
    ...(row.slug === null ? {} : { slug: row.slug as Slug }),
    status: row.status as Announcement['status'],
    rule: row.rule as Announcement['rule'],
    dueAt: row.due_at,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
