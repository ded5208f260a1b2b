import type { Failure } from './sqlite-protocol.ts';
import { messageOf } from '../runtime/errors.ts';

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const codes = { busy: 5, locked: 6, ioError: 10, corrupt: 11, full: 13, constraint: 19, notADatabase: 26 } as const;

/** An error of SQLite, as it comes over from the thread that met it. */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure';
  readonly errcode: number | undefined;
  readonly isReplaced: boolean;

  constructor({ message, errcode, replaced = false }: Omit<Failure, 'replaced'> & { readonly replaced?: boolean }) {
    super(message);
    this.errcode = errcode;
    this.isReplaced = replaced;
  }
}

/** Thrown in the thread when the path leads to another file than the one that is open. */
export class ReplacedFile extends Error {}

/** The copy of an error for another thread; an error loses its code on the way. */
export function describeFailure(error: unknown): Failure {
  const message = messageOf(error);
  if (error instanceof ReplacedFile) return { message: 'The file of the database was replaced or removed.', replaced: true };
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? { message, errcode: error.errcode }
    : { message };
}

/** The meaning of a failure to an operator. */
export type FailureKind = 'busy' | 'full' | 'damaged' | 'replaced' | 'refused' | 'other';

export function kindOfFailure(error: unknown): FailureKind {
  if (error instanceof SqliteFailure && error.isReplaced) return 'replaced';
  switch (primaryCodeOf(error)) {
    case codes.busy:
    case codes.locked:
      return 'busy';
    case codes.full:
    case codes.ioError:
      return 'full';
    case codes.corrupt:
    case codes.notADatabase:
      return 'damaged';
    // The database works: it is the row that it does not want.
    case codes.constraint:
      return 'refused';
    default:
      return 'other';
  }
}

function primaryCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}
