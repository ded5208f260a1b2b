import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import type { RightsTable } from '../../src/config/rights-schema.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import type { Interaction } from '../../src/sandbox/slack/people/interaction.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import type { SlackView } from '../../src/sandbox/slack/state/view-book.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { defaultTransport, startHttpDoor, type Transport } from './over-http.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { sharedParser } from '../sources/shared-parser.ts';

/** The whole program over the wire on both local platforms, with content that a test may write to. */
export interface AnnouncementStage {
  readonly content: string;
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  readonly storage: Storage;
  readonly app: App;
  readonly log: readonly string[];
  /** Somebody who may manage channels, and the channel that is used. */
  readonly manager: { readonly discord: Where; readonly slack: Where };
  save(slug: string, text: string, extra?: string): Promise<void>;
  /** Types a command with its subcommand, as on Discord; `options` are its fields. */
  onDiscord(command: string, options?: Readonly<Record<string, string | boolean>>, where?: Partial<Where>): Promise<InteractionAnswer>;
  onSlack(command: string, text?: string, where?: Partial<Where>): Promise<Interaction>;
  /** The form that opens for somebody on Slack. */
  view(userId?: string): Promise<SlackView>;
  /** Messages of everybody's in a channel, as JSON. */
  posts(channelId?: string): readonly string[];
  slackPosts(channelId?: string): readonly string[];
  until<T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>>;
  /** Another process on the same database and the same platforms. Ends with the stage, if nobody ends it before. */
  startReplica(): Promise<App>;
  stop(): Promise<void>;
}

export interface Where {
  readonly userId: string;
  readonly channelId: string;
}

export interface StageOptions {
  readonly discord?: Parameters<typeof createDiscordSandbox>[0];
  readonly transport?: Transport;
  /** The table of rights, by the ids of the local platforms. */
  readonly rights?: (discord: DiscordSandbox, slack: SlackSandbox) => RightsTable;
  /** More lines of `publication.yaml`. */
  readonly publication?: (discord: DiscordSandbox) => string;
  /** The operator's own: `#general` on both, as ANNOUNCE_DISCORD_CHANNELS and ANNOUNCE_SLACK_CHANNELS name it. */
  readonly configured?: boolean;
  /** Channels that ANNOUNCE_SLACK_CHANNELS names instead. */
  readonly slackChannels?: readonly string[];
}

export async function startAnnouncementStage(options: StageOptions = {}): Promise<AnnouncementStage> {
  const content = await mkdtemp(join(tmpdir(), 'newsdesk-content-'));
  await cp('content', content, { recursive: true });
  const [discord, slack, storage] = await Promise.all([createDiscordSandbox(options.discord), createSlackSandbox(), openMemory()]);
  if (options.publication) await appendFile(join(content, 'publication.yaml'), options.publication(discord));
  const log: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void log.push(line) }, format: 'json' });
  const config = {
    discord: {
      token: new Secret(discord.token),
      apiUrl: discord.apiUrl,
      ...(options.configured ? { announceChannels: [discord.channelId('general')] } : {}),
    },
    slack: {
      botToken: new Secret(slack.botToken),
      appToken: new Secret(slack.appToken),
      apiUrl: slack.apiUrl,
      ...(options.configured ? { announceChannels: options.slackChannels ?? ['C0GENERAL1'] } : {}),
    },
  };
  const { transport = defaultTransport } = options;
  const door = transport === 'http' ? await startHttpDoor({ discord, slack, config }, logger) : undefined;
  const start = (metrics = createMetrics()): Promise<App> =>
    startApp({
      config: door?.config ?? config,
      rights: options.rights?.(discord, slack),
      source: createDirectorySource(content, { clock: systemClock, parser: sharedParser }),
      clock: systemClock,
      logger,
      events: {
        answers: createAppEvents(logger, metrics),
        announcements: createAnnouncementEvents(logger, metrics),
        onFatal: (error) => void log.push(`FATAL ${error.message}`),
        ...(door && { onStarting: door.open }),
      },
      state: { storage, doubtSettleMs: 300 },
    });
  const app = await start();
  await door?.save();
  const replicas: App[] = [];
  const manager = {
    discord: { userId: discord.userId('grace'), channelId: discord.channelId('general') },
    slack: { userId: 'U0ADMIN001', channelId: 'C0GENERAL1' },
  };

  async function until<T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>> {
    const end = performance.now() + 60_000;
    for (;;) {
      const found = await find();
      if (found) return found;
      if (performance.now() > end) {
        const troubles = log.filter((line) => /"level":"(?:error|warn)"/u.test(line));
        throw new Error(`It never came to be: ${what}\n${troubles.join('')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    content,
    discord,
    slack,
    storage,
    app,
    log,
    manager,
    until,
    save: (slug, text, extra = '') =>
      writeFile(
        join(content, `${slug}.md`),
        `---\ntitle: ${slug} title\ntopics: [power]\n${extra}---\n\nThe lede of ${slug}.\n\n## Details\n\n${text}\n`,
      ),
    onDiscord: (command, fields = {}, where = {}) => discord.slash({ ...manager.discord, ...where, command, options: fields }),
    onSlack: (command, text = '', where = {}) => slack.slash({ ...manager.slack, ...where, command: `/${command}`, text }),
    view: (userId = manager.slack.userId) => until('the form', () => slack.views(userId).at(-1)),
    posts: (channelId = manager.discord.channelId) =>
      discord
        .messages(channelId)
        .filter(({ ephemeralFor }) => ephemeralFor === undefined)
        .map(({ payload }) => JSON.stringify(payload)),
    slackPosts: (channelId = manager.slack.channelId) =>
      slack
        .messages(channelId)
        .filter(({ visibleTo }) => visibleTo === undefined)
        .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`),
    async startReplica() {
      const replica = await start();
      replicas.push(replica);
      return replica;
    },
    async stop() {
      await Promise.all([app, ...replicas].map((each) => each.stop()));
      await door?.close();
      await storage.close();
      await discord.close();
      await slack.close();
      await rm(content, { recursive: true, force: true });
    },
  };
}

/** The id of the first button, or option of a menu, whose label fits. */
export function buttonOn(payload: unknown, label: RegExp): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { label: own, text, custom_id, action_id } = value as Record<string, unknown>;
      const name = own ?? (typeof text === 'object' && text !== null ? (text as { text?: unknown }).text : undefined);
      const id = custom_id ?? action_id;
      if (typeof name === 'string' && label.test(name) && typeof id === 'string') found.push(id);
      Object.values(value).forEach(walk);
    }
  };
  walk(payload);
  if (found[0] === undefined) throw new Error(`There is no button ${String(label)}:\n${JSON.stringify(payload)}`);
  return found[0];
}
