import { cp, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { runNewsdesk } from '../e2e/newsdesk-process.ts';
import { emptyFanOut, makeDelivery, makeSubscription, NOON } from '../announce/fixtures.ts';

const PAGE = 4_096;

describe('a database that is damaged', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-damage-'));
    path = join(directory, 'newsdesk.db');
    const storage = await openSqlite(path, { exclusive: true });
    const deliveries = Array.from({ length: 300 }, (_, index) => makeDelivery('a', `c${index}`));
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, NOON);
    await storage.close();
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** Overwrites pages as a failing disk or a program that went wrong does. */
  async function overwrite(firstPage: number): Promise<void> {
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(size - firstPage * PAGE, 0xa5), 0, size - firstPage * PAGE, firstPage * PAGE);
    await file.sync();
    await file.close();
  }

  it.each([
    ['in its pages', 3],
    ['from its first byte on', 0],
  ])('%s is called so at the start, with the way out', async (_where, firstPage) => {
    await overwrite(firstPage);

    const opening = openSqlite(path, { exclusive: true });

    await expect(opening).rejects.toMatchObject({ code: 'storage.damaged', message: expect.stringContaining('damaged') });
    await expect(opening).rejects.toMatchObject({ fix: expect.stringContaining('newsdesk restore') });
  });

  it('is called so by newsdesk doctor', async () => {
    await overwrite(3);

    const { stdout, code } = await runNewsdesk(['doctor'], { DATABASE_URL: `file:${path}` });

    expect(stdout).toMatch(/problem +storage: The database .* is damaged/u);
    expect(stdout).toContain('newsdesk restore');
    expect(code).toBe(1);
  });

  it('by an older copy written over it while it is open is noticed, now and at the next start', async () => {
    await cp(path, `${path}.older`);
    const storage = await openSqlite(path, { exclusive: true });
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('b', 'c1')] }, NOON);
    const other = new DatabaseSync(path);
    other.exec('pragma wal_checkpoint(truncate)');
    other.close();

    await writeFile(path, await readFile(`${path}.older`), { flag: 'r+' });

    await expect.poll(() => storage.findTrouble()).toMatch(/overwritten with an older copy|is damaged/u);
    await storage.close();
    const next = await openSqlite(path, { exclusive: true }).catch((error: unknown) => error);
    if (next instanceof Error) expect(next).toMatchObject({ code: 'storage.damaged' });
    else expect((next as Storage).notes.join()).toContain('everything is looked for before it is posted');
    if (!(next instanceof Error)) await (next as Storage).close();
  });

  it('while it is open is noticed though nobody reads the damaged part, and nothing more is written', async () => {
    await using storage = await openSqlite(path, { exclusive: true });
    await storage.outbox.count();

    await overwrite(3);

    await expect.poll(() => storage.findTrouble()).toContain('is damaged');
    await expect(storage.subscriptions.put(makeSubscription('c1'), NOON)).rejects.toMatchObject({ code: 'storage.damaged' });
  });
});
