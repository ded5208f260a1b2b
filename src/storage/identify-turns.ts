import { IDENTIFY_GAP_MS, type SessionStarts, type Shards } from '../ports/shards.ts';
import type { Database } from './schema.ts';

const TURN_PREFIX = 'discord.identify:';
const STARTS = 'discord.starts';
/** Other processes may count at the same time, each once for a shard. */
const COUNT_TRIES = 50;

/** A turn is a lease that nobody renews: the bucket's next one begins when it has run out. */
export function createIdentifyTurns(db: Database): Pick<Shards, 'takeTurn' | 'noteStarts'> {
  async function readStarts(): Promise<{ readonly value: string; readonly starts: SessionStarts } | undefined> {
    const row = await db.selectFrom('meta').select('value').where('name', '=', STARTS).executeTakeFirst();
    return row && { value: row.value, starts: JSON.parse(row.value) as SessionStarts };
  }

  /** Takes one off what is left; false if nothing is. */
  async function countStart(now: number): Promise<boolean> {
    for (let tries = 0; tries < COUNT_TRIES; tries += 1) {
      const known = await readStarts();
      if (known === undefined || known.starts.resetAt <= now) return true;
      const { remaining, resetAt } = known.starts;
      if (remaining <= 0) return false;
      const value = JSON.stringify({ remaining: remaining - 1, resetAt });
      const counted = await db
        .updateTable('meta')
        .set({ value })
        .where('name', '=', STARTS)
        .where('value', '=', known.value)
        .executeTakeFirst();
      if (counted.numUpdatedRows === 1n) return true;
    }
    return false;
  }

  /** The ms until the next turn of a bucket; 0 if it is this one. */
  async function askTurn(bucket: number, now: number): Promise<number> {
    const name = TURN_PREFIX + bucket;
    const row = { name, owner: '', lease_until: now + IDENTIFY_GAP_MS };
    const taken = await db
      .insertInto('leases')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ lease_until: row.lease_until })
          // A clock that was set back must not make the wait longer.
          .where((eb) => eb.or([eb('leases.lease_until', '<=', now), eb('leases.lease_until', '>', row.lease_until)])),
      )
      .executeTakeFirst();
    if (taken.numInsertedOrUpdatedRows === 1n) return 0;
    const other = await db.selectFrom('leases').select('lease_until').where('name', '=', name).executeTakeFirst();
    return Math.max(1, Math.min(Number(other?.lease_until ?? now) - now, IDENTIFY_GAP_MS));
  }

  return {
    async takeTurn(bucket, now) {
      const waitMs = await askTurn(bucket, now);
      if (waitMs > 0 || (await countStart(now))) return waitMs;
      const known = await readStarts();
      return Math.max(IDENTIFY_GAP_MS, (known?.starts.resetAt ?? now) - now);
    },
    async noteStarts({ remaining, resetAt }) {
      const value = JSON.stringify({ remaining, resetAt });
      await db
        .insertInto('meta')
        .values({ name: STARTS, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
