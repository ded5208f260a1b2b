import { type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Without what belongs to places that the bot was removed from: it waits there, in case that the bot is installed again. */
export function inInstalledPlaces<T extends 'subscriptions' | 'follows', Row>(
  query: SelectQueryBuilder<Schema, T, Row>,
  table: T,
): SelectQueryBuilder<Schema, T, Row> {
  const { platform, installation } = { platform: sql.ref(`${table}.platform`), installation: sql.ref(`${table}.installation_id`) };
  const isRemoved = sql<boolean>`exists (select 1 from installations
    where installations.platform = ${platform} and installations.id = ${installation} and installations.revoked_at is not null)`;
  return query.where(({ not }) => not(isRemoved));
}
