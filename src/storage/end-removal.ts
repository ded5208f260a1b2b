import type { Destination, PlatformName } from '../subscription/subscription.ts';
import { isAway } from './installed-places.ts';
import { skipMissedDigests } from './rest-digests.ts';
import type { Database } from './schema.ts';

/**
 * Part of the caller's transaction: an installation that was removed, or had lost its token, is there again since `now`, and what was kept for it
 * goes on; digests that were missed are skipped. With an organization come back the workspaces that went with it, and none that had left by
 * itself. With `latest` only if it was removed no later. All times are in ms since the epoch.
 */
export async function endRemoval(trx: Database, platform: PlatformName, id: string, now: number, latest?: number): Promise<void> {
  const itself = () => trx.selectFrom('installations').where('platform', '=', platform).where('id', '=', id);
  const members = () =>
    trx
      .updateTable('installations')
      .set({ revoked_at: null, reinstall_since: null })
      .where('platform', '=', platform)
      .where('enterprise_id', '=', id)
      .where('id', '!=', id)
      .where('sealed_token', 'is', null)
      .returning('id');
  const removal = itself()
    .select('revoked_at')
    .$if(latest !== undefined, (query) => query.where('revoked_at', '<=', latest ?? 0));
  const loss = itself().select('reinstall_since').where('revoked_at', 'is', null).where('sealed_token', 'is', null);
  const removed = await members().where('revoked_at', '=', removal).execute();
  const lost = await members().where('revoked_at', 'is', null).where('reinstall_since', '=', loss).execute();
  const back = await trx
    .updateTable('installations')
    .set({ revoked_at: null, reinstall_since: null, installed_at: now })
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where(isAway)
    .$if(latest !== undefined, (query) => query.where('revoked_at', '<=', latest ?? 0))
    .returning('id')
    .execute();
  const ids = [...back, ...removed, ...lost].map((row) => row.id);
  if (ids.length > 0) await skipMissedDigests(trx, platform, ids, now);
}

/**
 * Part of the caller's transaction: ends the removal of a server or a person at Discord, since somebody there asks for something again: not
 * every way into a server or an account is told. At Slack an installation has a token, and only a new one ends its removal.
 */
export async function endRemovalAt(trx: Database, { platform, installationId, kind, targetId }: Destination, now: number): Promise<void> {
  if (platform === 'discord') await endRemoval(trx, platform, kind === 'user' ? targetId : installationId, now);
}
