import { type RawBuilder, sql } from 'kysely';
import type { PlatformName } from '../subscription/subscription.ts';
import { ownerOf } from './installed-places.ts';
import { destinationInAnswers, destinationInDigest, isPlaceOf } from './places-of.ts';
import { EFFECT_PREFIX } from './effects.ts';
import type { Database } from './schema.ts';

/**
 * Deletes everything that was kept for one installation, and the installation, in one transaction: of a subscription that stayed alone
 * nobody would know that its place is gone. With an organization go its workspaces that have no token of their own. With `before`, in ms since
 * the epoch, each goes only if it was removed earlier than that.
 */
export function forgetInstallation(db: Database, platform: PlatformName, id: string, before?: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // The rows first: an installation at the same moment waits for them, or was there first and keeps everything.
    const gone = await deleteRows(trx, platform, before, sql`id = ${id}`);
    if (gone.length === 0) return 0;
    gone.push(...(await deleteRows(trx, platform, before, sql`enterprise_id = ${id} and sealed_token is null`)));
    let rows = gone.length;
    for (const place of gone) {
      for (const statement of statementsFor(platform, place)) rows += Number((await statement.execute(trx)).numAffectedRows ?? 0n);
    }
    return rows;
  });
}

async function deleteRows(
  trx: Database,
  platform: PlatformName,
  before: number | undefined,
  which: RawBuilder<unknown>,
): Promise<string[]> {
  const isOld = before === undefined ? sql`true` : sql`revoked_at < ${before}`;
  const { rows } = await sql<{ readonly id: string }>`
    delete from installations where platform = ${platform} and ${which} and ${isOld} returning id`.execute(trx);
  return rows.map((row) => row.id);
}

function statementsFor(platform: PlatformName, id: string) {
  const ofInstallation = `%"installationId":${JSON.stringify(id)}%`;
  // At Discord the installation may be the person.
  const ofPerson = platform === 'discord' ? `%"userId":${JSON.stringify(id)}%` : ofInstallation;
  const isHere = sql`platform = ${platform} and installation_id = ${id}`;
  const isPlace = (column: string) => isPlaceOf(platform, id, sql.ref(column));
  // A digest is written for one place, and its id names it.
  const isDigest = (column: string) => isPlaceOf(platform, id, destinationInDigest(sql.ref(column)));
  return [
    sql`delete from follows where platform = ${platform} and ${ownerOf('follows', sql`true`)} = ${id}`,
    sql`delete from deliveries where platform = ${platform} and ${ownerOf('deliveries', sql`target_kind = 'user'`)} = ${id}`,
    sql`delete from digest_items where ${isPlace('digest_items.destination_id')}`,
    sql`delete from decisions where ${isPlace('decisions.destination_id')}`,
    sql`delete from cards where ${isDigest('cards.announcement_id')}`,
    sql`delete from announcements where ${isDigest('announcements.id')}`,
    sql`delete from meta where ${isPlaceOf(platform, id, destinationInAnswers(sql.ref('meta.name')))}`,
    // Last of those: at Discord it says which channels are the server's.
    sql`delete from subscriptions where ${isHere}`,
    // The terms are the publication's: who changed them there is not.
    sql`update term_versions set by_json = ${nobody(platform)}
      where by_json like ${`%"platform":${JSON.stringify(platform)}%`} and (by_json like ${ofInstallation} or by_json like ${ofPerson})`,
    sql`update term_suggestions set user_id = '', user_name = '', installation_id = null
      where ${isHere} or (platform = 'discord' and platform = ${platform} and user_id = ${id})`,
    // The results of what was pressed today.
    sql`delete from meta where name like ${`${EFFECT_PREFIX}${platform}:%`} and value like ${ofInstallation}`,
  ];
}

function nobody(platform: PlatformName): string {
  return JSON.stringify({ platform, userId: '', name: '' });
}
