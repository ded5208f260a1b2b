import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file in one step, so that nobody reads half of it, for this user alone. A file that has this text already is left as it is. */
export async function replaceFile(path: string, text: string): Promise<void> {
  if (!(await hasText(path, text))) await writeWhole(path, text);
}

/** The same for a text that differs each time. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    // A draft may hold a secret.
    await rm(draft, { force: true });
    throw error;
  }
}

/** The same, and once it resolves the file outlives a machine that loses power: for what cannot be asked for a second time. */
export async function replaceFileDurably(path: string, text: string): Promise<void> {
  await replaceFile(path, text);
  await sync(path);
  await sync(dirname(path));
}

async function hasText(path: string, text: string): Promise<boolean> {
  return (await readFile(path, 'utf8').catch(() => undefined)) === text;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
