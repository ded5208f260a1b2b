import { mkdtemp, readdir, rm, stat, truncate, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refillReserve, reservePath } from '../../src/storage/disk-reserve.ts';

describe('room that is kept on the disk', () => {
  let path: string;

  beforeEach(async () => {
    path = reservePath(join(await mkdtemp(join(tmpdir(), 'newsdesk-reserve-')), 'newsdesk.db'));
  });
  afterEach(() => rm(dirname(path), { recursive: true, force: true }));

  it('is a mebibyte that takes its room for certain, and the owner’s alone', async () => {
    await refillReserve(path);

    const { size, blocks, mode } = await stat(path);
    expect(size).toBe(1_048_576);
    // A sparse file has the size and no blocks, of 512 bytes each.
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(mode & 0o777).toBe(0o600);
  });

  it('is left alone while it is whole, and put back if it is short', async () => {
    await refillReserve(path);
    await utimes(path, 1_000, 1_000);
    await refillReserve(path);
    const untouched = (await stat(path)).mtimeMs;
    await truncate(path, 10);

    await refillReserve(path);

    expect(untouched).toBe(1_000_000);
    expect((await stat(path)).size).toBe(1_048_576);
  });

  it('is not missed if there is no room for it', async () => {
    await rm(dirname(path), { recursive: true });

    await expect(refillReserve(path)).resolves.toBeUndefined();
    await expect(readdir(dirname(path))).rejects.toThrow('ENOENT');
  });
});
