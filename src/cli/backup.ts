import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { loadConfig } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { openConfiguredStorage } from './storage-of.ts';
import type { Output } from './output.ts';

/** Writes everything that is kept into one compressed file, while Newsdesk runs. A file that is there is whole. */
export async function backup(path: string, output: Output): Promise<void> {
  await using storage = await openConfiguredStorage(loadConfig(process.env), false);
  const partial = `${path}.partial`;
  const lines = storage.archive.dump(systemClock.now());
  await pipeline(Readable.from(withLineFeeds(lines)), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }));
  await rename(partial, path);
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

async function* withLineFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
