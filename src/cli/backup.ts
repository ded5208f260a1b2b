import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { loadConfig } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { writeBackup } from '../storage/backup-files.ts';
import { openConfiguredStorage } from './storage-of.ts';
import type { Output } from './output.ts';

/** Writes everything that is kept into one compressed file, while Newsdesk runs. A file that is there is whole. */
export async function backup(path: string, output: Output): Promise<void> {
  await using storage = await openConfiguredStorage(loadConfig(process.env), false);
  await writeBackup(storage.archive, path, systemClock.now());
  output.say(`The backup is in ${path}.`);
}

/** Reads a backup into the configured database, which has to be empty unless `replace`. Newsdesk must not be running on it. */
export async function restore(path: string, { replace = false }: { readonly replace?: boolean }, output: Output): Promise<void> {
  await using storage = await openConfiguredStorage(loadConfig(process.env), true);
  const file = createReadStream(path);
  const text = file.pipe(createGunzip());
  file.once('error', (error) => text.destroy(error));
  const rows = await storage.archive.restore(createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY }), { replace });
  output.say(`${rows} rows were restored. What was not yet delivered is looked for before it is posted.`);
}
