import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { NewsdeskError } from '../runtime/errors.ts';
import { keepText } from '../words/kept-text.ts';
import type { Archive } from '../ports/storage.ts';
import { FILE_META_PREFIX } from './generation.ts';
import { lookFirst } from './look-first.ts';
import { listApplied } from './migrate.ts';
import type { Dialect } from './migrations.ts';
import { type Database, type Schema, tableNames } from './schema.ts';
import { upgradeRows } from './upgrade-rows.ts';

/** The columns that an older backup has not seen, see `upgradeRows`. */
const KINDS = '0003_kinds';
const FORMAT = 'newsdesk-backup';
const PAGE = 1_000;
const DUMP_PAGE = 10_000;

interface Header {
  readonly format: typeof FORMAT;
  readonly takenAt: number;
  readonly migrations: readonly string[];
}

interface Trailer {
  readonly rows: number;
  /** SHA-256 in hex over all lines before this one, each with its line feed. */
  readonly sha256: string;
}

type Row = Readonly<Record<string, string | number | null>>;

/** A connection of its own, where the database allows it: a backup must not hold up what is being sent. */
export type OpenSnapshot = () => Promise<{ readonly db: Database; close(): Promise<void> }>;

export function createArchive(db: Database, dialect: Dialect, openSnapshot: OpenSnapshot): Archive {
  return {
    dump: (now) => dumpTables(openSnapshot, dialect, now),
    restore: (lines, { replace }) => restoreTables(db, dialect, lines, replace),
  };
}

async function* dumpTables(openSnapshot: OpenSnapshot, dialect: Dialect, now: number): AsyncGenerator<string> {
  const snapshot = await openSnapshot();
  try {
    yield* dumpSnapshot(snapshot.db, dialect, now);
  } finally {
    await snapshot.close();
  }
}

async function* dumpSnapshot(db: Database, dialect: Dialect, now: number): AsyncGenerator<string> {
  const header: Header = { format: FORMAT, takenAt: now, migrations: await listApplied(db) };
  const hash = createHash('sha256');
  let rows = 0;
  const emit = (value: unknown): string => {
    const line = JSON.stringify(value);
    hash.update(`${line}\n`);
    return line;
  };
  yield emit(header);
  for await (const { table, row } of readAllRows(db, dialect)) {
    rows += 1;
    yield emit([table, row]);
  }
  yield JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies Trailer);
}

/** One transaction that sees one moment. */
async function* readAllRows(db: Database, dialect: Dialect): AsyncGenerator<{ readonly table: string; readonly row: Row }> {
  const isolation = dialect === 'postgres' ? 'repeatable read' : 'serializable';
  const trx = await db.startTransaction().setIsolationLevel(isolation).setAccessMode('read only').execute();
  try {
    for (const table of tableNames) {
      const order = sql.raw(orderColumns[table]);
      for (let offset = 0; ; offset += DUMP_PAGE) {
        const page = await sql<Row>`select * from ${sql.table(table)} order by ${order} limit ${DUMP_PAGE} offset ${offset}`.execute(trx);
        for (const row of page.rows) if (!isOfTheFile(table, row)) yield { table, row };
        if (page.rows.length < DUMP_PAGE) break;
      }
    }
  } finally {
    await trx.rollback().execute();
  }
}

const orderColumns: Readonly<Record<keyof Schema, string>> = {
  meta: 'name',
  leases: 'name',
  articles: 'slug',
  announcements: 'id',
  cards: 'announcement_id, revision',
  deliveries: 'seq',
  digest_items: 'destination_id, announcement_id',
  decisions: 'announcement_id, destination_id',
  subscriptions: 'id',
  follows: 'destination_id, kind, folded',
  installations: 'platform, id',
  terms: 'id',
  term_versions: 'term_id, version',
  term_suggestions: 'number',
  questions: 'key',
};

