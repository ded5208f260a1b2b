import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPostgres, sessionLimits } from '../../src/storage/open-postgres.ts';
import { postgresIsMissing } from './postgres-programs.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';

const missing = postgresIsMissing();

if (missing === undefined) describeServer();
else it.skip(`a database on PostgreSQL is left out. ${missing}`, () => {});

it('of a server that is not there is said to be unreachable, with what to check', async () => {
  await expect(openPostgres('postgres://newsdesk:secret@127.0.0.1:9/newsdesk')).rejects.toMatchObject({
    code: 'storage.unreachable',
    retry: 'later',
    fix: expect.stringContaining('DATABASE_URL') as string,
    message: expect.not.stringContaining('secret') as string,
  });
});

function describeServer(): void {
  let server: TestPostgres;
  let url: string;
  let operator: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase('shared');
    operator = new pg.Client(url);
    await operator.connect();
  });
  afterAll(async () => {
    await operator.end();
    await server.stop();
  });

  it('gives up a transaction in which nothing is asked any more: its locks would keep everybody waiting', async () => {
    const silent = new pg.Client({ connectionString: url, ...sessionLimits(200) });
    silent.on('error', () => {});
    await silent.connect();
    await silent.query('begin');
    await silent.query('select pg_advisory_xact_lock(7)');

    // Longer than the limit by far, shorter than a person waits.
    await operator.query("set lock_timeout = '20s'");
    await operator.query('select pg_advisory_lock(7)');
    const { rows } = await operator.query<{ freed: boolean }>('select pg_advisory_unlock(7) as freed');

    expect(rows).toEqual([{ freed: true }]);
  });

  it('is shared by processes: nobody is its only owner, and its clock counts', async () => {
    await using storage = await openPostgres(url);

    const { rows } = await operator.query<{ now: string }>('select extract(epoch from clock_timestamp()) * 1000 as now');
    const now = await storage.readClock?.();

    expect([storage.kind, storage.soleOwner]).toEqual(['postgres', false]);
    expect(Math.abs((now ?? 0) - Number(rows[0]?.now))).toBeLessThan(60_000);
    expect(await storage.findTrouble()).toBeUndefined();
  });

  it('reports trouble while its connections are cut, survives it, and is well again by itself', async () => {
    await using storage = await openPostgres(url, { maxConnections: 1 });
    await storage.outbox.count();
    const owner = new pg.Client(url.replace(/shared$/u, 'postgres'));
    await owner.connect();
    await owner.query('alter database shared allow_connections false');

    await operator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await expect.poll(() => storage.findTrouble()).toContain('The database cannot be reached: ');
    await owner.query('alter database shared allow_connections true');
    await owner.end();

    await expect.poll(() => storage.findTrouble()).toBeUndefined();
  });

  it('gives up on a statement that is not answered, and on the connections of that time', async () => {
    await using storage = await openPostgres(url, { maxConnections: 2, statementTimeoutMs: 300 });
    await Promise.all([storage.outbox.count(), storage.outbox.count()]);
    const pids = async () =>
      (
        await operator.query<{ pid: number }>(
          "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
        )
      ).rows.map(({ pid }) => pid);
    const before = await pids();
    await operator.query('begin; lock table deliveries in access exclusive mode');

    await expect(storage.outbox.count()).rejects.toThrow(/timeout/u);
    await operator.query('rollback');

    // Every connection of that time may be as dead as the one that did not answer.
    expect(await Promise.all([storage.outbox.count(), storage.outbox.count()])).toHaveLength(2);
    expect(before).toHaveLength(2);
    await expect.poll(async () => (await pids()).filter((pid) => before.includes(pid))).toEqual([]);
  });
}
