import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../src/ports/storage.ts';
import { listBackups, rotateBackups, writeBackup } from '../../src/storage/backup-files.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { DAY, NOON } from '../announce/fixtures.ts';

describe('backups', () => {
  let dir: string;
  let archive: Archive;
  let close: () => Promise<void>;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'newsdesk-backups-'));
    ({ archive, close } = await openMemory());
  });
  afterEach(async () => {
    await close();
    await rm(dir, { recursive: true, force: true });
  });

  /** Fails in the middle, as a disk does that gets full. */
  const failing: Archive = {
    restore: () => Promise.reject(new Error('Not used here.')),
    async *dump() {
      yield 'one line';
      throw new Error('No space left on device');
    },
  };

  it('hold the lines of the archive, compressed, and are the owner’s alone', async () => {
    const path = join(dir, 'mine.gz');
    const lines: string[] = [];
    for await (const line of archive.dump(NOON)) lines.push(line);

    await writeBackup(archive, path, NOON);

    expect(gunzipSync(await readFile(path)).toString()).toBe(lines.map((line) => `${line}\n`).join(''));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['mine.gz']);
  });

  it('leave nothing behind if they fail, and the last one as it was', async () => {
    const path = join(dir, 'mine.gz');
    await writeFile(path, 'the last one');

    await expect(writeBackup(failing, path, NOON)).rejects.toThrow('No space left');

    expect(await readdir(dir)).toEqual(['mine.gz']);
    expect(await readFile(path, 'utf8')).toBe('the last one');
  });

  it('are named after the second in which they were taken, and the newest are kept', async () => {
    const made: string[] = [];
    for (const day of [0, 1, 2, 3]) made.push(await rotateBackups(archive, join(dir, 'backups'), 3, NOON + day * DAY + 61_999));

    const kept = await listBackups(join(dir, 'backups'));

    expect(made[0]?.endsWith(`newsdesk-${new Date(NOON).toISOString().slice(0, 10)}T12-01-01Z.backup.gz`)).toBe(true);
    expect(kept).toEqual([3, 2, 1].map((day) => ({ path: made[day], takenAt: NOON + day * DAY + 61_000 })));
    expect(await readdir(join(dir, 'backups'))).toHaveLength(3);
  });

  it('leave files with other names alone, and are none in a folder that is not there', async () => {
    const others = [
      'notes.txt',
      'my-newsdesk-2026-01-01T00-00-00Z.backup.gz',
      'newsdesk-2026-01-01T00-00-00Z.backup.gz.partial',
      'newsdesk-2026-99-01T00-00-00Z.backup.gz',
    ];
    await mkdir(join(dir, 'backups'));
    for (const name of others) await writeFile(join(dir, 'backups', name), '');

    await rotateBackups(archive, join(dir, 'backups'), 1, NOON);
    await rotateBackups(archive, join(dir, 'backups'), 1, NOON + DAY);

    expect((await readdir(join(dir, 'backups'))).filter((name) => others.includes(name))).toHaveLength(others.length);
    expect(await listBackups(join(dir, 'backups'))).toHaveLength(1);
    expect(await listBackups(join(dir, 'nowhere'))).toEqual([]);
  });
});
