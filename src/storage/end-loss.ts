import type { PlatformName } from '../subscription/subscription.ts';
import { skipMissedDigests } from './rest-digests.ts';
import type { Database } from './schema.ts';

/** Part of the caller's transaction: a place whose token was lost has a new one since `now`, in ms since the epoch. The workspaces of an organization go with it. */
export async function endLoss(trx: Database, platform: PlatformName, id: string, now: number): Promise<void> {
  const lost = await trx
    .selectFrom('installations')
    .select('reinstall_since')
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('sealed_token', 'is', null)
    .where('reinstall_since', 'is not', null)
    .executeTakeFirst();
  if (lost === undefined) return;
  const members = await trx
    .updateTable('installations')
    .set({ reinstall_since: null })
    .where('platform', '=', platform)
    .where('enterprise_id', '=', id)
    .where('sealed_token', 'is', null)
    .where('reinstall_since', '=', lost.reinstall_since)
    .returning('id')
    .execute();
  await skipMissedDigests(trx, platform, [id, ...members.map((member) => member.id)], now);
}
