import { readSettings } from './settings-json.ts';
import { sql } from 'kysely';
import { isPlaceOf } from './places-of.ts';
import { nextRunAfter } from '../subscription/schedule.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import type { Database } from './schema.ts';

/** Part of the caller's transaction: drops what was collected for the next digests of installations that were removed. */
export async function dropCollected(trx: Database, platform: PlatformName, installationIds: readonly string[]): Promise<void> {
  for (const id of installationIds) {
    await sql`delete from digest_items where digest_id = '' and ${isPlaceOf(platform, id, sql.ref('digest_items.destination_id'))}`.execute(
      trx,
    );
  }
}

/**
 * Part of the caller's transaction: moves digests whose time passed while an installation was away to the next run after `now`. At the missed
 * time they would tell at once what is published in the first minutes.
 */
export async function skipMissedDigests(
  trx: Database,
  platform: PlatformName,
  installationIds: readonly string[],
  now: number,
): Promise<void> {
  const missed = await trx
    .selectFrom('subscriptions')
    .select(['id', 'settings_json'])
    .where('platform', '=', platform)
    .where('installation_id', 'in', [...installationIds])
    .where('next_run_at', '<', now)
    .execute();
  for (const { id, settings_json } of missed) {
    const { schedule } = readSettings(settings_json);
    await trx
      .updateTable('subscriptions')
      .set({ next_run_at: nextRunAfter(schedule, now) ?? null })
      .where('id', '=', id)
      .execute();
  }
}
