import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotateBackups } from '../../src/storage/backup-files.ts';
import { createIndexFiles } from '../../src/storage/index-files.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { emptyFanOut, makeDelivery, NOON } from '../announce/fixtures.ts';

describe.skipIf(process.platform === 'win32')('the files of the database', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-modes-'));
    path = join(directory, 'newsdesk.db');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const modes = async (folder: string): Promise<Readonly<Record<string, string>>> => {
    const names = (await readdir(folder)).sort();
    const found = await Promise.all(
      names.map(async (name) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)] as const),
    );
    return Object.fromEntries(found);
  };

  it("are their owner's alone, whatever the umask", async () => {
    const umask = process.umask(0);
    try {
      await using storage = await openSqlite(path, { exclusive: true });
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
      await createIndexFiles(path).write('v1', [new Uint8Array(3)]);
      await rotateBackups(storage.archive, join(directory, 'backups'), 7, NOON);

      const { backups: _folder, ...files } = await modes(directory);

      expect(Object.keys(files)).toEqual(
        expect.arrayContaining(['newsdesk.db', 'newsdesk.db-shm', 'newsdesk.db-wal', 'newsdesk.db.mark', 'newsdesk.db.reserve']),
      );
      expect(new Set(Object.values({ ...files, ...(await modes(join(directory, 'backups'))) }))).toEqual(new Set(['600']));
    } finally {
      process.umask(umask);
    }
  });

  it('are taken from others when they are found open, and it is said', async () => {
    await (await openSqlite(path, { exclusive: true })).close();
    await writeFile(`${path}.index-v1`, 'words');
    await writeFile(join(directory, 'other.txt'), 'not of the database');
    for (const name of ['newsdesk.db', 'newsdesk.db.reserve', 'newsdesk.db.mark', 'newsdesk.db.index-v1', 'other.txt'])
      await chmod(join(directory, name), 0o644);

    await using storage = await openSqlite(path, { exclusive: true });

    const { 'other.txt': other, ...files } = await modes(directory);
    expect(other).toBe('644');
    expect(new Set(Object.values(files))).toEqual(new Set(['600']));
    expect(storage.notes.join('\n')).toContain('newsdesk.db was open to other users (mode 644)');
  });

  it('of older backups are taken from others with the next backup', async () => {
    await using storage = await openSqlite(path, { exclusive: true });
    const backups = join(directory, 'backups');
    await rotateBackups(storage.archive, backups, 7, NOON);
    for (const name of await readdir(backups)) await chmod(join(backups, name), 0o644);

    await rotateBackups(storage.archive, backups, 7, NOON + 86_400_000);

    expect(Object.values(await modes(backups))).toEqual(['600', '600']);
  });
});
