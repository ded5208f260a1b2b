import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Enough for thousands of settlements: what was sent can be recorded although the disk is full. */
const RESERVE_BYTES = 1_048_576;

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

export interface DiskReserve {
  /** Watches every statement for the disk being full. */
  guard(database: SqliteDatabase): SqliteDatabase;
  /** Puts the reserve file back, if there is room for it. */
  refill(): void;
  /** Probes when there was trouble, and refills once it is over. */
  findTrouble(probe: () => Promise<void>): Promise<string | undefined>;
}

/** A file that is deleted the moment the disk is full, so that there is room for what must be written. */
export function createDiskReserve(path: string): DiskReserve {
  let trouble: string | undefined;

  function release(): void {
    trouble = 'The disk is full: nothing new is sent until there is room';
    rmSync(path, { force: true });
  }

  function watch<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isDiskFull(error)) release();
      throw error;
    }
  }

  function guardStatement(statement: SqliteStatement): SqliteStatement {
    return {
      reader: statement.reader,
      all: (parameters) => watch(() => statement.all(parameters)),
      run: (parameters) => watch(() => statement.run(parameters)),
      iterate: (parameters) => watch(() => statement.iterate(parameters)),
    };
  }

  function refill(): void {
    if (hasSize(path, RESERVE_BYTES)) return;
    try {
      writeReserve(path);
    } catch {
      // No room for it: then there is none to reserve.
      rmSync(path, { force: true });
    }
  }

  return {
    guard(database) {
      const guarded = new WeakMap<SqliteStatement, SqliteStatement>();
      return {
        close: () => database.close(),
        prepare(sql) {
          const statement = watch(() => database.prepare(sql));
          const known = guarded.get(statement);
          if (known !== undefined) return known;
          const made = guardStatement(statement);
          guarded.set(statement, made);
          return made;
        },
      };
    },
    refill,
    async findTrouble(probe) {
      if (trouble === undefined) return undefined;
      try {
        await probe();
      } catch {
        return trouble;
      }
      trouble = undefined;
      refill();
      return undefined;
    },
  };
}

function writeReserve(path: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    // Written, not only sized: a sparse file reserves nothing.
    writeSync(file, Buffer.alloc(RESERVE_BYTES, 1));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function hasSize(path: string, bytes: number): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === bytes;
}

function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  return primary === SQLITE_FULL || primary === SQLITE_IOERR;
}
