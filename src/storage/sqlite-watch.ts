import { type NewsdeskError, messageOf } from '../runtime/errors.ts';
import { kindOfFailure } from './sqlite-failure.ts';
import type { Channel, Examination } from './sqlite-protocol.ts';
import { damagedDatabase, replacedDatabase, steppedBackDatabase } from './storage-errors.ts';

/** Knows how the last use of the database ended, and what it means for the next. */
export interface SqliteWatch {
  /** @throws {NewsdeskError} when nothing may be written any more: what is written to a damaged file is lost, and sent again. */
  admit(channel: Channel): void;
  succeeded(channel: Channel, generation: number | undefined): void;
  /** Returns the error to throw. */
  failed(error: unknown): unknown;
  /** A lock has been waited for since `waitedMs`. Returns the error to throw, when it is time to. */
  waits(waitedMs: number, error: unknown): unknown;
  examined(found: Examination, knownBefore: number | undefined): void;
  /** For how long another process has locked the file, in ms, once that is worth telling; undefined if it has not, as far as is known. */
  readonly lockedForMs: number | undefined;
  /** The highest number that a commit of this process has made. */
  readonly generation: number | undefined;
  /** One sentence while there is trouble, and whether only a new start can end it. */
  readonly trouble: { readonly text: string; readonly isLasting: boolean } | undefined;
}

/** A lock that is held for so long, in ms, is told; shorter ones are everyday. */
const WORTH_TELLING_MS = 1_000;

export function createSqliteWatch(path: string, onRoom: () => void): SqliteWatch {
  let trouble: string | undefined;
  let lockedForMs: number | undefined;
  /** A fault that only a new start can end. */
  let lasting: NewsdeskError | undefined;
  let generation: number | undefined;
  let isFull = false;

  function failed(error: unknown): unknown {
    lockedForMs = undefined;
    switch (kindOfFailure(error)) {
      case 'damaged':
        lasting ??= damagedDatabase(path, messageOf(error), error);
        return lasting;
      case 'replaced': {
        const replaced = replacedDatabase(path);
        trouble = replaced.message;
        return replaced;
      }
      case 'full':
        isFull = true;
        trouble = 'The disk is full: nothing new is sent until there is room';
        return error;
      case 'refused':
        return error;
      default:
        trouble = messageOf(error);
        return error;
    }
  }

  return {
    admit(channel) {
      if (channel === 'write' && lasting !== undefined) throw lasting;
    },
    succeeded(channel, made) {
      if (made !== undefined) generation = made;
      // Reading goes on beside most troubles, so it proves nothing.
      if (channel !== 'write') return;
      trouble = undefined;
      lockedForMs = undefined;
      if (isFull) onRoom();
      isFull = false;
    },
    failed,
    waits(waitedMs, error) {
      if (waitedMs < WORTH_TELLING_MS) return error;
      trouble = 'The database is locked by another process: what has to be written waits';
      // Another one has waited for the same lock before, if nothing was written since.
      lockedForMs = Math.max(lockedForMs ?? 0, waitedMs);
      return error;
    },
    examined({ damage, generation: found }, knownBefore) {
      if (damage !== undefined) lasting ??= damagedDatabase(path, damage);
      else if (knownBefore !== undefined && (found ?? 0) < knownBefore) lasting ??= steppedBackDatabase(path);
    },
    get lockedForMs() {
      return lockedForMs;
    },
    get generation() {
      return generation;
    },
    get trouble() {
      if (lasting !== undefined) return { text: `${lasting.message} ${lasting.fix ?? ''}`.trim(), isLasting: true };
      return trouble === undefined ? undefined : { text: trouble, isLasting: false };
    },
  };
}
