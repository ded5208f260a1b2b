import { DatabaseSync } from 'node:sqlite';
import { NewsdeskError } from '../runtime/errors.ts';
import { createPrivately } from './file-modes.ts';
import { unwritable } from './storage-errors.ts';

/** SQLite's code for a lock that somebody else holds. */
const BUSY = 5;

/** An open exclusive transaction on a file beside the database: a lock that cannot be left behind. */
export function takeLock(path: string): DatabaseSync {
  createPrivately(`${path}.lock`);
  const lock = openLockFile(`${path}.lock`);
  try {
    // A file that may only be read is locked for nobody else; the write in the transaction shows it.
    lock.exec('pragma busy_timeout = 500; begin exclusive; pragma user_version = 1');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY)) throw unwritable(`${path}.lock`, cause);
    throw new NewsdeskError(`Another Newsdesk is running on ${path}.`, {
      code: 'storage.inUse',
      fix: 'Stop it first, give this one its own database, or let several share one PostgreSQL (DATABASE_URL=postgres://...).',
      cause,
    });
  }
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
