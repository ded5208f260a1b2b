import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** A backfill can ask for ten articles again: what is known of more than those keeps it from posting anything twice. */
const KEPT_ARTICLES = 50;

const isOpen = sql.raw("('waiting', 'pending', 'sending', 'unknown')");

/** One transaction: a text never goes before the delivery that shows it. */
export async function pruneHistory(db: Database, before: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let rows = 0;
    for (const statement of statementsFor(before)) rows += Number((await statement.execute(trx)).numAffectedRows ?? 0n);
    return rows;
  });
}

function statementsFor(before: number) {
  return [
    sql`delete from deliveries where status in ('dead', 'canceled') and created_at < ${before}`,
    // An edit, note, thread or crosspost that is still to come needs the message of its post.
    sql`delete from deliveries where status = 'delivered' and created_at < ${before}
      and not exists (
        select 1 from deliveries as sibling
        where sibling.announcement_id = deliveries.announcement_id and sibling.destination_id = deliveries.destination_id
          and sibling.status in ${isOpen})
      and announcement_id not in (
        select id from announcements where article_id is not null order by created_at desc, id limit ${KEPT_ARTICLES})`,
    // Only the newest text of an article can be shown again, in a digest.
    sql`delete from cards where exists (
        select 1 from announcements
        where announcements.id = cards.announcement_id and announcements.created_at < ${before}
          and (announcements.article_id is null or announcements.revision > cards.revision))
      and not exists (select 1 from deliveries where deliveries.announcement_id = cards.announcement_id)`,
    sql`delete from digest_items where digest_id <> '' and queued_at < ${before}`,
    sql`delete from decisions where exists (
      select 1 from announcements where announcements.id = decisions.announcement_id and announcements.created_at < ${before})`,
    // What is known of an article's announcement stays: it is what keeps the article from being news again.
    sql`delete from announcements where article_id is null and created_at < ${before}
      and not exists (select 1 from deliveries where deliveries.announcement_id = announcements.id)`,
  ];
}
