import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { loadConfig } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { count } from '../runtime/count.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { writeBackup } from '../storage/backup-files.ts';
import { refusalOf } from './explain-unwritable.ts';
import { openConfiguredStorage, openStorageBeside } from './storage-of.ts';
import type { Output } from './output.ts';

/** Writes everything that is kept into one compressed file, while Newsdesk runs. A file that is there is whole. */
export async function backup(path: string, output: Output): Promise<void> {
  await using storage = await openStorageBeside(loadConfig(process.env));
  try {
    await writeBackup(storage.archive, path, systemClock.now());
  } catch (error) {
    throw explainLostBackup(error, path);
  }
  output.say(`The backup is in ${path}.`);
}

/** Reads a backup into the configured database, which has to be empty unless `replace`. Newsdesk must not be running on it. */
export async function restore(path: string, { replace = false }: { readonly replace?: boolean }, output: Output): Promise<void> {
  // Opening makes a database: not for a backup that is not there.
  await access(path, constants.R_OK).catch((error: unknown) => Promise.reject(explainUnreadable(error, path)));
  await using storage = await openConfiguredStorage(loadConfig(process.env));
  let rows = 0;
  try {
    await pipeline(createReadStream(path), createGunzip(), async (text: AsyncIterable<Buffer>) => {
      rows = await storage.archive.restore(linesOf(text), { replace });
    });
  } catch (error) {
    throw explainUnreadable(error, path);
  }
  output.say(
    `${count(rows, 'row')} ${rows === 1 ? 'was' : 'were'} restored. What was not yet delivered is looked for before it is posted.`,
  );
}

/** Read when they are asked for: the readline module loses lines that come while the database is still being looked at. */
async function* linesOf(text: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function explainLostBackup(error: unknown, path: string): unknown {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  return new NewsdeskError(`The backup ${path} cannot be written: ${refusal}.`, {
    code: 'backup.unwritable',
    fix: 'Name a file in a folder that is there, with room, and where this user may write.',
    cause: error,
  });
}

/** Errors of the file system and of the decompression, in the words of an operator. */
function explainUnreadable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof NewsdeskError) return error;
  if (code.startsWith('Z_')) {
    return new NewsdeskError(`${path} is not a whole backup: it cannot be decompressed (${code}).`, {
      code: 'restore.damaged',
      fix: 'Nothing was written. Use another copy of the backup.',
      cause: error,
    });
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new NewsdeskError(`The backup ${path} cannot be read: ${code}.`, {
      code: 'restore.unreadable',
      fix: 'Check the path, and that this user may read the file.',
      cause: error,
    });
  }
  return error;
}
