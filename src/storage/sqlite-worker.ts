import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { createMarkWriter, fileMeta, markPath } from './generation.ts';
import { reservePath } from './disk-reserve.ts';
import { describeFailure, kindOfFailure, ReplacedFile } from './sqlite-failure.ts';
import { prepareAll, type RunStep } from './sqlite-database.ts';
import {
  type Examination,
  isWithdrawn,
  type Step,
  type StepResult,
  type ThreadOpened,
  type ThreadReply,
  type ThreadRequest,
  type ThreadSetup,
} from './sqlite-protocol.ts';

/** Runs in a thread of its own and holds the connections to one file: a lock or a slow disk stops this thread alone. */
const { path, readOnly, withdrawn } = workerData as ThreadSetup;
let keepsMark = false;
const rollback: Step = { sql: 'rollback', parameters: [] };
/** While it is opened nobody is waiting yet, and SQLite waits better than by being asked again; in ms. */
const OPEN_TIMEOUT_MS = 5_000;

interface Connections {
  readonly read: RunStep;
  readonly write: RunStep | undefined;
  close(): void;
}

function open(): Connections {
  const writer = readOnly ? undefined : openWriter(path);
  const reader = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  return {
    read: endFailed(reader, prepareAll(reader)),
    write: writer && guardWrites(endFailed(writer, prepareAll(writer))),
    close() {
      reader.close();
      writer?.close();
    },
  };
}

/**
 * WAL and FULL: what was answered is on the disk, also when the process is killed right after. Waiting for a lock is the asker's matter.
 */
function openWriter(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: OPEN_TIMEOUT_MS });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 0;');
  return database;
}

/** Every commit counts up, so that a copy of an earlier moment is known as one. */
function guardWrites(run: RunStep): RunStep {
  const opened = identify();
  const mark = createMarkWriter(markPath(path));
  let changesBefore = 0;

  function countChanges(): number {
    const [row] = run({ sql: 'select total_changes() as number', parameters: [] }).rows as { readonly number: number }[];
    return row?.number ?? 0;
  }

  function commit(): StepResult {
    // Looking for work that is not there is no write: the disk is left alone.
    if (countChanges() === changesBefore) return run({ sql: 'commit', parameters: [] });
    const counted = run({
      sql: `update meta set value = (cast(value as integer) + 1) || ' ' || cast(unixepoch('subsec') * 1000 as integer)
        where name = '${fileMeta.generation}' returning cast(value as integer) as number, (select value from meta where name = '${fileMeta.id}') as id`,
      parameters: [],
    });
    run({ sql: 'commit', parameters: [] });
    const [row] = counted.rows as { readonly number: number; readonly id: string }[];
    if (row === undefined) return { rows: [] };
    mark.raise({ databaseId: row.id, number: row.number });
    return { rows: [], generation: row.number };
  }

  return (step) => {
    if (step.sql === 'begin immediate') {
      if (identify() !== opened) throw new ReplacedFile();
      const begun = run(step);
      changesBefore = countChanges();
      return begun;
    }
    if (step.sql === 'commit' && keepsMark) return commit();
    return run(step);
  };
}

/** A transaction ends with its first failure: or its lock would stay until somebody ends it. A full disk gets room at once. */
function endFailed(database: DatabaseSync, run: RunStep): RunStep {
  return (step) => {
    if (step.sql === rollback.sql && !database.isTransaction) return { rows: [] };
    try {
      return run(step);
    } catch (error) {
      if (kindOfFailure(error) === 'full') rmSync(reservePath(path), { force: true });
      if (database.isTransaction) database.exec(rollback.sql);
      throw error;
    }
  };
}

function identify(): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? 'none' : `${found.dev}:${found.ino}`;
}

function examine(): Examination {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 500 });
  try {
    const rows = database.prepare('pragma quick_check(1)').all() as { readonly quick_check: string }[];
    const text = rows[0]?.quick_check;
    return { damage: text === 'ok' ? undefined : text, generation: readGeneration(database) };
  } finally {
    database.close();
  }
}

/** Undefined in a database that has no tables yet. */
function readGeneration(database: DatabaseSync): number | undefined {
  if (database.prepare("select 1 from sqlite_schema where name = 'meta'").get() === undefined) return undefined;
  const row = database.prepare('select cast(value as integer) as number from meta where name = ?').get(fileMeta.generation);
  return row?.['number'] as number | undefined;
}

function answer(request: ThreadRequest, { read, write, close }: Connections): ThreadReply {
  const { id } = request;
  switch (request.kind) {
    case 'run': {
      const run = request.channel === 'read' ? read : write;
      if (run === undefined) throw new TypeError('A reader was asked to write.');
      let result: StepResult = { rows: [] };
      for (const step of request.steps) {
        if (isWithdrawn(withdrawn, id)) {
          run(rollback);
          throw new Error('It was withdrawn before it was done.');
        }
        const made = run(step);
        // A statement that ends a transaction answers nothing itself.
        result = step.sql === 'commit' ? { ...result, ...(made.generation === undefined ? {} : { generation: made.generation }) } : made;
      }
      return { id, kind: 'done', result };
    }
    case 'examine':
      return { id, kind: 'examined', found: examine() };
    case 'keepMark':
      keepsMark = true;
      return { id, kind: 'done', result: { rows: [] } };
    case 'close':
      close();
      return { id, kind: 'done', result: { rows: [] } };
  }
}

try {
  const connections = open();
  parentPort?.on('message', (request: ThreadRequest) => {
    let reply: ThreadReply;
    try {
      reply = answer(request, connections);
    } catch (error) {
      reply = { id: request.id, kind: 'failed', failure: describeFailure(error) };
    }
    parentPort?.postMessage(reply);
    if (request.kind === 'close') parentPort?.close();
  });
  parentPort?.postMessage({ kind: 'opened' } satisfies ThreadOpened);
} catch (error) {
  parentPort?.postMessage({ kind: 'refused', failure: describeFailure(error) } satisfies ThreadOpened);
}
