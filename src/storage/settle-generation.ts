import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createMarkWriter, fileMeta, markPath, readMark } from './generation.ts';
import { lookFirst, putMeta } from './look-first.ts';
import { keepText } from '../words/kept-text.ts';
import type { Database } from './schema.ts';

/**
 * Compares the database with the mark beside it, when it is opened. A database that knows of fewer writes than the mark is a copy of an
 * earlier moment: everything is then looked for before it is posted. Returns a sentence for each thing that the operator should know.
 *
 * @param isSender Whether this process sends; the others only say what they see.
 */
export async function settleGeneration(db: Database, path: string, isSender: boolean): Promise<readonly string[]> {
  const notes = await compare(db, path, isSender);
  if (!isSender) return notes;
  const databaseId = (await readMeta(db, fileMeta.id)) ?? '';
  const number = Number.parseInt((await readMeta(db, fileMeta.generation)) ?? '0', 10);
  if (createMarkWriter(markPath(path)).raise({ databaseId, number })) return notes;
  return [...notes, `${markPath(path)} cannot be written: an older copy of the database that is put back will not be noticed`];
}

async function compare(db: Database, path: string, isSender: boolean): Promise<readonly string[]> {
  const mark = readMark(markPath(path));
  return db.transaction().execute(async (trx) => {
    const id = await readMeta(trx, fileMeta.id);
    const [number = 0, writtenAt] = ((await readMeta(trx, fileMeta.generation)) ?? '').split(' ').filter(Boolean).map(Number);
    if (id === undefined) {
      await putMeta(trx, fileMeta.id, randomUUID());
      await putMeta(trx, fileMeta.generation, '0');
    }
    if (mark === undefined) return [];
    const isSame = id === mark.databaseId;
    if (isSame && number >= mark.number) return [];
    // Above what was marked, or this start would be told again at the next.
    if (isSender) await putMeta(trx, fileMeta.generation, `${Math.max(number, mark.number) + 1} ${writtenAt ?? 0}`);
    const lastKnown = Math.max(writtenAt ?? 0, await findLastActivity(trx));
    if (lastKnown === 0) {
      return [
        `The database that was at ${path} is gone, and a new one takes its place: subscriptions and what was followed are lost unless newsdesk restore brings a backup back`,
      ];
    }
    if (isSender) await lookFirst(trx, lastKnown, keepText('olderCopy'));
    const moment = new Date(lastKnown).toISOString();
    return [
      `The database ${path} is ${isSame ? 'an older copy of the one' : 'another one than the one'} that was used here last, of ${moment}: everything is looked for before it is posted`,
    ];
  });
}

async function readMeta(trx: Database, name: string): Promise<string | undefined> {
  return (await trx.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

/** The newest moment that the database tells of, for one that was written by a version without a mark; 0 for a new one. */
async function findLastActivity(trx: Database): Promise<number> {
  const found = await sql<{ at: number | null }>`
    select max(at) as at from (
      select max(coalesce(settled_at, last_attempt_at, created_at)) as at from deliveries
      union all select max(created_at) from announcements
      union all select max(created_at) from subscriptions
      union all select cast(value as integer) from meta where name = 'ledger.seenAt')`.execute(trx);
  return Number(found.rows[0]?.at ?? 0);
}
