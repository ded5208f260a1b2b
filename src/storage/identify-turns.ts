import { sql } from 'kysely';
import { IDENTIFY_GAP_MS, type Shards } from '../ports/shards.ts';
import type { Database } from './schema.ts';

const TURN_PREFIX = 'discord.identify:';
const REMAINING = 'discord.starts';
const RESET_AT = 'discord.startsResetAt';

/** A turn is a lease that nobody renews: the bucket's next one begins when it has run out. */
export function createIdentifyTurns(db: Database): Pick<Shards, 'takeTurn' | 'beginTurn' | 'noteStarts'> {
  async function readResetAt(): Promise<number> {
    const row = await db.selectFrom('meta').select('value').where('name', '=', RESET_AT).executeTakeFirst();
    return Number(row?.value ?? 0);
  }

  async function write(name: string, number: number): Promise<void> {
    const value = String(number);
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  /** Takes one off the sessions that are left; false if none is. */
  async function countStart(): Promise<boolean> {
    const counted = await db
      .updateTable('meta')
      .set({ value: sql<string>`cast(cast(value as bigint) - 1 as text)` })
      .where('name', '=', REMAINING)
      .where(sql<number>`cast(value as bigint)`, '>', 0)
      .executeTakeFirst();
    return counted.numUpdatedRows === 1n;
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
      if (waitMs > 0) return waitMs;
      const resetAt = await readResetAt();
      if (resetAt <= now || (await countStart())) return 0;
      return Math.max(IDENTIFY_GAP_MS, resetAt - now);
    },
    async beginTurn(bucket, now) {
      await db
        .updateTable('leases')
        .set({ lease_until: now + IDENTIFY_GAP_MS })
        .where('name', '=', TURN_PREFIX + bucket)
        .where('lease_until', '<', now + IDENTIFY_GAP_MS)
        .execute();
    },
    async noteStarts({ remaining, resetAt }) {
      await write(REMAINING, remaining);
      await write(RESET_AT, resetAt);
    },
  };
}
