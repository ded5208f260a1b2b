import { type RawBuilder, sql } from 'kysely';
import type { PlatformName } from '../subscription/subscription.ts';
import { ANSWERS_PREFIX } from './channel-answers.ts';

type Text = RawBuilder<string | null>;

/**
 * Whether a destination is one of an installation. At Slack the ids of destinations hold that of the installation, see `destinationOf`. At
 * Discord those of channels do not, so the subscriptions of the server say which they are; a person is the installation of their own direct
 * messages. The subscriptions are read once for a statement, not once for each of its rows.
 */
export function isPlaceOf(platform: PlatformName, id: string, destination: Text): RawBuilder<boolean> {
  if (platform !== 'discord') {
    return sql`(${destination} like ${`${platform}:channel:${id}:%`} or ${destination} like ${`${platform}:user:${id}:%`})`;
  }
  return sql`(${destination} = ${`discord:user:${id}`} or ${destination} in (
    select id from subscriptions where platform = 'discord' and installation_id = ${id}))`;
}

/** The destination in the id of a digest: `digest:DESTINATION:TIME`, with a time of 24 characters, or `digest:DESTINATION:late:NUMBER`. Null in other ids. */
export function destinationInDigest(id: Text): Text {
  const withoutNumber = sql`rtrim(${id}, '0123456789')`;
  // PostgreSQL refuses a negative length.
  return sql`case when ${id} like 'digest:%:late:%' then substr(${withoutNumber}, 8, length(${withoutNumber}) - 13)
    when ${id} like 'digest:%' and length(${id}) > 32 then substr(${id}, 8, length(${id}) - 32) end`;
}

/** The channel in the name of a row that `createChannelAnswers` writes. Null in other names. */
export function destinationInAnswers(name: Text): Text {
  return sql`case when ${name} like ${`${ANSWERS_PREFIX}%`} then substr(${name}, ${sql.lit(ANSWERS_PREFIX.length + 1)}) end`;
}
