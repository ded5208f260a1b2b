import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Archive } from '../ports/storage.ts';
import { tighten } from './file-modes.ts';

/** Writes everything that is kept into one compressed file, while others write on. A file that is there is whole. */
export async function writeBackup(archive: Archive, path: string, now: number): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await pipeline(Readable.from(withLineFeeds(archive.dump(now))), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, path);
  } catch (error) {
    // On a disk that is full, half a backup is in the way of what matters more.
    await rm(partial, { force: true });
    throw error;
  }
}

export interface BackupFile {
  readonly path: string;
  /** When it was taken, to the second. */
  readonly takenAt: number;
}

const namePattern = /^newsdesk-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup\.gz$/u;

/** The backups that were written here once a day, the newest first. Files with other names are nobody's here. */
export async function listBackups(dir: string): Promise<readonly BackupFile[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .flatMap((name): readonly BackupFile[] => {
      const [, day, hours, minutes, seconds] = namePattern.exec(name) ?? [];
      const takenAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
      return Number.isNaN(takenAt) ? [] : [{ path: join(dir, name), takenAt }];
    })
    .toSorted((one, other) => other.takenAt - one.takenAt);
}

/** Writes the next one, then lets go of all but the newest `keep`. Returns its path. */
export async function rotateBackups(archive: Archive, dir: string, keep: number, now: number): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, `newsdesk-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup.gz`);
  await writeBackup(archive, path, now);
  const backups = await listBackups(dir);
  for (const kept of backups.slice(0, keep)) tighten(kept.path);
  for (const old of backups.slice(keep)) await rm(old.path, { force: true });
  return path;
}

async function* withLineFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
