import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { NewsdeskError } from '../runtime/errors.ts';

/**
 * Reads `.env` of the working directory into the environment, where there is one; what the environment has already wins.
 *
 * @throws NewsdeskError `config.envFile` when it is there and cannot be read.
 */
export function loadEnvFile(): void {
  // Not `process.loadEnvFile`, which takes every file that it cannot open for one that is not there.
  for (const [name, value] of Object.entries(parseEnv(readEnvFile(resolve('.env'))))) process.env[name] ??= value;
}

function readEnvFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new NewsdeskError(`The settings in ${path} cannot be read: ${reasons[code ?? ''] ?? message}.`, {
      code: 'config.envFile',
      fix: 'Make it a file that the user who runs Newsdesk may read, or move it away to run with the environment alone.',
      cause,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user is not permitted to read it (EACCES)',
  EPERM: 'this user is not permitted to read it (EPERM)',
  EISDIR: 'it is a directory (EISDIR)',
};
