import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept ready; preparing one takes as long as running it. */
const MAX_PREPARED = 256;

/** What Kysely's SQLite dialect expects of a driver, on top of Node's own. `snapshot` transactions read and never wait. */
export function adaptSqlite(database: DatabaseSync, purpose: 'write' | 'snapshot'): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close() {
      prepared.clear();
      database.close();
    },
    prepare(text) {
      // Another process (the command line) may write too: taking the write lock first makes it wait instead of failing half-way.
      const sql = text === 'begin' && purpose === 'write' ? 'begin immediate' : text;
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const made = adaptStatement(database.prepare(sql));
      if (prepared.size >= MAX_PREPARED) prepared.clear();
      prepared.set(sql, made);
      return made;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

/** WAL and FULL: what was answered is on the disk, also when the process is killed right after. */
export function openSqliteFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  return database;
}
