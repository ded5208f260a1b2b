import type { Destination, PlatformName } from '../subscription/subscription.ts';
import { skipMissedDigests } from './rest-digests.ts';
import type { Database } from './schema.ts';

/**
 * Part of the caller's transaction: an installation that was removed is there again since `now`, and what was kept for it goes on; digests that were missed
 * are skipped. With an organization come back the workspaces that went with it, and none that had left by itself. With `latest` only if it
 * was removed no later. All times are in ms since the epoch.
 */
export async function endRemoval(trx: Database, platform: PlatformName, id: string, now: number, latest?: number): Promise<void> {
  const removal = trx
    .selectFrom('installations')
    .select('revoked_at')
    .where('platform', '=', platform)
    .where('id', '=', id)
    .$if(latest !== undefined, (query) => query.where('revoked_at', '<=', latest ?? 0));
  const members = await trx
    .updateTable('installations')
    .set({ revoked_at: null })
    .where('platform', '=', platform)
    .where('enterprise_id', '=', id)
    .where('id', '!=', id)
    .where('sealed_token', 'is', null)
    .where('revoked_at', '=', removal)
    .returning('id')
    .execute();
  const back = await trx
    .updateTable('installations')
    .set({ revoked_at: null, installed_at: now })
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('revoked_at', 'is not', null)
    .$if(latest !== undefined, (query) => query.where('revoked_at', '<=', latest ?? 0))
    .returning('id')
    .execute();
  const ids = [...back, ...members].map((row) => row.id);
  if (ids.length > 0) await skipMissedDigests(trx, platform, ids, now);
}

/**
 * Part of the caller's transaction: ends the removal of a server or a person at Discord, since somebody there asks for something again: not
 * every way into a server or an account is told. At Slack an installation has a token, and only a new one ends its removal.
 */
export async function endRemovalAt(trx: Database, { platform, installationId, kind, targetId }: Destination, now: number): Promise<void> {
  if (platform === 'discord') await endRemoval(trx, platform, kind === 'user' ? targetId : installationId, now);
}
