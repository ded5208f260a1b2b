import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** The length of the beginning of a person's destination at Discord, and one more: SQL counts from 1. */
const PERSON_AT = 'discord:user:'.length + 1;

/**
 * The installation that a row belongs to. At Discord direct messages are the person's own, in whichever server they were asked for;
 * `isDirect` says which rows are direct messages.
 */
export function ownerOf(table: 'deliveries' | 'follows', isDirect: RawBuilder<unknown>): RawBuilder<string> {
  const [platform, destination, installation] = ['platform', 'destination_id', 'installation_id'].map((name) =>
    sql.ref(`${table}.${name}`),
  );
  return sql`case when ${platform} = 'discord' and ${isDirect} then substr(${destination}, ${sql.lit(PERSON_AT)}) else ${installation} end`;
}

/** Places that get nothing: the bot was removed there, or has lost its token. */
export const isAway = sql<boolean>`(installations.revoked_at is not null
  or (installations.reinstall_since is not null and installations.sealed_token is null))`;

/** Without what belongs to places that get nothing: it waits there, in case that the bot is installed again. */
export function inInstalledPlaces<T extends 'subscriptions' | 'follows', Row>(
  query: SelectQueryBuilder<Schema, T, Row>,
  table: T,
): SelectQueryBuilder<Schema, T, Row> {
  const platform = sql.ref(`${table}.platform`);
  const installation = table === 'follows' ? ownerOf('follows', sql`true`) : sql.ref(`${table}.installation_id`);
  const isRemoved = sql<boolean>`exists (select 1 from installations
    where installations.platform = ${platform} and installations.id = ${installation} and ${isAway})`;
  return query.where(({ not }) => not(isRemoved));
}