async function restoreTables(db: Database, dialect: Dialect, lines: AsyncIterable<string>, replace: boolean): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await refuseOrEmpty(trx, replace);
    const { takenAt, rows, migrations } = await insertLines(trx, lines);
    if (!migrations.includes(KINDS)) await upgradeRows(trx);
    await trx.deleteFrom('leases').execute();
    // Deliveries that were open then may have been sent since: they are looked for first.
    await lookFirst(trx, takenAt, keepText('restored'));
    if (dialect === 'postgres') {
      await sql`select setval(pg_get_serial_sequence('deliveries', 'seq'), greatest(1, (select coalesce(max(seq), 1) from deliveries)))`.execute(
        trx,
      );
    }
    return rows;
  });
}

async function refuseOrEmpty(trx: Database, replace: boolean): Promise<void> {
  for (const table of tableNames) {
    const others = table === 'meta' ? sql`where name not like ${`${FILE_META_PREFIX}%`}` : sql``;
    if (replace) {
      await sql`delete from ${sql.table(table)} ${others}`.execute(trx);
      continue;
    }
    const taken = await sql`select 1 from ${sql.table(table)} ${others} limit 1`.execute(trx);
    if (taken.rows.length > 0) {
      throw new NewsdeskError(`The database is not empty: its table ${table} has rows.`, {
        code: 'restore.notEmpty',
        fix: 'Restore into an empty database, or add --replace to throw away what is there.',
      });
    }
  }
}

async function insertLines(
  trx: Database,
  lines: AsyncIterable<string>,
): Promise<{ readonly takenAt: number; readonly rows: number; readonly migrations: readonly string[] }> {
  const hash = createHash('sha256');
  let header: Header | undefined;
  let trailer: Trailer | undefined;
  let rows = 0;
  let batch: { table: keyof Schema; rows: Row[] } | undefined;
  const flush = async (): Promise<void> => {
    if (batch !== undefined) await insertRows(trx, batch.table, batch.rows);
    batch = undefined;
  };
  for await (const line of lines) {
    if (line === '') continue;
    if (trailer !== undefined) throw damaged('there is text after its end');
    const value = parseLine(line);
    if (header === undefined) {
      header = await checkHeader(trx, value);
    } else if (isTrailer(value)) {
      trailer = value;
      continue;
    } else {
      const [table, row] = value as [keyof Schema, Row];
      if (!tableNames.includes(table)) throw damaged(`it names an unknown table ${String(table)}`);
      if (batch !== undefined && (batch.table !== table || batch.rows.length >= PAGE)) await flush();
      batch ??= { table, rows: [] };
      batch.rows.push(row);
      rows += 1;
    }
    hash.update(`${line}\n`);
  }
  await flush();
  if (header === undefined || trailer === undefined) throw damaged('its end is missing');
  if (trailer.rows !== rows || trailer.sha256 !== hash.digest('hex')) throw damaged('its checksum does not match');
  return { takenAt: header.takenAt, rows, migrations: header.migrations };
}

async function checkHeader(trx: Database, value: unknown): Promise<Header> {
  const header = value as Partial<Header>;
  if (header.format !== FORMAT || typeof header.takenAt !== 'number' || !Array.isArray(header.migrations)) {
    throw damaged('it does not begin like one');
  }
  const known = await listApplied(trx);
  const newer = header.migrations.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new NewsdeskError(`The backup was made by a newer version of Newsdesk (it has ${newer.join(', ')}).`, {
      code: 'restore.newerSchema',
      fix: 'Restore it with that version or a later one.',
    });
  }
  return header as Header;
}

/** The rows that name the file itself stay with it. */
function isOfTheFile(table: keyof Schema, row: Row): boolean {
  return table === 'meta' && String(row['name']).startsWith(FILE_META_PREFIX);
}

async function insertRows(trx: Database, table: keyof Schema, rows: readonly Row[]): Promise<void> {
  // Values of every table are text and numbers, and the column names were written by a dump of the same schema.
  await trx
    .insertInto(table)
    .values(rows as never)
    .execute();
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw damaged('a line is not JSON', cause);
  }
}

function isTrailer(value: unknown): value is Trailer {
  return typeof value === 'object' && value !== null && 'sha256' in value;
}

function damaged(why: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`The file is not a whole backup: ${why}.`, {
    code: 'restore.damaged',
    fix: 'Nothing was written. Use another copy of the backup.',
    cause,
  });
}
