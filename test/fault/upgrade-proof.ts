import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Storage } from '../../src/ports/storage.ts';
import type { Dialect } from '../../src/storage/migrations.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { adaptSqlite } from '../../src/storage/sqlite-database.ts';
import { emptyFanOut, makeDelivery, NOON } from '../announce/fixtures.ts';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { startPostgres, type TestPostgres } from '../storage/start-postgres.ts';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { listReleasedSchemas, listUnrecorded, makeReleased, type ReleasedSchema, type Row } from './released-schemas.ts';

export const upgradeAndRestore: Proof = {
  id: 'R14',
  title:
    'every released schema comes to the newest with all its rows, a backup taken during writes restores to one moment, and an older version refuses a newer schema',
  unit: 'backups during writes on each database',
  counts: { full: 25, short: 1 },
  seeds: 1,
  run: ({ count }) =>
    inDirectory('upgrade', async (directory) => {
      await using server = await startPostgres();
      const figures = {
        schemas: 0,
        rowsKept: 0,
        rowsLost: 0,
        backups: 0,
        rowsRestored: 0,
        writesMissing: 0,
        gaps: 0,
        undelivered: 0,
        accepted: 0,
      };
      const released = await listReleasedSchemas();
      for (const dialect of ['sqlite', 'postgres'] as const) {
        const locations = createLocations(dialect, directory, server);
        for (const schema of released) await upgrade(schema, dialect, await locations('upgraded'), figures);
        for (const schema of released) await restoreOld(schema, await locations('old'), figures);
        await backUpWhileWriting(await locations('written'), locations, count, directory, figures);
        await refuseNewer(await locations('newer'), dialect, figures);
      }
      const unrecorded = listUnrecorded(released);
      return judgeUpgrade(figures, unrecorded, count);
    }),
};

type Figures = Record<
  'schemas' | 'rowsKept' | 'rowsLost' | 'backups' | 'rowsRestored' | 'writesMissing' | 'gaps' | 'undelivered' | 'accepted',
  number
>;

function judgeUpgrade(figures: Figures, unrecorded: readonly string[], count: number): ProofReport {
  return judge(figures, [
    [
      unrecorded.length === 0,
      `no rows are recorded of ${unrecorded.join(', ')}: run test/fault/record-schema.ts before adding a migration`,
    ],
    [figures.schemas > 0 && figures.rowsLost === 0, `${figures.rowsLost} rows of released schemas lost or changed`],
    [figures.backups === count * 2, `${figures.backups} backups instead of ${count * 2}`],
    [figures.writesMissing === 0, `${figures.writesMissing} writes from before a backup are not in it`],
    [figures.gaps === 0, `${figures.gaps} backups hold a later write without an earlier one`],
    [figures.undelivered === 0, `${figures.undelivered} delivered messages are not delivered any more`],
    [figures.accepted === 0, `${figures.accepted} times an older version opened a newer schema`],
  ]);
}

function createLocations(dialect: Dialect, directory: string, server: TestPostgres): (name: string) => Promise<string> {
  let made = 0;
  return async (name) => {
    made += 1;
    return dialect === 'sqlite' ? `${directory}/${name}-${made}.db` : server.createDatabase(`${name}_${made}`);
  };
}

async function withDatabase<T>(location: string, dialect: Dialect, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = new Kysely<unknown>({
    dialect:
      dialect === 'sqlite'
        ? new SqliteDialect({ database: adaptSqlite(new DatabaseSync(location)) })
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: location, max: 1 }) }),
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Every row is there as it was; a column that came later may be beside it. */
async function upgrade(schema: ReleasedSchema, dialect: Dialect, location: string, figures: Figures): Promise<void> {
  await withDatabase(location, dialect, (db) => makeReleased(db, dialect, schema));
  await using storage = await openStorage(location, true);
  const rows = await readRows(storage);
  figures.schemas += 1;
  for (const [table, row] of schema.rows) {
    const isKept = (rows.get(table) ?? []).some((kept) =>
      Object.entries(row).every(([column, value]) => String(kept[column]) === String(value)),
    );
    figures[isKept ? 'rowsKept' : 'rowsLost'] += 1;
  }
}

