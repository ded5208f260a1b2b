import { sql } from 'kysely';
import { metaNames } from './meta-names.ts';
import type { Database } from './schema.ts';

/** The record of a database that is of an earlier moment than the channels. */
interface LookFirst {
  /** In ms since the epoch: nothing can have been posted unknown to it before. */
  readonly since: number;
  /** Until then everything that is planned is looked for; set with the first plan. */
  readonly until?: number;
}

/**
 * Time in ms after a restore in which new plans are looked for: digests, due dates and content that comes back within a day are still the
 * old ones.
 */
export const LOOK_FIRST_MS = 24 * 3_600_000;

/** Has everything that is open, and everything planned within the next day, looked for first. Part of the caller's transaction. */
export async function lookFirst(trx: Database, since: number, reason: string): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set((eb) => ({
      status: 'pending',
      in_doubt: 1,
      owner: null,
      lease_until: null,
      first_attempt_at: eb.fn.coalesce('first_attempt_at', 'created_at'),
      window_from: eb.fn.coalesce('window_from', 'created_at'),
      last_attempt_at: eb.fn.coalesce('last_attempt_at', 'created_at'),
      reason,
    }))
    .where('status', 'in', ['pending', 'sending'])
    .execute();
  await putMeta(trx, metaNames.restoredFrom, String(since));
  await putMeta(trx, metaNames.lookFirst, JSON.stringify({ since } satisfies LookFirst));
}

/** Since when what is planned now has to be looked for; undefined in everyday life. */
export async function findLookFirst(trx: Database, now: number): Promise<number | undefined> {
  const row = await trx.selectFrom('meta').select('value').where('name', '=', metaNames.lookFirst).executeTakeFirst();
  if (row === undefined) return undefined;
  const { since, until } = JSON.parse(row.value) as LookFirst;
  if (until === undefined) {
    await putMeta(trx, metaNames.lookFirst, JSON.stringify({ since, until: now + LOOK_FIRST_MS } satisfies LookFirst));
    return since;
  }
  return now < until ? since : undefined;
}

export async function putMeta(trx: Database, name: string, value: string): Promise<void> {
  await sql`insert into meta (name, value) values (${name}, ${value}) on conflict (name) do update set value = excluded.value`.execute(trx);
}
