import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { NewsdeskError } from '../runtime/errors.ts';
import { createMigrations, type Dialect } from './migrations.ts';

const MIGRATION_TABLE = 'newsdesk_migrations';

/**
 * Brings the schema to what this version needs, in one transaction.
 *
 * @throws {NewsdeskError} `storage.newerSchema` when a newer Newsdesk has written the database: nothing is touched.
 */
export async function migrateToLatest<T>(db: Kysely<T>, dialect: Dialect): Promise<void> {
  const migrations = createMigrations(dialect);
  const unknown = (await listApplied(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new NewsdeskError(`The database was written by a newer version of Newsdesk (it has ${unknown.join(', ')}).`, {
      code: 'storage.newerSchema',
      fix: 'Start the newer version again, or restore a backup that this version made into an empty database.',
    });
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new NewsdeskError('The database could not be brought to the current schema; it was left as it was.', {
      code: 'storage.migrationFailed',
      fix: 'Check that the disk has room and that the database user may create tables, then start again.',
      cause: error,
    });
  }
}

/** The names of the migrations that the database has seen, oldest first. */
export async function listApplied<T>(db: Kysely<T>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === MIGRATION_TABLE)) return [];
  const applied = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`.execute(db);
  return applied.rows.map((row) => row.name);
}
