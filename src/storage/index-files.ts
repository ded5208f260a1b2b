import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { IndexStore, ReadingStore } from '../ports/index-store.ts';

/** Keeps a search index in a file beside the database: `newsdesk.db.index-KEY`. A key is letters, digits and hyphens. */
export function createIndexFiles(databasePath: string): IndexStore {
  return createFilesBeside(databasePath, 'index');
}

/** Keeps parsed articles in a file beside the database: `newsdesk.db.articles-KEY`. A key is letters, digits and hyphens. */
export function createReadingFiles(databasePath: string): ReadingStore {
  return createFilesBeside(databasePath, 'articles');
}

function createFilesBeside(databasePath: string, kind: 'index' | 'articles'): ReadingStore {
  const folder = path.dirname(databasePath);
  const prefix = `${path.basename(databasePath)}.${kind}-`;

  async function writeWhole(file: string, pieces: Iterable<Uint8Array>): Promise<void> {
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        for (const piece of pieces) await handle.writeFile(piece);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Also what a process left behind that was killed while it wrote. */
  async function removeOthers(kept?: string): Promise<void> {
    const names = (await namesIn(folder)).filter((name) => name.startsWith(prefix) && name !== kept);
    await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })));
  }

  return {
    read(key) {
      try {
        return readFileSync(path.join(folder, prefix + key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(key, pieces) {
      await writeWhole(path.join(folder, prefix + key), pieces);
      await removeOthers(prefix + key);
    },
    tidy: (key) => removeOthers(prefix + key),
    clear: () => removeOthers(),
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
