import { type Destination, destinationOf } from '../../src/subscription/subscription.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';

/** A platform with many channels, as R9 looks at both of them. */
export interface Stage {
  readonly destinations: readonly Destination[];
  readonly publisher: Publisher;
  /** As another process has it. */
  createPublisher(): Publisher;
  /** The channel is gone, or the bot may not post there any more. */
  close(index: number): void;
  forbid(index: number): void;
  revokeToken(): void;
  posted(): number;
  /** Requests to post, by what became of them. */
  counts(): { readonly limited: number; readonly refused: number; readonly unauthorized: number; readonly posts: number };
  end(): Promise<void>;
}

export interface StageOptions {
  readonly channels: number;
  readonly rateLimits: 'real' | 'off';
  readonly clock: Clock;
  readonly timeoutMs: number;
}

export const stages: Readonly<Record<'discord' | 'slack', (options: StageOptions) => Promise<Stage>>> = {
  discord: openDiscord,
  slack: openSlack,
};

async function openDiscord({ channels, rateLimits, clock, timeoutMs }: StageOptions): Promise<Stage> {
  const names = Array.from({ length: channels }, (_, index) => ({ name: `news-${index}` }));
  const discord = await createDiscordSandbox({ clock, rateLimits, guilds: [{ name: 'Gazette', channels: names }] });
  const ids = names.map(({ name }) => discord.channelId(name));
  const createPublisher = () => createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl, timeoutMs });
  const posts = () => discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  return {
    destinations: ids.map((id) => destinationOf('discord', discord.guildId, 'channel', id)),
    publisher: createPublisher(),
    createPublisher,
    close: (index) => discord.deleteChannel(ids[index] ?? ''),
    forbid: (index) => discord.removePermission(ids[index] ?? '', 'SendMessages'),
    revokeToken: () => discord.revokeToken(),
    posted: () => discord.posted.length,
    counts: () => ({
      limited: discord.requests.filter(({ status }) => status === 429).length,
      refused: posts().filter(({ status }) => status === 403 || status === 404).length,
      unauthorized: discord.requests.filter(({ status }) => status === 401).length,
      posts: posts().length,
    }),
    end: () => discord.close(),
  };
}

async function openSlack({ channels, rateLimits, clock, timeoutMs }: StageOptions): Promise<Stage> {
  const seeds = Array.from({ length: channels }, (_, index) => ({ id: `C${String(index).padStart(9, '0')}`, name: `news-${index}` }));
  const slack = await createSlackSandbox({ clock, rateLimits, teams: [{ ...defaultTeam, channels: seeds }], logCapacity: 100_000 });
  const createPublisher = () => createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs });
  const posts = () => slack.requests('chat.postMessage');
  return {
    destinations: seeds.map(({ id }) => destinationOf('slack', slack.teamId, 'channel', id)),
    publisher: createPublisher(),
    createPublisher,
    close: (index) => slack.admin.deleteChannel(seeds[index]?.id ?? ''),
    forbid: (index) => slack.admin.removeBot(seeds[index]?.id ?? ''),
    revokeToken: () => slack.admin.revokeToken(slack.botToken),
    posted: () => posts().filter(({ status, error }) => status === 200 && error === undefined).length,
    counts: () => ({
      limited: slack.requests().filter(({ status }) => status === 429).length,
      refused: posts().filter(({ error }) => error === 'not_in_channel' || error === 'channel_not_found').length,
      unauthorized: slack.requests().filter(({ error }) => error === 'token_revoked').length,
      posts: posts().length,
    }),
    end: () => slack.close(),
  };
}
