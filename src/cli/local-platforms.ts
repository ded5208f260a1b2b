import { commands } from '../../commands/index.ts';
import type { AnyCommand } from '../command/command.ts';
import type { DiscordConfig } from '../config/config.ts';
import type { SlackConfig } from '../config/slack-config.ts';
import { createManifest } from '../platform/slack/manifest.ts';
import { Secret } from '../runtime/secret.ts';
import type { DiscordSandbox } from '../sandbox/discord/discord-sandbox.ts';
import { createDiscordSandbox } from '../sandbox/discord/create-discord-sandbox.ts';
import { defaultTeam } from '../sandbox/slack/seed.ts';
import { createSlackSandbox, type SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import type { TranscriptStyle } from '../sandbox/transcript.ts';
import type { ChatClient } from './chat-client.ts';
import { createDiscordChat } from './discord-chat.ts';
import { createSlackChat } from './slack-chat.ts';

/** A Discord and a Slack on this machine, and how to connect to them. */
export interface LocalPlatforms {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  readonly config: { readonly discord: DiscordConfig; readonly slack: SlackConfig };
  readonly secrets: readonly Secret[];
  clients(commands: readonly AnyCommand<never>[], style: TranscriptStyle): readonly ChatClient[];
  close(): Promise<void>;
}

/** The bot's name on both platforms. */
const botName = 'Newsdesk';

/** A local Slack tells the bot of links of these domains. */
export async function startLocalPlatforms(domains: readonly string[] = []): Promise<LocalPlatforms> {
  const [discord, slack] = await Promise.all([
    createDiscordSandbox({ botName }),
    createSlackSandbox({ manifest: createManifest(commands, botName, { domains }), teams: [{ ...defaultTeam, botName }] }),
  ]);
  const tokens = { discord: new Secret(discord.token), bot: new Secret(slack.botToken), app: new Secret(slack.appToken) };
  return {
    discord,
    slack,
    config: {
      // An article that is published during a trial is announced at once, without a command.
      discord: { token: tokens.discord, apiUrl: discord.apiUrl, announceChannels: [discord.channelId('announcements')] },
      slack: { botToken: tokens.bot, appToken: tokens.app, apiUrl: slack.apiUrl, announceChannels: [announcementsOnSlack(slack)] },
    },
    secrets: Object.values(tokens),
    clients: (commands, style) => [createDiscordChat(discord, commands, style), createSlackChat(slack, style)],
    async close() {
      await Promise.all([discord.close(), slack.close()]);
    },
  };
}

/** The channel of the local Slack that new articles are announced in. */
export function announcementsOnSlack(slack: SlackSandbox): string {
  for (const { id, name } of slack.workspace().channels.values()) if (name === 'announcements') return id;
  throw new TypeError('The local Slack has no channel named "announcements".');
}
