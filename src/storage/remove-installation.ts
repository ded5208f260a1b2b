import { sql } from 'kysely';
import { keepText } from '../words/kept-text.ts';
import type { Installations } from '../ports/installations.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import { writeInstallation } from './installation-rows.ts';
import { isAway, ownerOf } from './installed-places.ts';
import { dropCollected } from './rest-digests.ts';
import type { Database, InstallationRow } from './schema.ts';

/** Part of the caller's transaction: as `Installations.leave`. */
export async function leaveInstallation(
  trx: Database,
  { platform, id }: Parameters<Installations['leave']>[0],
  at: number,
): Promise<boolean> {
  const nobody = { botId: '', botUserId: '', botName: '', scopes: [] };
  // Installed before anything was kept of it.
  await trx
    .insertInto('installations')
    .values({ ...writeInstallation({ platform, id, name: '', ...nobody, installedAt: at }), version: 1 })
    .onConflict((conflict) => conflict.columns(['platform', 'id']).doNothing())
    .execute();
  if (await removeInstallation(trx, { platform, id }, at, at)) return true;
  // An arrival between the two removals may still come, late.
  await trx
    .updateTable('installations')
    .set({ revoked_at: at })
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('revoked_at', '<', at)
    .execute();
  return false;
}

/** Part of the caller's transaction: as `Installations.remove`, and with `installedBy`, in ms since the epoch, only if it was installed no later. */
export async function removeInstallation(
  trx: Database,
  { platform, id, version }: Parameters<Installations['remove']>[0],
  now: number,
  installedBy?: number,
): Promise<boolean> {
  return endToken(trx, { platform, id, version }, { revoked_at: now, reinstall_since: null }, now, installedBy);
}

/** Part of the caller's transaction: deletes a token and cancels what was to be sent with it; `ending` says why there is none any more. */
export async function endToken(
  trx: Database,
  { platform, id, version }: { readonly platform: PlatformName; readonly id: string; readonly version?: number | undefined },
  ending: Partial<Pick<InstallationRow, 'revoked_at' | 'reinstall_since'>>,
  now: number,
  installedBy?: number,
): Promise<boolean> {
  const removed = await trx
    .updateTable('installations')
    .set((eb) => ({ sealed_token: null, expires_at: null, ...ending, version: eb('version', '+', 1) }))
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .$if(installedBy !== undefined, (query) => query.where('installed_at', '<=', installedBy ?? 0))
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) return false;
  // The workspaces of an organization that have no token of their own were reached by its token.
  const members = await trx
    .updateTable('installations')
    .set(ending)
    .where('platform', '=', platform)
    .where('enterprise_id', '=', id)
    .where('sealed_token', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  await dropCollected(trx, platform, [id, ...members.map((member) => member.id)]);
  await trx
    .updateTable('deliveries')
    .set({ status: 'canceled', reason: keepText('uninstalled'), settled_at: now })
    .where('platform', '=', platform)
    .where('status', 'in', ['pending', 'waiting'])
    .where(ownerOf('deliveries', sql`deliveries.target_kind = 'user'`), 'in', (query) =>
      query.selectFrom('installations').select('id').where('platform', '=', platform).where(isAway),
    )
    .execute();
  return true;
}
