import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The number of writes that a database has seen is kept twice: in the database, and in a small file beside it. A copy that was put back
 * has the smaller number: then more was posted than it knows of.
 */
export interface Generation {
  /** Names the database; a copy of it has the same name. */
  readonly databaseId: string;
  readonly number: number;
}

/** Rows of `meta` that belong to this one file: a backup does not carry them elsewhere. */
export const fileMeta = { id: 'storage.id', generation: 'storage.generation' } as const;

export const FILE_META_PREFIX = 'storage.';

/** Digits of the number: the line keeps its length, so that writing it is one small write in place. */
const DIGITS = 15;

export function markPath(databasePath: string): string {
  return `${databasePath}.mark`;
}

/** Undefined when there is none, or none that can be read. */
export function readMark(path: string): Generation | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const [, databaseId, digits] = /^([\w-]{36}) (\d{15})\n$/u.exec(text) ?? [];
  return databaseId === undefined ? undefined : { databaseId, number: Number(digits) };
}

export interface MarkWriter {
  /** The mark never goes back: another process may have written a higher one. False when it cannot be written. */
  raise(generation: Generation): boolean;
}

/**
 * Writes without waiting for the disk: the end of this process loses nothing, and after a power cut the mark is at worst the lower one,
 * which alarms nobody. A mark that cannot be written is left: it must not keep back what it is there to protect.
 */
export function createMarkWriter(path: string): MarkWriter {
  let raised: Generation | undefined;
  return {
    raise(generation) {
      const known = raised ?? readMark(path);
      if (known?.databaseId === generation.databaseId && known.number >= generation.number) return true;
      raised = generation;
      return writeMark(path, generation);
    },
  };
}

function writeMark(path: string, { databaseId, number }: Generation): boolean {
  const line = `${databaseId} ${String(number).padStart(DIGITS, '0')}\n`;
  try {
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      writeSync(file, line, 0);
      ftruncateSync(file, Buffer.byteLength(line));
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
}

/** More writes than can be made between two looks at the file. */
const LEAP = 1_000_000;

/**
 * Puts the mark far ahead, when a file turns out to be mixed with another: whatever generation the next start finds in it, everything is
 * looked for before it is posted.
 */
export function doubtMark(databasePath: string): void {
  const path = markPath(databasePath);
  const known = readMark(path);
  if (known !== undefined) createMarkWriter(path).raise({ ...known, number: known.number + LEAP });
}
