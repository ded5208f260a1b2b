import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { openMemory, openSqlite } from '../../src/storage/open-sqlite.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { emptyFanOut, makeDelivery, makeSubscription, NOON } from '../announce/fixtures.ts';
import { postgresIsMissing } from './postgres-programs.ts';
import { startPostgres } from './start-postgres.ts';

describe('databases', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-schema-'));
    path = join(directory, 'sub', 'newsdesk.db');
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('keep what was written over a restart, and need no second migration', async () => {
    const first = await openSqlite(path, { exclusive: true });
    await first.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
    await first.close();

    await using second = await openSqlite(path, { exclusive: true });

    expect((await second.outbox.count()).pending).toBe(1);
  });

  it('have the tables that earlier versions gave them, column by column: a migration that was released never changes', async () => {
    await (await openSqlite(path, { exclusive: true })).close();
    const database = new DatabaseSync(path, { readOnly: true });
    const schema = database.prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by name").all();
    database.close();

    await expect(`${schema.map(({ sql }) => `${String(sql)};`).join('\n')}\n`).toMatchFileSnapshot('../golden/storage/schema.sql');
  });

  it('that a newer version has written are refused and left alone', async () => {
    const storage = await openSqlite(path, { exclusive: true });
    await storage.close();
    const database = new DatabaseSync(path);
    database.exec("insert into newsdesk_migrations (name, timestamp) values ('9999_tomorrow', '2030-01-01')");
    database.close();

    await expect(openSqlite(path, { exclusive: true })).rejects.toMatchObject({ code: 'storage.newerSchema' });
    // The lock of the refused process is gone with it.
    await expect(openSqlite(path, { exclusive: true })).rejects.toMatchObject({ code: 'storage.newerSchema' });
  });

  it('let one process send, and the command line read and write beside it', async () => {
    await using sender = await openSqlite(path, { exclusive: true });

    await expect(openSqlite(path, { exclusive: true })).rejects.toMatchObject({ code: 'storage.inUse' });
    await using reader = await openSqlite(path, { exclusive: false });
    await reader.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);

    expect((await sender.outbox.count()).pending).toBe(1);
    expect([sender.soleOwner, reader.soleOwner]).toEqual([true, false]);
  });

  it('are not made by a caller that only looks', async () => {
    await expect(openSqlite(path, { exclusive: false, mustExist: true })).rejects.toMatchObject({ code: 'storage.missing' });

    expect(existsSync(dirname(path))).toBe(false);
  });

  it('say who may not write, be it the folder or the lock', async () => {
    await writeFile(join(directory, 'file'), '');
    await expect(openSqlite(join(directory, 'file', 'newsdesk.db'), { exclusive: true })).rejects.toMatchObject({
      code: 'storage.unwritable',
    });
    await mkdir(`${path}.lock`, { recursive: true });
    await expect(openSqlite(path, { exclusive: true })).rejects.toMatchObject({ code: 'storage.unwritable' });
  });

  it('that are something else are not opened', async () => {
    await expect(openStorage('mysql://localhost/x', true)).rejects.toMatchObject({
      code: 'storage.unknownKind',
      message: expect.stringMatching(/: mysql\.$/u) as string,
    });
    await expect(openStorage('postgres://127.0.0.1:1/x', true)).rejects.toMatchObject({ code: 'storage.unreachable', retry: 'later' });
  });

  it.each([
    [':memory:', 'memory'],
    ['FILE', 'sqlite'],
    ['file://FILE', 'sqlite'],
  ])('are opened by their address, as %s', async (location, kind) => {
    await using storage = await openStorage(location.replace('FILE', path), true);

    expect(storage.kind).toBe(kind);
    expect(existsSync(path)).toBe(kind === 'sqlite');
  });

  it.skipIf(postgresIsMissing() !== undefined)(
    'can be moved from SQLite to PostgreSQL by a backup, which PostgreSQL refuses too when it is newer',
    async () => {
      await using server = await startPostgres();
      const url = await server.createDatabase('moved');
      await using sqlite = await openMemory();
      await sqlite.subscriptions.put(makeSubscription('c1'), NOON);
      await sqlite.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
      const lines: string[] = [];
      for await (const line of sqlite.archive.dump(NOON)) lines.push(line);

      const postgres = await openPostgres(url);
      await postgres.archive.restore(streamOf(lines), { replace: false });
      const moved = { subscriptions: await postgres.subscriptions.list(), deliveries: await postgres.outbox.list({}) };
      await postgres.close();
      const client = new pg.Client(url);
      await client.connect();
      await client.query("insert into newsdesk_migrations (name, timestamp) values ('9999_tomorrow', '2030-01-01')");
      await client.end();

      expect(moved.subscriptions).toEqual([makeSubscription('c1')]);
      expect(moved.deliveries).toMatchObject([{ announcementId: 'article:a', inDoubt: true }]);
      await expect(openPostgres(url)).rejects.toMatchObject({ code: 'storage.newerSchema' });
    },
  );

  it.skipIf(postgresIsMissing() !== undefined)(
    'recover from connections that are cut, and from a server that is away for a while',
    async () => {
      await using server = await startPostgres();
      await using storage = await openPostgres(await server.createDatabase('cut'));
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
      const admin = new pg.Client(`postgres://newsdesk:newsdesk@127.0.0.1:${server.port}/postgres`);
      await admin.connect();

      const busy = Array.from({ length: 20 }, () => storage.outbox.count().catch(() => undefined));
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'cut'");
      await admin.end();
      await Promise.all(busy);
      const end = performance.now() + 60_000;
      while ((await storage.findTrouble()) !== undefined && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 50));

      expect((await storage.outbox.count()).pending).toBe(1);
    },
  );
});

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
