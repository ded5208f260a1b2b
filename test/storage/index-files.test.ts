import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexFiles } from '../../src/storage/index-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('createIndexFiles', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-index-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was written, joined', async () => {
    const store = createIndexFiles(join(folder, 'newsdesk.db'));

    await store.write('v1-a', [bytes('one '), bytes(''), bytes('two')]);

    expect(new TextDecoder().decode(store.read('v1-a'))).toBe('one two');
    expect(store.read('v1-b')).toBeUndefined();
  });

  it('lets go of what other keys had and of drafts, and touches no other file', async () => {
    const store = createIndexFiles(join(folder, 'newsdesk.db'));
    await store.write('v1-a', [bytes('a')]);
    await writeFile(join(folder, 'newsdesk.db'), 'state');
    await writeFile(join(folder, 'newsdesk.db.index-v1-b.x.tmp'), 'half');
    await writeFile(join(folder, 'other.db.index-v1-a'), 'of another database');

    await store.write('v2-c', [bytes('c')]);

    expect((await readdir(folder)).sort()).toEqual(['newsdesk.db', 'newsdesk.db.index-v2-c', 'other.db.index-v1-a']);
  });

  it('tidies away what other keys had and drafts, and nothing else, also in a folder that is not there', async () => {
    const store = createIndexFiles(join(folder, 'newsdesk.db'));
    await store.write('v1-a', [bytes('a')]);
    await writeFile(join(folder, 'newsdesk.db.index-v1-b'), 'of another key');
    await writeFile(join(folder, 'newsdesk.db.index-v1-a.x.tmp'), 'half');
    await writeFile(join(folder, 'newsdesk.db.articles-v1-b'), 'of another store');

    await store.tidy('v1-a');
    await createIndexFiles(join(folder, 'nowhere', 'newsdesk.db')).tidy('v1-a');

    expect((await readdir(folder)).sort()).toEqual(['newsdesk.db.articles-v1-b', 'newsdesk.db.index-v1-a']);
  });

  it('keeps the old one whole when the new one cannot be written', async () => {
    const store = createIndexFiles(join(folder, 'newsdesk.db'));
    await store.write('v1-a', [bytes('a')]);
    await chmod(folder, 0o500);

    const writing = store.write('v1-b', [bytes('b')]);

    // Root may write everywhere: then the write succeeds and there is nothing to see.
    await writing.catch(() => undefined);
    await chmod(folder, 0o700);
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^newsdesk\.db\.index-v1-[ab]$/);
  });
});
