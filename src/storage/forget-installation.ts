import { sql } from 'kysely';
import type { Platform } from '../subscription/subscription.ts';
import { ANSWERS_PREFIX } from './channel-answers.ts';
import { EFFECT_PREFIX } from './effects.ts';
import type { Database } from './schema.ts';

/**
 * Deletes everything that was kept for one installation, and the installation, in one transaction: of a subscription that stayed alone
 * nobody would know that its place is gone. With an organization go its workspaces that have no token of their own.
 */
export function forgetInstallation(db: Database, platform: Platform, id: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const members = await trx
      .selectFrom('installations')
      .select('id')
      .where('platform', '=', platform)
      .where('enterprise_id', '=', id)
      .where('sealed_token', 'is', null)
      .execute();
    let rows = 0;
    for (const place of new Set([id, ...members.map((member) => member.id)])) {
      for (const statement of statementsFor(platform, place)) rows += Number((await statement.execute(trx)).numAffectedRows ?? 0n);
    }
    return rows;
  });
}

function statementsFor(platform: Platform, id: string) {
  // The ids of destinations hold that of the installation, see `destinationOf`.
  const [channels, people] = [`${platform}:channel:${id}:%`, `${platform}:user:${id}:%`];
  const ofInstallation = `%"installationId":${JSON.stringify(id)}%`;
  const isHere = sql`platform = ${platform} and installation_id = ${id}`;
  const isPlace = sql`(destination_id like ${channels} or destination_id like ${people})`;
  return [
    sql`delete from subscriptions where ${isHere}`,
    sql`delete from follows where ${isHere}`,
    sql`delete from deliveries where ${isHere}`,
    sql`delete from digest_items where ${isPlace}`,
    sql`delete from decisions where ${isPlace}`,
    // The terms are the publication's: who changed them there is not.
    sql`update term_versions set by_json = ${nobody(platform)}
      where by_json like ${`%"platform":${JSON.stringify(platform)}%`} and by_json like ${ofInstallation}`,
    sql`update term_suggestions set user_id = '', user_name = '', installation_id = null where ${isHere}`,
    sql`delete from meta where name like ${ANSWERS_PREFIX + channels}`,
    // The results of what was pressed today.
    sql`delete from meta where name like ${`${EFFECT_PREFIX}${platform}:%`} and value like ${ofInstallation}`,
    sql`delete from installations where platform = ${platform} and id = ${id}`,
  ];
}

function nobody(platform: Platform): string {
  return JSON.stringify({ platform, userId: '', name: '' });
}
