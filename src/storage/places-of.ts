import { type RawBuilder, sql } from 'kysely';
import type { PlatformName } from '../subscription/subscription.ts';

/**
 * Whether a text begins as a destination of one installation does, after `before`. At Slack the ids of destinations hold that of the installation, see
 * `destinationOf`. At Discord those of channels do not, so the subscriptions of the server say which they are; a person is the installation of
 * their own direct messages. `text` names its table: one of the same name is in the table of subscriptions.
 */
export function isPlaceOf(platform: PlatformName, id: string, text: RawBuilder<unknown>, before = ''): RawBuilder<boolean> {
  if (platform !== 'discord') {
    return sql`(${text} like ${`${before}${platform}:channel:${id}:%`} or ${text} like ${`${before}${platform}:user:${id}:%`})`;
  }
  const person = `${before}discord:user:${id}`;
  return sql`(${text} = ${person} or ${text} like ${`${person}:%`} or exists (select 1 from subscriptions
    where subscriptions.platform = 'discord' and subscriptions.installation_id = ${id}
      and (${text} = ${sql.lit(before)} || subscriptions.id or ${text} like ${sql.lit(before)} || subscriptions.id || ':%')))`;
}
