import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Storage } from '../ports/storage.ts';
import { type Clock, monotonicNow, systemClock, steadyNow } from '../runtime/clock.ts';
import { NewsdeskError, messageOf } from '../runtime/errors.ts';
import { createStorage } from './create-storage.ts';
import { refillReserve, reservePath } from './disk-reserve.ts';
import { createPrivately, tightenModes } from './file-modes.ts';
import { takeLock } from './file-lock.ts';
import { migrateToLatest } from './migrate.ts';
import type { Database, Schema } from './schema.ts';
import { createThreadDialect, type Patience } from './sqlite-dialect.ts';
import { adaptSqlite } from './sqlite-database.ts';
import { startExamining } from './sqlite-examiner.ts';
import { kindOfFailure } from './sqlite-failure.ts';
import { openSqliteThread, type SqliteThread } from './sqlite-thread.ts';
import { createSqliteWatch } from './sqlite-watch.ts';
import { settleGeneration } from './settle-generation.ts';
import { busyDatabase, damagedDatabase, unwritable } from './storage-errors.ts';
import { createTurnstile } from './turnstile.ts';

export interface SqliteOptions {
  /**
   * Take the one place of the process that sends. The operating system gives it back when the process ends, however it ends.
   * Without it (the command line) everything can be read and written, but nothing may be claimed.
   */
  readonly exclusive: boolean;
  /** Refuse a database that is not there instead of making one: a caller that only reads has mistyped its path. Default false. */
  readonly mustExist?: boolean;
  readonly clock?: Clock;
}

/** A loop that tries again anyway waits like this; what takes longer is told. */
const patient: Patience = { lockMs: 5_000, statementMs: 10_000 };
/** An answer is due after three seconds, and says that it could not be done. */
const hurried: Patience = { lockMs: 1_200, statementMs: 1_500 };
/** A million rows may get a new column. */
const opening: Patience = { lockMs: 30_000, statementMs: 600_000 };
const probing: Patience = { lockMs: 200, statementMs: 1_000 };

/**
 * Opens a file in a thread of its own: neither a lock of another program nor a slow disk stops the thread that answers.
 *
 * @throws {NewsdeskError} `storage.inUse` when another process holds the place, `storage.newerSchema`, `storage.damaged`, `storage.busy`,
 * `storage.unreadable`, `storage.unwritable`, `storage.missing`.
 */
export async function openSqlite(path: string, { exclusive, mustExist = false, clock = systemClock }: SqliteOptions): Promise<Storage> {
  if (mustExist && !existsSync(path)) {
    throw new NewsdeskError(`There is no database ${path}.`, {
      code: 'storage.missing',
      fix: 'Run the command in the folder that Newsdesk serves in, or set DATABASE_URL to the database.',
    });
  }
  makeDirectory(dirname(path));
  createPrivately(path);
  const lock = exclusive ? takeLock(path) : undefined;
  let thread: SqliteThread | undefined;
  try {
    const notes = exclusive ? [...tightenModes(path)] : [];
    thread = await openThread(path, clock);
    const storage = await openOn(thread, path, exclusive, notes, clock);
    const close = async (): Promise<void> => {
      await storage.close();
      lock?.close();
    };
    return { ...storage, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await thread?.close();
    lock?.close();
    throw kindOfFailure(error) === 'damaged' ? damagedDatabase(path, messageOf(error), error) : error;
  }
}

async function openOn(thread: SqliteThread, path: string, exclusive: boolean, notes: string[], clock: Clock): Promise<Storage> {
  const startedAt = steadyNow();
  const { damage } = await thread.examine(opening.statementMs);
  const tookMs = steadyNow() - startedAt;
  if (damage !== undefined) throw damagedDatabase(path, damage);
  const watch = createSqliteWatch(path, () => void refillReserve(reservePath(path)));
  const turnstiles = { write: createTurnstile(clock), read: createTurnstile(clock) };
  const connect = (patience: Patience): Database =>
    new Kysely<Schema>({ dialect: createThreadDialect({ path, thread, turnstiles, patience, watch, clock }) });
  const first = connect(opening);
  await migrateToLatest(first, 'sqlite');
  notes.push(...(await settleGeneration(first, path, exclusive)));
  await thread.keepMark();
  if (exclusive) await refillReserve(reservePath(path));
  const db = connect(patient);
  const probed = connect(probing);
  const stopExamining = exclusive ? startExamining(path, watch, clock, tookMs) : () => {};
  return createStorage({
    kind: 'sqlite',
    dialect: 'sqlite',
    db,
    hurriedDb: connect(hurried),
    soleOwner: exclusive,
    notes,
    openSnapshot: () => openSnapshot(path, clock),
    async findTrouble() {
      if (watch.trouble !== undefined && !watch.trouble.isLasting) await probe(probed).catch(() => undefined);
      return watch.trouble?.text;
    },
    async close() {
      stopExamining();
      await thread.close();
    },
  });
}

/** Forgets everything when it is closed: for trying things out. */
export async function openMemory(): Promise<Storage> {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adaptSqlite(database) }) });
  await migrateToLatest(db, 'sqlite');
  return createStorage({
    kind: 'memory',
    dialect: 'sqlite',
    db,
    soleOwner: true,
    openSnapshot: async () => ({ db, close: async () => {} }),
    findTrouble: async () => undefined,
    close: () => db.destroy(),
  });
}

/** In WAL mode a reader sees one moment and holds nobody up; in a thread of its own it does not even hold up what is sent. */
async function openSnapshot(path: string, clock: Clock): Promise<{ readonly db: Database; close(): Promise<void> }> {
  const thread = await openSqliteThread({ path, readOnly: true }, clock);
  const turnstiles = { write: createTurnstile(clock), read: createTurnstile(clock) };
  const watch = createSqliteWatch(path, () => {});
  const db = new Kysely<Schema>({ dialect: createThreadDialect({ path, thread, turnstiles, patience: opening, watch, clock }) });
  return { db, close: () => thread.close() };
}

async function probe(db: Database): Promise<void> {
  const row = { name: 'probe', value: '1' };
  await db
    .insertInto('meta')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

async function openThread(path: string, clock: Clock): Promise<SqliteThread> {
  const startedAt = monotonicNow(clock);
  for (;;) {
    try {
      return await openSqliteThread({ path, readOnly: false }, clock);
    } catch (cause) {
      const kind = kindOfFailure(cause);
      if (kind === 'damaged' || cause instanceof NewsdeskError) throw cause;
      const waitedMs = monotonicNow(clock) - startedAt;
      // The thread itself has waited for some seconds.
      if (kind === 'busy' && waitedMs < opening.lockMs) continue;
      if (kind === 'busy') throw busyDatabase(path, waitedMs, cause);
      throw new NewsdeskError(`The database ${path} cannot be opened: ${messageOf(cause)}.`, {
        code: 'storage.unreadable',
        fix: 'Check that the file is a Newsdesk database and that this user may write to it and to its directory.',
        cause,
      });
    }
  }
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
