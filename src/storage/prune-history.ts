import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** A backfill can ask for ten articles again: what is known of more than those keeps it from posting anything twice. */
const KEPT_ARTICLES = 50;

const isOpen = sql.raw("('waiting', 'pending', 'sending', 'unknown')");

/** One slice, each statement for itself: SQLite has one writer, and a long one would hold up what is being sent. */
export async function pruneHistory(db: Database, before: number, limit: number): Promise<number> {
  let rows = 0;
  for (const statement of statementsFor(before, limit)) rows += Number((await statement.execute(db)).numAffectedRows ?? 0n);
  return rows;
}

function statementsFor(before: number, limit: number) {
  return [
    sql`delete from deliveries where seq in (
      select seq from deliveries where status in ('dead', 'canceled') and created_at < ${before} limit ${limit})`,
    // An edit, note, thread or crosspost that is still to come needs the message of its post.
    sql`delete from deliveries where seq in (
      select seq from deliveries as done
      where done.status = 'delivered' and done.created_at < ${before}
        and not exists (
          select 1 from deliveries as sibling
          where sibling.announcement_id = done.announcement_id and sibling.destination_id = done.destination_id
            and sibling.status in ${isOpen})
        and done.announcement_id not in (
          select id from announcements where article_id is not null order by created_at desc, id limit ${KEPT_ARTICLES})
      limit ${limit})`,
    // Only the newest text of an article can be shown again, in a digest.
    sql`delete from cards where exists (
        select 1 from announcements
        where announcements.id = cards.announcement_id and announcements.created_at < ${before}
          and (announcements.article_id is null or announcements.revision > cards.revision))
      and not exists (select 1 from deliveries where deliveries.announcement_id = cards.announcement_id)`,
    // One article at a time: thousands of channels may have had it in a digest, or been left out.
    sql`delete from digest_items where digest_id <> '' and queued_at < ${before} and announcement_id in (
      select announcement_id from digest_items where digest_id <> '' and queued_at < ${before} limit 1)`,
    sql`delete from decisions where announcement_id in (
      select announcements.id from announcements
      where announcements.created_at < ${before}
        and exists (select 1 from decisions as left_out where left_out.announcement_id = announcements.id)
      limit 1)`,
    // The record of an article's announcement stays: it is what keeps the article from being news again.
    sql`delete from announcements where article_id is null and created_at < ${before}
      and not exists (select 1 from deliveries where deliveries.announcement_id = announcements.id)`,
  ];
}
