import { sql } from 'kysely';
import type { Installations } from '../ports/installations.ts';
import { keepText } from '../words/kept-text.ts';
import { isAway, ownerOf } from './installed-places.ts';
import { dropCollected } from './rest-digests.ts';
import type { Database, InstallationRow } from './schema.ts';

/** The columns that say why a place has no token any more. */
type Ending = Partial<Pick<InstallationRow, 'revoked_at' | 'reinstall_since'>>;

/** Deletes a token, and cancels what was still to be sent with it. False if there was none, or it is another one than that of `version`. */
export function endToken(
  db: Database,
  { platform, id, version }: Parameters<Installations['remove']>[0],
  ending: Ending,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx
      .updateTable('installations')
      .set((eb) => ({ sealed_token: null, expires_at: null, ...ending, version: eb('version', '+', 1) }))
      .where('platform', '=', platform)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
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
  });
}
