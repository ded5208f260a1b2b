import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { type LocalPlatforms, startLocalPlatforms } from '../../src/cli/local-platforms.ts';
import { openPage } from '../../src/cli/page/open-page.ts';
import { startTrial } from '../../src/cli/page/start-trial.ts';
import { describeSources } from '../../src/cli/sources/describe-sources.ts';
import type { SourceList } from '../../src/config/newsdesk-file.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { openPageClient, type PageClient } from './page-client.ts';

/** The page over the whole program, in this process: what `npm start` brings up, without its process. */
export interface OpenTrial {
  readonly local: LocalPlatforms;
  readonly dir: string;
  /** `http://127.0.0.1:1234/page/` */
  readonly link: string;
  readonly log: readonly string[];
  visit(): Promise<PageClient>;
  close(): Promise<void>;
}

export interface OpenTrialOptions {
  readonly dir: string;
  readonly showing?: string;
  /** Sources that the page lists; the directory alone unless given. */
  readonly list?: SourceList;
  /** The directory of their records. */
  readonly root?: string;
}

/** All articles are there at first, on a machine that is busy with other tests too, in ms. */
const BUSY_MS = 60_000;

export async function openTrial({ dir, showing, list, root = '' }: OpenTrialOptions): Promise<OpenTrial> {
  const local = await startLocalPlatforms();
  const log: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) }, format: 'json' });
  let port = 0;
  const previewed = showing === undefined ? undefined : { dir, file: showing };
  const sources = () => describeSources(list, { root, dir });
  const page = openPage({ local, secrets: [], dir, logger, address: () => ({ host: '127.0.0.1', port }), sources, previewed });
  const routes = new Hono();
  routes.route('/', page.routes);
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  ({ port } = server);
  const trial = await startTrial({
    local,
    page,
    dir,
    settleMs: 100,
    patienceMs: BUSY_MS,
    logger,
    ...(showing === undefined ? {} : { showing }),
  });
  const link = page.link(server);
  const clients: PageClient[] = [];
  return {
    local,
    dir,
    link,
    log,
    async visit() {
      const client = await openPageClient(link);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.leave();
      await trial.stop();
      page.close();
      await server.close();
      await local.close();
    },
  };
}

/** An empty content directory, and how to take it away. */
export async function makeContentDir(): Promise<{ readonly dir: string; readonly remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'newsdesk-page-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
