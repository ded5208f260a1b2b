import { NewsdeskError } from '../../runtime/errors.ts';

/** A token that is not the one that was asked for, or is refused: another may be pasted. */
export function tokenFault(what: string, fix: string): NewsdeskError {
  return new NewsdeskError(what, { code: 'connect.token', fix });
}

export function isTokenFault(error: unknown): error is NewsdeskError {
  return error instanceof NewsdeskError && error.code === 'connect.token';
}
