import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/sources/replace-file.ts';

describe('a file that is written in one step', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-replace-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leaves no draft behind if it cannot be put in its place', async () => {
    await mkdir(join(folder, 'taken'));

    await expect(writeWhole(join(folder, 'taken'), 'a secret')).rejects.toThrow('EISDIR');

    expect(await readdir(folder)).toEqual(['taken']);
  });
});
