import { sql } from 'kysely';
import type { OutboxSending } from '../ports/outbox-sending.ts';
import { keepText } from '../words/kept-text.ts';
import type { Database } from './schema.ts';

const OUTAGE = 'outage:';

/** Time in ms for which news that got old in an outage may still be told after it: as long as its turn takes behind all that waits. */
export const AFTER_OUTAGE_MS = 3_600_000;

/** The outbox's knowledge of times at which nothing can be sent to a platform at all, and of a clock that was wrong. */
export function createOutages(db: Database): Pick<OutboxSending, 'findOutage' | 'beginOutage' | 'endOutage' | 'setBack'> {
  async function find(trx: Database, platform: string): Promise<number | undefined> {
    const row = await trx.selectFrom('meta').select('value').where('name', '=', `${OUTAGE}${platform}`).executeTakeFirst();
    return row === undefined ? undefined : Number(row.value);
  }

  return {
    findOutage: (platform) => find(db, platform),
    async beginOutage(platform, now) {
      await db
        .insertInto('meta')
        .values({ name: `${OUTAGE}${platform}`, value: String(now) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async endOutage(platform, now) {
      await db.transaction().execute(async (trx) => {
        const since = await find(trx, platform);
        if (since === undefined) return;
        await trx
          .updateTable('deliveries')
          .set({ expires_at: now + AFTER_OUTAGE_MS })
          .where('platform', '=', platform)
          .where('status', 'in', ['pending', 'waiting', 'sending'])
          .where('expires_at', '>', since)
          .where('expires_at', '<', now + AFTER_OUTAGE_MS)
          .execute();
        await trx.deleteFrom('meta').where('name', '=', `${OUTAGE}${platform}`).execute();
      });
    },
    async setBack(platform, { now, byMs }) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: sql<number>`case when ready_at - ${byMs} < ${now} then ${now} else ready_at - ${byMs} end` })
        .where('platform', '=', platform)
        .where('status', '=', 'pending')
        .where('ready_at', '>', now)
        .where((eb) =>
          eb.or([
            eb('attempts', '>', 0),
            eb('in_doubt', '=', 1),
            eb('reason', '=', keepText('held')),
            eb('ready_at', '=', eb.ref('created_at')),
          ]),
        )
        .execute();
    },
  };
}
