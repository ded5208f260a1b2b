import { chmod, readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import { writeWhole } from '../../sources/replace-file.ts';
import { setEnvValues } from './set-env-values.ts';

/** Readable and writable by its owner alone: the file holds tokens. */
const envFileMode = 0o600;
const othersMode = 0o077;

/**
 * Writes tokens into `.env`, which gets the mode 0600. Every other line is kept. A dry run tells and writes nothing.
 *
 * @returns `same` if the file has all of this already.
 * @throws NewsdeskError `connect.envFile` if the file cannot be read, changed or written; it is as it was then.
 */
export async function saveTokens(
  path: string,
  tokens: Readonly<Record<string, string>>,
  { dryRun = false } = {},
): Promise<'changed' | 'same'> {
  try {
    const file = await followLink(path);
    const text = file === undefined ? '' : await readFile(file, 'utf8');
    const changed = setEnvValues(text, tokens);
    // A value over several lines may hold a line that looks like an assignment.
    if (!isDeepStrictEqual({ ...parseEnv(changed) }, { ...parseEnv(text), ...tokens }))
      throw new Error('its lines cannot be told apart from those of a value over several lines');
    const isOpen = file !== undefined && ((await stat(file)).mode & othersMode) !== 0;
    if (changed === text && !isOpen) return 'same';
    if (dryRun) return 'changed';
    if (changed === text && file !== undefined) await chmod(file, envFileMode);
    else await writeWhole(file ?? resolve(path), changed);
    return 'changed';
  } catch (cause) {
    throw describeFileFault(path, cause);
  }
}

/** The values that `.env` has; none if there is no such file. @throws NewsdeskError `connect.envFile` if it cannot be read. */
export async function readSaved(path: string): Promise<Readonly<Record<string, string | undefined>>> {
  try {
    const file = await followLink(path);
    return file === undefined ? {} : parseEnv(await readFile(file, 'utf8'));
  } catch (cause) {
    throw describeFileFault(path, cause);
  }
}

function describeFileFault(path: string, cause: unknown): NewsdeskError {
  return new NewsdeskError(`The token cannot be kept in ${path}: ${messageOf(cause)}.`, {
    code: 'connect.envFile',
    fix: 'Let this user read and write that file and its folder, or set the token in it by hand.',
    cause,
  });
}

/** The file itself, so that a symbolic link to it stays; undefined if there is none yet. */
async function followLink(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
