import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { NewsdeskError } from '../runtime/errors.ts';
import type { Storage } from '../ports/storage.ts';
import { createStorage } from './create-storage.ts';
import { migrateToLatest } from './migrate.ts';
import type { Schema } from './schema.ts';
import { createDiskReserve } from './disk-reserve.ts';
import { adaptSqlite, openSqliteFile } from './sqlite-database.ts';

export interface SqliteOptions {
  /**
   * Take the one place of the process that sends. The operating system gives it back when the process ends, however it ends.
   * Without it (the command line) everything can be read and written, but nothing may be claimed.
   */
  readonly exclusive: boolean;
  /** Refuse a database that is not there instead of making one: whoever only reads has mistyped its path. Default false. */
  readonly mustExist?: boolean;
}

/**
 * @throws {NewsdeskError} `storage.inUse` when another process holds the place, `storage.newerSchema`, `storage.unreadable`,
 * `storage.unwritable`, `storage.missing`.
 */
export async function openSqlite(path: string, { exclusive, mustExist = false }: SqliteOptions): Promise<Storage> {
  if (mustExist && !existsSync(path)) {
    throw new NewsdeskError(`There is no database ${path}.`, {
      code: 'storage.missing',
      fix: 'Run the command in the folder that Newsdesk serves in, or set DATABASE_URL to the database.',
    });
  }
  makeDirectory(dirname(path));
  const lock = exclusive ? takeLock(path) : undefined;
  try {
    const database = openDatabase(path);
    const reserve = createDiskReserve(`${path}.reserve`);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: reserve.guard(adaptSqlite(database, 'write')) }) });
    await migrateToLatest(db, 'sqlite');
    reserve.refill();
    const close = async (): Promise<void> => {
      await db.destroy();
      lock?.close();
    };
    return createStorage({
      kind: 'sqlite',
      dialect: 'sqlite',
      db,
      soleOwner: exclusive,
      openSnapshot: () => openSnapshot(path),
      findTrouble: () => reserve.findTrouble(() => probe(db)),
      close,
    });
  } catch (error) {
    lock?.close();
    throw error;
  }
}

/** Forgets everything when it is closed: for trying things out. */
export async function openMemory(): Promise<Storage> {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adaptSqlite(database, 'write') }) });
  await migrateToLatest(db, 'sqlite');
  return createStorage({
    kind: 'memory',
    dialect: 'sqlite',
    db,
    soleOwner: true,
    openSnapshot: () => ({ db, close: async () => {} }),
    findTrouble: async () => undefined,
    close: () => db.destroy(),
  });
}

/** In WAL mode a reader sees one moment and holds nobody up. */
function openSnapshot(path: string): { readonly db: Kysely<Schema>; close(): Promise<void> } {
  const database = new DatabaseSync(path, { readOnly: true });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adaptSqlite(database, 'snapshot') }) });
  return { db, close: () => db.destroy() };
}

async function probe(db: Kysely<Schema>): Promise<void> {
  const row = { name: 'probe', value: '1' };
  await db
    .insertInto('meta')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  await sql`select 1`.execute(db);
}

function openDatabase(path: string): DatabaseSync {
  try {
    return openSqliteFile(path);
  } catch (cause) {
    throw new NewsdeskError(`The database ${path} cannot be opened.`, {
      code: 'storage.unreadable',
      fix: 'Check that the file is a Newsdesk database and that this user may write to it and to its directory.',
      cause,
    });
  }
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** SQLite's code for a lock that somebody else holds. */
const BUSY = 5;

/** An open exclusive transaction on a file beside the database: a lock that cannot be left behind. */
function takeLock(path: string): DatabaseSync {
  const lock = openLockFile(`${path}.lock`);
  try {
    // A file that may only be read is locked for nobody else; the write in the transaction shows it.
    lock.exec('pragma busy_timeout = 500; begin exclusive; pragma user_version = 1');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY)) throw unwritable(`${path}.lock`, cause);
    throw new NewsdeskError(`Another Newsdesk is running on ${path}.`, {
      code: 'storage.inUse',
      fix: 'Stop it first, give this one its own database, or let several share one PostgreSQL (DATABASE_URL=postgres://...).',
      cause,
    });
  }
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): NewsdeskError {
  return new NewsdeskError(`${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`, {
    code: 'storage.unwritable',
    fix: 'Give the user that runs Newsdesk the right to write to it and to its folder (a volume of Docker belongs to root until it is told otherwise), or set DATABASE_URL.',
    cause,
  });
}
