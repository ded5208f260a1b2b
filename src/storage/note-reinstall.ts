import type { Installation } from '../ports/installations.ts';
import type { Database, InstallationRow } from './schema.ts';

/** Notes that a token is not renewed any more: false if that was noted before, or the token is another one by now. */
export async function noteUnrenewed(
  db: Database,
  { platform, id, version }: Pick<Installation, 'platform' | 'id' | 'version'>,
  now: number,
): Promise<boolean> {
  const noted = await db
    .updateTable('installations')
    .set({ reinstall_since: now })
    .where('platform', '=', platform)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('reinstall_since', 'is', null)
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}

/**
 * Notes that a place has the bot, and that its token is lost: then it was not removed there, and its data stays. False if that was noted
 * before, or there is a token: another process may have written it since the place was looked up. `row` is written for a place that is not known.
 */
export function noteLost(db: Database, row: InstallationRow): Promise<boolean> {
  const { platform, id, reinstall_since } = row;
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('installations')
      .values(row)
      .onConflict((conflict) => conflict.columns(['platform', 'id']).doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) return true;
    const rows = () => trx.updateTable('installations').set({ reinstall_since, revoked_at: null }).where('platform', '=', platform);
    const before = await trx
      .selectFrom('installations')
      .select('revoked_at')
      .where('platform', '=', platform)
      .where('id', '=', id)
      .executeTakeFirst();
    const noted = await rows()
      .where('id', '=', id)
      .where('sealed_token', 'is', null)
      .where('reinstall_since', 'is', null)
      .executeTakeFirst();
    if (noted.numUpdatedRows === 0n) return false;
    // The workspaces that went with the organization wait for it again.
    if (typeof before?.revoked_at === 'number')
      await rows().where('enterprise_id', '=', id).where('sealed_token', 'is', null).where('revoked_at', '=', before.revoked_at).execute();
    return true;
  });
}
