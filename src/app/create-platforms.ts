import { randomUUID } from 'node:crypto';
import { commands } from '../../commands/index.ts';
import type { AppEvents } from './app-events.ts';
import type { Dispatch } from '../command/command.ts';
import type { Config, DiscordConfig } from '../config/config.ts';
import type { DiscordOptions } from '../platform/discord/discord-platform.ts';
import { createInstallationKeeper } from '../platform/discord/installation-keeper.ts';
import { createHeardOnce } from '../platform/heard-once.ts';
import { type Platform, TooLateError } from '../platform/platform.ts';
import type { SlackWorkspaces } from '../platform/slack/workspaces/slack-workspaces.ts';
import type { LostPart } from '../platform/send-plainer.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Standings } from './standings.ts';

export interface PlatformParts {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: AppEvents;
  readonly dispatch: Dispatch;
  readonly standings: Standings;
  /** Without it this process takes itself to be the only one. */
  readonly storage: Storage | undefined;
  /** Set if Slack is configured for many workspaces. */
  readonly workspaces: SlackWorkspaces | undefined;
}

/** discord.js and Bolt are read only when their platform is configured: they are most of the time it takes to start. */
export async function createPlatforms(options: PlatformParts): Promise<readonly Platform[]> {
  const { config, dispatch, clock, logger, events, standings, storage, workspaces } = options;
  const shared = (name: Platform['name']) => ({
    commands,
    dispatch,
    clock,
    logger: logger.child({ platform: name }),
    onAnswered: (what: string) => events.answered(name, what),
    onUndelivered: (cause: unknown, what: string) =>
      cause instanceof TooLateError ? events.tooLate(name, what) : events.undelivered(name, what, cause),
    onLeftOut: (lost: readonly LostPart[]) => events.leftOut(name, lost),
    onDropped: (what: string, cause?: unknown) => events.dropped(name, what, cause),
    // Whether any platform is left is for the standings to say.
    onFatal: () => {},
    ...(standings[name] && { standing: standings[name] }),
  });
  const [discord, slack] = await Promise.all([
    config.discord &&
      createDiscord(config.discord, { ...shared('discord'), ...sharingOf(storage), ...keeperOf(options), onShards: events.shards }),
    config.slack?.botToken && import('../platform/slack/slack-platform.ts'),
  ]);
  const platforms: Platform[] = [];
  if (discord) platforms.push(discord);
  if (config.slack) {
    const { botToken, appToken, signingSecret, apiUrl } = config.slack;
    const wayIn = appToken === undefined ? { signingSecret: signingSecret.reveal() } : { appToken: appToken.reveal() };
    // Of several processes each may be told of a copy.
    const heard = storage === undefined || storage.soleOwner ? undefined : createHeardOnce(storage.hurried().effects, clock);
    const given = { ...shared('slack'), ...wayIn, apiUrl, heard };
    if (workspaces) platforms.push(workspaces.createPlatform(given));
    else if (slack && botToken) platforms.push(slack.createSlackPlatform({ ...given, botToken: botToken.reveal() }));
  }
  return platforms;
}

/** With a public key Discord sends to the bot; else the bot connects to Discord. */
async function createDiscord(config: DiscordConfig, shared: Omit<DiscordOptions, 'token' | 'apiUrl'>): Promise<Platform> {
  const options = { ...config, ...shared, token: config.token.reveal() };
  const { publicKey } = config;
  if (publicKey === undefined) return (await import('../platform/discord/discord-platform.ts')).createDiscordPlatform(options);
  return (await import('../platform/discord/receiver/http-platform.ts')).createDiscordHttpPlatform({ ...options, publicKey });
}

/** Servers and people that take the app out are forgotten in time. */
function keeperOf({ storage, logger }: PlatformParts): Pick<DiscordOptions, 'keeper'> {
  if (storage === undefined) return {};
  const onRemoved = (): void =>
    logger.info({ platform: 'discord' }, 'the app was taken out of a server or an account: nothing is sent there');
  return { keeper: createInstallationKeeper({ ...storage, onRemoved }) };
}

function sharingOf(storage: Storage | undefined): Pick<DiscordOptions, 'sharing'> {
  if (storage === undefined) return {};
  const { shards, processes } = storage.hurried();
  return { sharing: { shards, processes, owner: randomUUID(), isSole: storage.soleOwner } };
}
