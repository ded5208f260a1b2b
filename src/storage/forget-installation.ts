import { sql } from 'kysely';
import type { Platform } from '../subscription/subscription.ts';
import { ANSWERS_PREFIX } from './channel-answers.ts';
import type { Database } from './schema.ts';

/**
 * Deletes everything that was kept for one installation, and the installation, in one transaction: of a subscription that stayed alone
 * nobody would know that its place is gone.
 */
export function forgetInstallation(db: Database, platform: Platform, id: string): Promise<number> {
  // The ids of destinations hold that of the installation, see `destinationOf`.
  const places = [`${platform}:channel:${id}:%`, `${platform}:user:${id}:%`];
  const isHere = sql`platform = ${platform} and installation_id = ${id}`;
  const isPlace = sql`(destination_id like ${places[0]} or destination_id like ${places[1]})`;
  const statements = [
    sql`delete from subscriptions where ${isHere}`,
    sql`delete from follows where ${isHere}`,
    sql`delete from deliveries where ${isHere}`,
    sql`delete from digest_items where ${isPlace}`,
    sql`delete from decisions where ${isPlace}`,
    sql`delete from meta where name like ${ANSWERS_PREFIX + (places[0] ?? '')}`,
    sql`delete from installations where platform = ${platform} and id = ${id}`,
  ];
  return db.transaction().execute(async (trx) => {
    let rows = 0;
    for (const statement of statements) rows += Number((await statement.execute(trx)).numAffectedRows ?? 0n);
    return rows;
  });
}
