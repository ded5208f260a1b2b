import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Read and written by the user who runs Newsdesk: who follows what is nobody else's, and the text of an embargoed article even less. */
const PRIVATE_MODE = 0o600;
const OTHERS = 0o077;

/** Makes the file where there is none, so that nobody else can open it in the moment before its mode is set. */
export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE_MODE));
  } catch (error) {
    // It is there; or it cannot be made, which is for who opens it to explain.
    if (!(error instanceof Error)) throw error;
  }
}

/**
 * Takes the files of a database from everybody but their owner: the file itself and everything that begins with its name and a dot or a
 * hyphen. Returns a sentence for each that was open to others.
 */
export function tightenModes(databasePath: string): readonly string[] {
  const folder = path.dirname(databasePath);
  const name = path.basename(databasePath);
  return readdirSync(folder)
    .filter((each) => each === name || each.startsWith(`${name}-`) || each.startsWith(`${name}.`))
    .flatMap((each) => tighten(path.join(folder, each)));
}

/** Of one file. Where there are no modes, nothing is done. */
export function tighten(file: string): readonly string[] {
  if (process.platform === 'win32') return [];
  const before = statSync(file, { throwIfNoEntry: false });
  if (before === undefined || !before.isFile() || (before.mode & OTHERS) === 0) return [];
  const shown = (before.mode & 0o777).toString(8);
  try {
    chmodSync(file, PRIVATE_MODE);
  } catch {
    return [`${file} is open to other users (mode ${shown}), and belongs to somebody else, so it stays so: chmod 600 it`];
  }
  // Some file systems take the call and keep no modes.
  if (((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0) return [];
  return [`${file} was open to other users (mode ${shown}): it is the owner's alone now`];
}
