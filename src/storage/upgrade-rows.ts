import { sql } from 'kysely';
import { keptByWords } from '../words/kept-text.ts';
import type { Database } from './schema.ts';

/**
 * Brings rows of earlier versions to the columns that name what was read out of ids, prose and lanes before: the kind of an announcement, what a
 * reader follows, and reasons as codes. Part of the caller's transaction. Doing it again changes nothing, and writes nothing.
 */
export async function upgradeRows(db: Database): Promise<void> {
  await sql`update announcements set kind = rule where rule in ('digest', 'notice', 'test') and kind <> rule`.execute(db);
  await sql`update deliveries set announcement_kind = (select kind from announcements where id = announcement_id)
    where announcement_kind = 'article' and announcement_id in (select id from announcements where kind <> 'article')`.execute(db);
  await upgradeFollowed(db);
  await upgradeReasons(db);
}

async function upgradeFollowed(db: Database): Promise<void> {
  const { rows } = await sql<{ because: string }>`select distinct because from deliveries where because like 'follows %'`.execute(db);
  for (const { because } of rows) {
    const [, by, value] = /^follows (topic|author|term):(.+)$/su.exec(because) ?? [];
    if (by === undefined) continue;
    const followed = JSON.stringify({ by, value });
    await sql`update deliveries set followed_json = ${followed}, because = null where because = ${because}`.execute(db);
  }
}

/**
 * Asks once for all of them: an update for each would go through the whole table for each. What an earlier version kept with details stays
 * words.
 */
async function upgradeReasons(db: Database): Promise<void> {
  const codes = keptByWords();
  const written = sql.join([...codes.keys()]);
  const { rows } = await sql<{ reason: string }>`select distinct reason from deliveries where reason in (${written})`.execute(db);
  for (const { reason } of rows) await sql`update deliveries set reason = ${codes.get(reason)} where reason = ${reason}`.execute(db);
}
