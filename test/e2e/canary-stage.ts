import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import { createSidePanels } from '../../src/cli/page/create-side-panels.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { createIndexFiles } from '../../src/storage/index-files.ts';
import { defaultTransport, startHttpDoor } from './over-http.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { sharedParser } from '../sources/shared-parser.ts';

/** The whole program with a database and an index in files, and everything that leaves it on record. */
export interface CanaryStage {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  save(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** The words that a platform showed somebody; they count as output of the process. */
  note(what: unknown): void;
  restart(): Promise<void>;
  backup(): Promise<void>;
  /** Everything that left the process so far: requests, answers, log, metrics, the page; and what lies in its files. */
  everything(): Promise<string>;
  /** Forgets what left so far. */
  forget(): void;
  until<T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>>;
  stop(): Promise<void>;
}

export async function startCanaryStage(files: Readonly<Record<string, string>>): Promise<CanaryStage> {
  const root = await mkdtemp(join(tmpdir(), 'newsdesk-canary-'));
  const [content, data] = [join(root, 'content'), join(root, 'data')];
  await Promise.all([mkdir(content), mkdir(data)]);
  const save = (name: string, text: string): Promise<void> => writeFile(join(content, name), text);
  await Promise.all(Object.entries(files).map(([name, text]) => save(name, text)));
  const [discord, slack] = await Promise.all([createDiscordSandbox(), createSlackSandbox()]);
  const left: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void left.push(line) }, format: 'json' });
  const metrics = createMetrics();
  const [events, announcementEvents] = [createAppEvents(logger, metrics), createAnnouncementEvents(logger, metrics)];
  const database = join(data, 'newsdesk.db');
  const storage = await openSqlite(database, { exclusive: true });
  const newsroom = createSidePanels({ dir: content, clock: systemClock, sources: async () => [] });
  newsroom.watched(true);
  newsroom.subscribe((event) => void left.push(JSON.stringify(event)));
  discord.subscribe((event) => {
    if (event.kind === 'request') left.push(JSON.stringify([event.entry.path, event.entry.body]));
  });
  slack.events.on('request', ({ method, args }) => void left.push(JSON.stringify([method, args])));

  const config = {
    discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl },
    slack: { botToken: new Secret(slack.botToken), appToken: new Secret(slack.appToken), apiUrl: slack.apiUrl },
  };
  const door = defaultTransport === 'http' ? await startHttpDoor({ discord, slack, config }, logger) : undefined;
  const start = (): Promise<App> =>
    startApp({
      config: door?.config ?? config,
      source: createDirectorySource(content, { clock: systemClock, parser: sharedParser, settleMs: 60 }),
      clock: systemClock,
      logger,
      events: {
        answers: events,
        announcements: announcementEvents,
        onServed: newsroom.serve,
        onFatal: (error) => void left.push(`FATAL ${error.message}`),
        ...(door && { onStarting: door.open }),
      },
      state: { storage, indexStore: createIndexFiles(database) },
    });
  let app = await start();
  await door?.save();

  async function filesOf(directory: string): Promise<readonly string[]> {
    const names = await readdir(directory);
    return Promise.all(names.map((name) => readFile(join(directory, name), 'latin1').catch(() => '')));
  }

  return {
    discord,
    slack,
    save,
    remove: (name) => rm(join(content, name)),
    note: (what) => void left.push(JSON.stringify(what)),
    async restart() {
      await app.stop();
      app = await start();
    },
    async backup() {
      for await (const line of storage.archive.dump(Date.now())) left.push(line);
    },
    async everything() {
      left.push(await metrics.expose(), JSON.stringify([newsroom.content(), newsroom.starters()]));
      return [...left, ...(await filesOf(data))].join('\n');
    },
    forget: () => void left.splice(0),
    async until(what, find) {
      const end = performance.now() + 60_000;
      for (;;) {
        const found = await find();
        if (found) return found;
        if (performance.now() > end)
          throw new Error(`It never came to be: ${what}\n${left.filter((line) => /"level":"(?:error|warn)"/u.test(line)).join('')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      await app.stop();
      await door?.close();
      await storage.close();
      await Promise.all([discord.close(), slack.close()]);
      // The index may still be being saved.
      await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
