import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database } from './schema.ts';
import { upgradeRows } from './upgrade-rows.ts';

export type Dialect = 'sqlite' | 'postgres';

/** By name, in order. A released migration is never edited: a later one changes what it made. */
export function createMigrations(dialect: Dialect): Readonly<Record<string, Migration>> {
  return {
    '0001_announcements': { up: (db: Kysely<unknown>) => createAnnouncements(db, dialect) },
    '0002_because': { up: addBecause },
    '0003_kinds': { up: addKinds },
    '0004_terms': { up: createTermTables },
    '0005_questions': { up: createQuestions },
    '0006_installations': { up: addInstallationColumns },
    '0007_reinstall': { up: addReinstallColumns },
  };
}

async function addBecause(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('because', 'text').execute();
}

async function addKinds(db: Kysely<unknown>): Promise<void> {
  const article = (column: ColumnBuilder): ColumnBuilder => column.notNull().defaultTo('article');
  await db.schema.alterTable('announcements').addColumn('kind', 'text', article).execute();
  await db.schema.alterTable('deliveries').addColumn('announcement_kind', 'text', article).execute();
  await db.schema.alterTable('deliveries').addColumn('followed_json', 'text').execute();
  await upgradeRows(db as Database);
}

async function createTermTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('terms')
    .addColumn('id', 'text', primaryKey)
    .addColumn('position', 'bigint', required)
    .addColumn('term_json', 'text', required)
    .execute();
  await db.schema
    .createTable('term_versions')
    .addColumn('term_id', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('change_number', 'bigint', required)
    .addColumn('act', 'text', required)
    .addColumn('note', 'text', required)
    .addColumn('by_json', 'text', required)
    .addColumn('changed_at', 'bigint', required)
    .addColumn('term_json', 'text', required)
    .addPrimaryKeyConstraint('term_versions_key', ['term_id', 'version'])
    .execute();
  await db.schema.createIndex('term_versions_by_change').on('term_versions').column('change_number').execute();
  await db.schema
    .createTable('term_suggestions')
    .addColumn('number', 'bigint', primaryKey)
    .addColumn('status', 'text', required)
    .addColumn('platform', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('user_name', 'text', required)
    .addColumn('suggested_at', 'bigint', required)
    .addColumn('content_json', 'text', required)
    .execute();
}

async function createAnnouncements(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await createMemory(db);
  await createArticles(db);
  await createDeliveries(db, dialect);
  await createSubscriptions(db);
}

async function createMemory(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('meta').addColumn('name', 'text', primaryKey).addColumn('value', 'text', required).execute();
  await db.schema
    .createTable('leases')
    .addColumn('name', 'text', primaryKey)
    .addColumn('owner', 'text', required)
    .addColumn('lease_until', 'bigint', required)
    .execute();
}

async function createArticles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('slug', 'text', primaryKey)
    .addColumn('article_id', 'text', required)
    .addColumn('state_json', 'text', required)
    .execute();
  await db.schema
    .createTable('announcements')
    .addColumn('id', 'text', primaryKey)
    .addColumn('article_id', 'text')
    .addColumn('slug', 'text')
    .addColumn('status', 'text', required)
    .addColumn('rule', 'text', required)
    .addColumn('due_at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('revision', 'integer', required)
    .execute();
  await db.schema.createIndex('announcements_by_status').on('announcements').columns(['status', 'due_at']).execute();
  await db.schema
    .createTable('cards')
    .addColumn('announcement_id', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('card_json', 'text', required)
    .addPrimaryKeyConstraint('cards_key', ['announcement_id', 'revision'])
    .execute();
}

async function createDeliveries(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await addSequence(db.schema.createTable('deliveries'), dialect)
    .addColumn('announcement_id', 'text', required)
    .addColumn('destination_id', 'text', required)
    .addColumn('part', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('platform', 'text', required)
    .addColumn('installation_id', 'text', required)
    .addColumn('target_kind', 'text', required)
    .addColumn('target_id', 'text', required)
    .addColumn('lane', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('status', 'text', required)
    .addColumn('in_doubt', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('ready_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('fence', 'integer', required)
    .addColumn('failed_looks', 'integer', required)
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('window_from', 'bigint')
    .addColumn('last_attempt_at', 'bigint')
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('message_id', 'text')
    .addColumn('message_channel_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('settled_at', 'bigint')
    .addColumn('log_json', 'text', required)
    .addUniqueConstraint('deliveries_once', ['announcement_id', 'destination_id', 'part'])
    .execute();
  // Partial indexes: they hold what is open, a handful of rows, and not the history.
  await sql`create index deliveries_pending on deliveries (platform, ready_at) where status = 'pending'`.execute(db);
  await sql`create index deliveries_open on deliveries (lane, seq) where status in ('pending', 'sending')`.execute(db);
  await sql`create index deliveries_sending on deliveries (lease_until) where status = 'sending'`.execute(db);
  await sql`create index deliveries_by_destination on deliveries (destination_id, seq)`.execute(db);
  await db.schema
    .createTable('digest_items')
    .addColumn('destination_id', 'text', required)
    .addColumn('announcement_id', 'text', required)
    .addColumn('queued_at', 'bigint', required)
    .addColumn('digest_id', 'text', required)
    .addPrimaryKeyConstraint('digest_items_key', ['destination_id', 'announcement_id'])
    .execute();
  await db.schema
    .createTable('decisions')
    .addColumn('announcement_id', 'text', required)
    .addColumn('destination_id', 'text', required)
    .addColumn('because', 'text', required)
    .addPrimaryKeyConstraint('decisions_key', ['announcement_id', 'destination_id'])
    .execute();
}

async function createSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', primaryKey)
    .addColumn('platform', 'text', required)
    .addColumn('installation_id', 'text', required)
    .addColumn('target_kind', 'text', required)
    .addColumn('target_id', 'text', required)
    .addColumn('settings_json', 'text', required)
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('parked_since', 'bigint')
    .addColumn('parked_reason', 'text')
    .addColumn('parked_retry_at', 'bigint')
    .addColumn('next_run_at', 'bigint')
    .execute();
  await db.schema
    .createTable('follows')
    .addColumn('destination_id', 'text', required)
    .addColumn('platform', 'text', required)
    .addColumn('installation_id', 'text', required)
    .addColumn('target_id', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('value', 'text', required)
    .addColumn('folded', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('follows_key', ['destination_id', 'kind', 'folded'])
    .execute();
  await db.schema
    .createTable('installations')
    .addColumn('platform', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('installed_at', 'bigint', required)
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('installations_key', ['platform', 'id'])
    .execute();
}

async function createQuestions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('questions')
    .addColumn('key', 'text', primaryKey)
    .addColumn('question', 'text', required)
    .addColumn('unanswered', 'integer', required)
    .addColumn('unhelpful', 'integer', required)
    .addColumn('helpful', 'integer', required)
    .addColumn('first_at', 'bigint', required)
    .addColumn('last_at', 'bigint', required)
    .execute();
}

/** The table of installations was made long before anything was written into it. */
async function addInstallationColumns(db: Kysely<unknown>): Promise<void> {
  const text = (column: ColumnBuilder): ColumnBuilder => column.notNull().defaultTo('');
  const table = db.schema;
  for (const name of ['bot_id', 'bot_user_id', 'bot_name', 'scopes']) {
    await table.alterTable('installations').addColumn(name, 'text', text).execute();
  }
  for (const name of ['enterprise_id', 'sealed_token']) await table.alterTable('installations').addColumn(name, 'text').execute();
  await table.alterTable('installations').addColumn('expires_at', 'bigint').execute();
  await table.alterTable('term_suggestions').addColumn('installation_id', 'text').execute();
  await table
    .alterTable('installations')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}

async function addReinstallColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('installations').addColumn('reinstall_since', 'bigint').execute();
  await db.schema.alterTable('installations').addColumn('installed_by', 'text').execute();
}

/** `autoincrement` on SQLite: a number is never given twice, even after its row was pruned. */
function addSequence(table: CreateTableBuilder<string>, dialect: Dialect): CreateTableBuilder<string, string> {
  return dialect === 'postgres'
    ? table.addColumn('seq', 'bigserial', (column) => column.primaryKey())
    : table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement());
}

type ColumnBuilder = Parameters<NonNullable<Parameters<CreateTableBuilder<string>['addColumn']>[2]>>[0];

function primaryKey(column: ColumnBuilder): ColumnBuilder {
  return column.primaryKey();
}

function required(column: ColumnBuilder): ColumnBuilder {
  return column.notNull();
}
