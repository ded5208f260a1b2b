import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { Step, StepResult } from './sqlite-protocol.ts';

/** Statements kept ready; preparing one takes as long as running it. */
const MAX_PREPARED = 256;

export type RunStep = (step: Step) => StepResult;

/** Runs statements one by one, and keeps them prepared. */
export function prepareAll(database: DatabaseSync): RunStep {
  const prepare = keepPrepared(database, (statement) => ({ statement, isReader: statement.columns().length > 0 }));
  return ({ sql, parameters }) => {
    const { statement, isReader } = prepare(sql);
    const values = parameters as SQLInputValue[];
    if (isReader) return { rows: statement.all(...values) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  };
}

/** The driver that Kysely's own SQLite dialect expects, in the calling thread: for a database in memory, which nobody else can lock. */
export function adaptSqlite(database: DatabaseSync): SqliteDatabase {
  const prepare = keepPrepared(database, adaptStatement);
  return { close: () => database.close(), prepare };
}

function keepPrepared<T>(database: DatabaseSync, adapt: (statement: StatementSync) => T): (sql: string) => T {
  const prepared = new Map<string, T>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = adapt(database.prepare(sql));
    if (prepared.size >= MAX_PREPARED) prepared.clear();
    prepared.set(sql, made);
    return made;
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