/** A backup that the release has made is read by this version. */
async function restoreOld(schema: ReleasedSchema, location: string, figures: Figures): Promise<void> {
  await using storage = await openStorage(location, true);
  const restored = await storage.archive.restore(streamOf(schema.lines), { replace: false });
  const rows = await readRows(storage);
  const delivered = (of: readonly Row[]): number => of.filter(({ status }) => status === 'delivered').length;
  const wanted = schema.rows.filter(([table]) => table === 'deliveries').map(([, row]) => row);
  if (restored !== schema.rows.length) figures.rowsLost += schema.rows.length - restored;
  figures.undelivered += delivered(wanted) - delivered(rows.get('deliveries') ?? []);
}

/** Writes 0, 1, 2, ... one after the other, every second one delivered, while `newsdesk backup` runs as a process of its own. */
async function backUpWhileWriting(
  location: string,
  locations: (name: string) => Promise<string>,
  count: number,
  directory: string,
  figures: Figures,
): Promise<void> {
  await using storage = await openStorage(location, true);
  let written = 0;
  let stopped = false;
  const writing = (async () => {
    for (; !stopped; written += 1) {
      await write(storage, written);
      // SQLite answers at once: without a pause nothing else would run.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  try {
    for (let backup = 0; backup < count; backup += 1) {
      const before = written;
      const file = `${directory}/${backup}.backup`;
      const { code, stderr } = await startNewsdesk(['backup', file], { DATABASE_URL: urlOf(location) }).finished();
      const target = await locations('restored');
      const restored = await startNewsdesk(['restore', file], { DATABASE_URL: urlOf(target) }).finished();
      if (code !== 0 || restored.code !== 0)
        throw new Error(`backup ended with ${code}, restore with ${restored.code}: ${stderr}${restored.stderr}`);
      await using copy = await openStorage(target, true);
      const deliveries = await copy.outbox.list({ limit: 1_000_000 });
      const numbers = deliveries.map(({ announcementId }) => Number(announcementId.replace('article:w', ''))).sort((a, b) => a - b);
      figures.backups += 1;
      figures.rowsRestored += numbers.length;
      figures.writesMissing += Math.max(0, before - numbers.length);
      if (numbers.some((number, index) => number !== index)) figures.gaps += 1;
      figures.undelivered += deliveries.filter(
        ({ announcementId, status }) =>
          status !== 'delivered' &&
          isDelivered(Number(announcementId.replace('article:w', ''))) &&
          Number(announcementId.replace('article:w', '')) < before,
      ).length;
    }
  } finally {
    stopped = true;
    await writing;
  }
}

async function write({ outbox }: Storage, number: number): Promise<void> {
  await outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery(`w${number}`, `c${number}`)] }, NOON);
  if (!isDelivered(number)) return;
  const claims = await outbox.claim({
    platform: 'discord',
    owner: 'writer',
    now: NOON,
    leaseMs: 60_000,
    limit: 10,
    exceptQueues: [],
    exceptInstallations: [],
  });
  for (const claim of claims)
    await outbox.settle(claim, 'writer', { kind: 'delivered', message: { messageId: `m${number}` }, outcome: 'Posted' }, NOON);
}

function isDelivered(number: number): boolean {
  return number % 2 === 1;
}

/** A version that does not know a migration leaves the database alone, at the command line too. */
async function refuseNewer(location: string, dialect: Dialect, figures: Figures): Promise<void> {
  await (await openStorage(location, true)).close();
  const sql = "insert into newsdesk_migrations (name, timestamp) values ('9999_tomorrow', '2030-01-01')";
  if (dialect === 'sqlite') {
    const database = new DatabaseSync(location);
    database.exec(sql);
    database.close();
  } else {
    const client = new pg.Client(location);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  const { code, stderr } = await startNewsdesk(['deliveries'], { DATABASE_URL: urlOf(location) }).finished();
  if (code === 0 || !stderr.includes('9999_tomorrow')) figures.accepted += 1;
}

async function readRows(storage: Storage): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = new Map<string, Row[]>();
  for await (const line of storage.archive.dump(NOON)) {
    const value = JSON.parse(line) as unknown;
    if (!Array.isArray(value)) continue;
    const [table, row] = value as [string, Row];
    rows.set(table, [...(rows.get(table) ?? []), row]);
  }
  return rows;
}

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

function urlOf(location: string): string {
  return location.startsWith('postgres') ? location : `file:${location}`;
}
