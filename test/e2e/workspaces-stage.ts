import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, type AppParts, startApp } from '../../src/app/app.ts';
import { addWebRoutes } from '../../src/cli/web-routes.ts';
import { type Config, loadConfig } from '../../src/config/config.ts';
import type { RightsTable } from '../../src/config/rights-schema.ts';
import { inboundPaths, installPaths } from '../../src/platform/inbound-paths.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createHealthRoutes } from '../../src/runtime/health.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import { createLogger, type Logger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { defaultTeam, type EnterpriseSeed, type TeamSeed } from '../../src/sandbox/slack/seed.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import type { Transport } from './over-http.ts';
import { sharedParser } from '../sources/shared-parser.ts';

/** Another workspace, whose people and channels have ids of their own. */
export const otherTeam: TeamSeed = {
  id: 'T0OTHERS01',
  name: 'Other <Gazette>',
  domain: 'other-gazette',
  botToken: 'unused',
  botUserId: 'U0BOT00002',
  botName: 'newsdesk',
  users: [{ id: 'U0OTHER001', name: 'olga', isAdmin: true, locale: 'en-US' }],
  channels: [{ id: 'C0OTHERS01', name: 'general' }],
  usergroups: [],
};

export const ada = { userId: 'U0ADMIN001', channelId: 'C0GENERAL1' };
export const olga = { userId: 'U0OTHER001', channelId: 'C0OTHERS01' };

/** The whole program for many workspaces, over HTTP, and people who install it with a browser. */
export interface WorkspacesStage {
  readonly slack: SlackSandbox;
  readonly storage: Storage;
  readonly app: App;
  readonly url: string;
  readonly log: readonly string[];
  /** Goes the way of a browser that keeps cookies: the page at its end. */
  install(userId: string, how?: { readonly forOrganization: boolean }): Promise<{ readonly status: number; readonly page: string }>;
  save(slug: string): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkspacesOptions {
  readonly transport?: Transport;
  /** Both workspaces belong to this organization. */
  readonly enterprise?: EnterpriseSeed;
  readonly rights?: RightsTable;
}

export async function startWorkspacesStage({ transport = 'http', enterprise, rights }: WorkspacesOptions = {}): Promise<WorkspacesStage> {
  const content = await mkdtemp(join(tmpdir(), 'newsdesk-workspaces-'));
  await cp('content', content, { recursive: true });
  const [server, storage] = await Promise.all([openServer(), openMemory()]);
  const member = enterprise === undefined ? {} : { enterprise };
  const slack = await createSlackSandbox({
    teams: [
      { ...defaultTeam, ...member },
      { ...otherTeam, ...member },
    ],
    oauth: { clientId: '1.2', clientSecret: 'client-secret', redirectUrls: [server.url + installPaths.redirect], rotatesTokens: false },
  });
  const config = loadConfig({
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    ...(transport === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: server.url,
    ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
  });
  const log: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line) => void log.push(line) },
    format: 'json',
    secrets: config.secrets,
  });
  const metrics = createMetrics();
  const app = await startApp({
    config,
    rights,
    source: createDirectorySource(content, { clock: systemClock, parser: sharedParser, settleMs: 50 }),
    clock: systemClock,
    logger,
    events: {
      answers: createAppEvents(logger, metrics),
      announcements: createAnnouncementEvents(logger, metrics),
      onFatal: (error) => void log.push(`FATAL ${error.message}`),
      onStarting: (parts) => server.open(config, logger, parts),
    },
    state: { storage },
  });
  if (transport === 'http') await slack.setRequestUrl(server.url + inboundPaths.slack);
  return {
    slack,
    storage,
    app,
    url: server.url,
    log,
    async install(userId, how) {
      const begun = await fetch(server.url + installPaths.begin, { redirect: 'manual' });
      const allowed = slack.consent({ url: begun.headers.get('location') ?? '', userId, ...how });
      if (allowed.kind === 'refused') throw new Error(`Slack refused: ${allowed.error}`);
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const ended = await fetch(allowed.location, { headers: { cookie } });
      return { status: ended.status, page: await ended.text() };
    },
    async save(slug) {
      const date = new Date(Date.now() - 60_000).toISOString();
      await writeFile(join(content, `${slug}.md`), `---\ntitle: About ${slug}\ndate: ${date}\n---\n\nWhat is new about ${slug}.\n`);
    },
    async stop() {
      await app.stop();
      await server.close();
      await slack.close();
      await storage.close();
      await rm(content, { recursive: true, force: true });
    },
  };
}

/** The address is needed before there is anything to open; routes can be added until the first request. */
async function openServer() {
  const metrics = createMetrics();
  const routes = createHealthRoutes({ checks: [], clock: systemClock, metrics });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  return {
    url: server.url,
    open(config: Config, logger: Logger, parts: AppParts) {
      addWebRoutes(routes, { config, sources: undefined, logger, metrics, parts: { parts } });
    },
    close: server.close,
  };
}
