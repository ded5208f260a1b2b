import { readFile, rename, writeFile } from 'node:fs/promises';

/** Writes a file in one step, so that nobody reads half of it, for this user alone. A file that has this text already is left as it is. */
export async function replaceFile(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return;
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}
