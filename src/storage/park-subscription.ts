import { keepText } from '../words/kept-text.ts';
import type { Parking } from '../ports/subscriptions.ts';
import { writeFanOut } from './fan-out-writes.ts';
import type { Database } from './schema.ts';

/** One transaction: the owner of a channel that is parked is told for certain. */
export function parkSubscription(db: Database, id: string, { reason, now, retryAt, queueKey, notice }: Parking): Promise<boolean> {
  const parked = { parked_reason: reason, parked_retry_at: retryAt };
  return db.transaction().execute(async (trx) => {
    const first = await trx
      .updateTable('subscriptions')
      .set({ ...parked, parked_since: now })
      .where('id', '=', id)
      .where('parked_since', 'is', null)
      .executeTakeFirst();
    const isFirst = first.numUpdatedRows === 1n;
    if (!isFirst) await trx.updateTable('subscriptions').set(parked).where('id', '=', id).execute();
    else if (notice !== undefined) await writeFanOut(trx, notice, now);
    await holdQueue(trx, queueKey, retryAt);
    return isFirst;
  });
}

async function holdQueue(trx: Database, queueKey: string, until: number): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ ready_at: until, reason: keepText('held') })
    .where('lane', '=', queueKey)
    .where('status', '=', 'pending')
    .where('ready_at', '<', until)
    .execute();
}
