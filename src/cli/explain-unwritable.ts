import { NewsdeskError } from '../runtime/errors.ts';

/** The answers of a system to a file in a wrong place, without rights or without room: faults of the command, and none of Newsdesk. */
const refusals: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'EROFS', 'ENOSPC', 'EDQUOT']);

/** The code of such an answer; undefined for any other error. */
export function refusalOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return refusals.has(code) ? code : undefined;
}

/** An error of a file that a command was to write, in the words of an operator; any other error as it is. */
export function explainUnwritable(error: unknown, path: string): unknown {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  return new NewsdeskError(`The file ${path} cannot be written: ${refusal}.`, {
    code: 'file.unwritable',
    fix: 'Run the command in a folder, or name a file in one, that is there, has room, and where this user may write.',
    cause: error,
  });
}
