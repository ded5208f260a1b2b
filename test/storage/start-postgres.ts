import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { copyPrograms, findPostgres, type PostgresPrograms, program } from './postgres-programs.ts';

export interface TestPostgres extends AsyncDisposable {
  readonly port: number;
  /** An empty database of its own. */
  createDatabase(name: string): Promise<string>;
  /** Ends the server as its operator would and starts it again on the same data, after `downMs`. */
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'newsdesk';
/** The server's own words are read, so they must be in one language. */
const LOCALE = 'C';
const START_MS = 60_000;

const settings = [
  'max_connections=120',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  // Containers give /dev/shm 64 MB or less.
  'dynamic_shared_memory_type=mmap',
];

/**
 * Starts a real PostgreSQL server in a directory of its own, on a free port.
 *
 * @throws {Error} at once, with one sentence that says why and what to do, where none can be started.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(found.missing);
  const parent = await mkdtemp(join(found.temporary, 'newsdesk-postgres-'));
  // The server does not run as root: its user has to get through to the data.
  await chmod(parent, 0o755);
  const programs = found.needsCopy ? { ...found, root: copyPrograms(found, parent) } : found;
  const data = join(parent, 'data');
  await mkdir(data, { mode: 0o700 });
  if ('uid' in programs.user) await chown(data, programs.user.uid, programs.user.gid);
  const remove = (): Promise<void> => rm(parent, { recursive: true, force: true });
  try {
    await initialize(programs, parent, data);
    const port = await findFreePort();
    let server = await startServer(programs, data, port);
    const stop = async (): Promise<void> => {
      await stopServer(server);
      await remove();
    };
    return {
      port,
      async createDatabase(name) {
        const admin = new pg.Client(addressOf(port, 'postgres'));
        await admin.connect();
        await admin.query(`create database ${admin.escapeIdentifier(name)}`);
        await admin.end();
        return addressOf(port, name);
      },
      async restart(downMs) {
        await stopServer(server);
        await new Promise((resolve) => setTimeout(resolve, downMs));
        server = await startServer(programs, data, port);
      },
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function addressOf(port: number, database: string): string {
  return `postgres://${USER}:${USER}@127.0.0.1:${port}/${database}`;
}

async function initialize(programs: PostgresPrograms, parent: string, data: string): Promise<void> {
  const passwordFile = join(parent, 'password');
  await writeFile(passwordFile, `${USER}\n`, { mode: 0o644 });
  const given = ['--auth=password', `--username=${USER}`, `--pwfile=${passwordFile}`, `--locale=${LOCALE}`, '--encoding=UTF8', '--no-sync'];
  const child = run(programs, 'initdb', [`--pgdata=${data}`, ...given, '--set=dynamic_shared_memory_type=mmap']);
  const { code, said } = await ended(child);
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said}`);
}

async function startServer(programs: PostgresPrograms, data: string, port: number): Promise<ChildProcess> {
  const child = run(programs, 'postgres', ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]);
  const ready = new Promise<void>((resolve) => {
    child.stderr?.on('data', (text: Buffer) => {
      if (text.includes('ready to accept connections')) resolve();
    });
  });
  const gone = ended(child).then(({ code, said }) => Promise.reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  // A test that is ended takes its server along.
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('close', () => process.off('exit', killAtExit));
  await Promise.race([ready, gone]).finally(() => clearTimeout(timer));
  gone.catch(() => undefined);
  return child;
}

async function stopServer(child: ChildProcess): Promise<void> {
  const gone = ended(child);
  child.kill('SIGINT');
  await gone;
}

function run({ root, user }: PostgresPrograms, name: string, args: readonly string[]): ChildProcess {
  return spawn(join(root, 'bin', program(name)), args, {
    ...user,
    // It may not be allowed to be where the tests are.
    cwd: '/',
    env: { ...process.env, LC_ALL: LOCALE, LC_MESSAGES: LOCALE },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Of a program that cannot be started too: its error comes as an event, and ends the process when nobody listens. */
async function ended(child: ChildProcess): Promise<{ readonly code: number | string; readonly said: string }> {
  if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode ?? String(child.signalCode), said: '' };
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 'an error', said: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? String(signal), said }));
  });
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
  return address.port;
}
