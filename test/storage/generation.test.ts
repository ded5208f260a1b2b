import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { LOOK_FIRST_MS } from '../../src/storage/look-first.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { emptyFanOut, makeDelivery, NOON } from '../announce/fixtures.ts';

describe('the mark beside a database', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-mark-'));
    path = join(directory, 'newsdesk.db');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const plan = (storage: Storage, article: string, now = NOON): Promise<unknown> =>
    storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery(article, 'c1')] }, now);
  const planned = async (storage: Storage, article: string): Promise<unknown> =>
    (await storage.outbox.list({})).find(({ announcementId }) => announcementId === `article:${article}`);

  async function writeAndCopy(): Promise<void> {
    const first = await openSqlite(path, { exclusive: true });
    await plan(first, 'open');
    await first.close();
    await cp(path, `${path}.older`);
    const second = await openSqlite(path, { exclusive: true });
    await plan(second, 'later');
    await second.close();
  }

  it('says nothing of a database that is what it was', async () => {
    await writeAndCopy();

    await using storage = await openSqlite(path, { exclusive: true });

    expect(storage.notes).toEqual([]);
    await plan(storage, 'new');
    expect(await planned(storage, 'new')).toMatchObject({ inDoubt: false });
  });

  it('is not moved by looking for work that is not there', async () => {
    await using storage = await openSqlite(path, { exclusive: true });
    await plan(storage, 'open');
    const before = await readFile(`${path}.mark`, 'utf8');

    await storage.outbox.recover(NOON, 'me');
    await storage.outbox.claim({
      platform: 'slack',
      owner: 'me',
      now: NOON,
      leaseMs: 1,
      limit: 1,
      exceptQueues: [],
      exceptInstallations: [],
    });
    const idle = await readFile(`${path}.mark`, 'utf8');
    await plan(storage, 'more');

    expect(idle).toBe(before);
    expect(await readFile(`${path}.mark`, 'utf8')).not.toBe(before);
  });

  it('has what is open, and what is planned within a day, looked for when an older copy is put back', async () => {
    await writeAndCopy();
    await cp(`${path}.older`, path);

    await using storage = await openSqlite(path, { exclusive: true });
    await plan(storage, 'soon', NOON);
    await plan(storage, 'within', NOON + LOOK_FIRST_MS - 1);
    await plan(storage, 'after', NOON + LOOK_FIRST_MS);

    expect(storage.notes.join()).toContain('an older copy');
    expect((await storage.ledger.readHead()).restoredFrom).toBeGreaterThan(0);
    expect(await planned(storage, 'open')).toMatchObject({ inDoubt: true, status: 'pending' });
    expect(await planned(storage, 'soon')).toMatchObject({ inDoubt: true });
    expect(await planned(storage, 'within')).toMatchObject({ inDoubt: true });
    expect(await planned(storage, 'after')).toMatchObject({ inDoubt: false });
  });

  it('tells an older copy once', async () => {
    await writeAndCopy();
    await cp(`${path}.older`, path);
    await (await openSqlite(path, { exclusive: true })).close();

    await using again = await openSqlite(path, { exclusive: true });

    expect(again.notes).toEqual([]);
  });

  it('is no hindrance when it cannot be written, and that is said', async () => {
    await mkdir(`${path}.mark`);

    await using storage = await openSqlite(path, { exclusive: true });
    await plan(storage, 'open');

    expect(storage.notes.join()).toContain('cannot be written');
    expect(await planned(storage, 'open')).toBeDefined();
  });

  it.each(['', 'not a mark', `${'0'.repeat(200)}\n`])('that holds %j is written anew', async (text) => {
    await writeFile(`${path}.mark`, text);

    await using storage = await openSqlite(path, { exclusive: true });
    await plan(storage, 'open');

    expect(await readFile(`${path}.mark`, 'utf8')).toMatch(/^[\w-]{36} \d{15}\n$/u);
  });
});
