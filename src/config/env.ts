import { z } from 'zod';
import { logLevels } from '../runtime/log-level.ts';
import { apiUrlSchema, publicUrlSchema } from './api-url.ts';
import { databaseSchema } from './database.ts';
import { encryptionKeysSchema } from './encryption-keys.ts';
import type { EnvVariable } from './env-variable.ts';
import { signingSecretSchema } from './signing-secret.ts';
import { tokenSchema } from './token-schema.ts';

const snowflakeSchema = z.string().regex(/^\d{15,20}$/, 'not an id: Discord ids are 15 to 20 digits');

function idListSchema(pattern: RegExp, otherwise: string) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    )
    .refine((ids) => ids.every((id) => pattern.test(id)), otherwise);
}

/** `beside` is taken too, although it is outside the range. */
function wholeNumberSchema(min: number, max: number, beside = min) {
  const otherwise = `not a whole number from ${min} to ${max}${beside === min ? '' : `, or ${beside}`}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, otherwise)
    .transform(Number)
    .refine((number) => (number >= min && number <= max) || number === beside, otherwise);
}

/** Every variable that Newsdesk reads. `.env.example` and `docs/configuration.md` are generated from it. */
export const environment = {
  CONTENT_DIR: {
    group: 'general',
    description: 'The directory with the articles, `glossary.yaml` and `publication.yaml`, watched while Newsdesk runs.',
    default: './content',
    secret: false,
    example: '/srv/newsdesk/content',
    schema: z.string(),
  },
  DATABASE_URL: {
    group: 'general',
    description:
      'Where state is kept: `file:PATH`, relative to the working directory, made when it is missing, or `postgres://USER:PASSWORD@HOST/NAME`, which several processes may share. `file::memory:` keeps nothing over a restart.',
    default: 'file:.newsdesk/newsdesk.db',
    secret: false,
    example: 'file:/var/lib/newsdesk/newsdesk.db',
    otherExample: 'postgres://USER:PASSWORD@HOST/NAME',
    schema: databaseSchema,
  },
  BACKUP_DIR: {
    group: 'general',
    description:
      'Where a backup is written once a day while Newsdesk serves, as `newsdesk backup` writes it. `auto` is the folder `backups` beside a database in a file, and none for PostgreSQL; `off` writes none.',
    default: 'auto',
    secret: false,
    example: '/var/backups/newsdesk',
    schema: z.string(),
  },
  BACKUP_KEEP: {
    group: 'general',
    description: 'How many of these backups are kept, the newest ones: 1 to 1000.',
    default: '7',
    secret: false,
    example: '30',
    schema: wholeNumberSchema(1, 1_000),
  },
  HISTORY_DAYS: {
    group: 'general',
    description:
      'For how many days it is remembered what was and was not posted, and posts are edited when their article changes: 8 to 3650. The newest fifty articles are remembered for longer. `0` forgets nothing.',
    default: '180',
    secret: false,
    example: '365',
    schema: wholeNumberSchema(8, 3_650, 0),
  },
  UNINSTALLED_DAYS: {
    group: 'general',
    description:
      'For how many days the subscriptions and settings of a workspace, a Discord server or a person that removed the app are kept, in case that it installs the app again: 0 to 3650. A token is deleted at once.',
    default: '30',
    secret: false,
    example: '7',
    schema: wholeNumberSchema(0, 3_650),
  },
  QUESTIONS_PER_MINUTE: {
    group: 'general',
    description:
      'How many questions one person may ask in any minute, in each server or workspace: 1 to 10000. What is typed on, and the pages of an answer, do not count. `0` means no limit. A limit in `rights:` of newsdesk.yaml takes its place. A trial has none.',
    default: '20',
    secret: false,
    example: '60',
    schema: wholeNumberSchema(1, 10_000, 0),
  },
  HOST: {
    group: 'general',
    description:
      'The address that `PORT` is opened on. `0.0.0.0` opens it to every network, as a container needs. Then a trial shows its page only with `--page`.',
    default: '127.0.0.1',
    secret: false,
    example: '0.0.0.0',
    schema: z.string().regex(/^[^\s/]+$/, 'not a host name or IP address'),
  },
  PORT: {
    group: 'general',
    description:
      'The port of `/page/`, `/healthz`, `/readyz`, `/readyz/requests`, `/metrics`, `/feed.xml`, `/feed.json`, `/hooks/publish`, `/slack/events`, `/slack/install`, `/slack/oauth_redirect`, `/discord/interactions` and `/discord/events`. `0` takes any free port; the log says which.',
    default: '8080',
    secret: false,
    example: '9000',
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'not a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'not a whole number from 0 to 65535'),
  },
  PUSH_SECRET: {
    group: 'general',
    description:
      'The secret that pushes to `/hooks/publish` are signed with: at least 32 characters, the same for all `push:` sources of `newsdesk.yaml`, which need it.',
    secret: true,
    example: 'what `openssl rand -hex 32` prints',
    mistakenFor: ['PUSH_TOKEN', 'HOOK_SECRET', 'PUBLISH_SECRET'],
    schema: signingSecretSchema,
  },
  LOG_LEVEL: {
    group: 'general',
    description: `How much is logged: ${logLevels.map((level) => `\`${level}\``).join(', ')}. The words that askers type are logged at \`debug\` and \`trace\` only.`,
    default: 'info',
    secret: false,
    example: 'debug',
    schema: z
      .string()
      .toLowerCase()
      .pipe(z.enum(logLevels, `not one of ${logLevels.join(', ')}`)),
  },
  DISCORD_TOKEN: {
    group: 'discord',
    description: 'The bot token: Discord Developer Portal, your application, Bot, Reset Token. Setting it connects Newsdesk to Discord.',
    secret: true,
    example: 'the token from the Bot page',
    mistakenFor: ['DISCORD_BOT_TOKEN', 'BOT_TOKEN', 'DISCORD_API_TOKEN', 'DISCORD_SECRET'],
    schema: tokenSchema({
      called: 'the bot token alone',
      notThese: { 'Bot ': 'a token with "Bot " before it', 'xoxb-': "Slack's bot token", 'xapp-': "Slack's app-level token" },
    }),
  },
  DISCORD_APPLICATION_ID: {
    group: 'discord',
    description: 'The application id, from General Information. Needed only if the token does not tell it.',
    secret: false,
    example: '123456789012345678',
    mistakenFor: ['DISCORD_CLIENT_ID', 'DISCORD_APP_ID'],
    schema: snowflakeSchema,
  },
  DISCORD_PUBLIC_KEY: {
    group: 'discord',
    description:
      'The public key of General Information: 64 hexadecimal digits. Setting it takes interactions over HTTP at `/discord/interactions` in place of the gateway: [HTTP](http.md).',
    secret: false,
    example: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    mistakenFor: ['DISCORD_PUBLICKEY', 'DISCORD_APP_PUBLIC_KEY', 'PUBLIC_KEY'],
    schema: z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, 'not a public key: Discord writes 64 hexadecimal digits'),
  },
  DISCORD_SHARDS: {
    group: 'discord',
    description:
      'The number of shards of the gateway, 1 to 10000; the one that Discord recommends by default. All processes on one database run the same number: another one counts once all of them were stopped ([several processes](operations.md#several-processes)).',
    secret: false,
    example: '16',
    mistakenFor: ['DISCORD_SHARD_COUNT', 'SHARDS', 'SHARD_COUNT'],
    schema: wholeNumberSchema(1, 10_000),
  },
  DISCORD_GUILD_ID: {
    group: 'discord',
    description:
      'Registers the commands in this one server, where they appear at once. For development; leave it unset to register them everywhere.',
    secret: false,
    example: '123456789012345678',
    mistakenFor: ['DISCORD_SERVER_ID', 'GUILD_ID'],
    schema: snowflakeSchema,
  },
  ANNOUNCE_DISCORD_CHANNELS: {
    group: 'discord',
    description: 'Channels that get every new article, as ids with commas between them. `/announcements` in a channel can do more.',
    secret: false,
    example: '123456789012345678,234567890123456789',
    mistakenFor: ['DISCORD_ANNOUNCE_CHANNELS', 'DISCORD_CHANNELS', 'DISCORD_CHANNEL_ID'],
    schema: idListSchema(/^\d{15,20}$/, 'not a list of channel ids: Discord ids are 15 to 20 digits'),
  },
  DISCORD_API_URL: {
    group: 'discord',
    description: 'Another server that speaks the Discord API, without the version. Plain `http` only to this machine.',
    default: 'https://discord.com/api',
    secret: false,
    example: 'http://127.0.0.1:4000/api',
    schema: apiUrlSchema.transform((url) => url.replace(/\/v\d+$/, '')),
  },
  SLACK_BOT_TOKEN: {
    group: 'slack',
    description:
      'The bot user token, which begins with `xoxb-`: your app, OAuth & Permissions. With `SLACK_APP_TOKEN` or `SLACK_SIGNING_SECRET` it connects Newsdesk to Slack.',
    secret: true,
    example: 'xoxb-...',
    mistakenFor: ['SLACK_TOKEN', 'SLACK_API_TOKEN', 'SLACK_BOT_USER_TOKEN', 'SLACK_OAUTH_TOKEN'],
    schema: tokenSchema({
      called: 'the bot token, which begins with xoxb-',
      notThese: {
        'xapp-': 'the app-level token',
        'xoxp-': 'a user token',
        'xoxa-': 'a legacy workspace token',
        xoxe: 'a refresh or rotating token',
      },
    }),
  },
  SLACK_APP_TOKEN: {
    group: 'slack',
    description:
      'The app-level token with the scope `connections:write`, which begins with `xapp-`: your app, Basic Information, App-Level Tokens.',
    secret: true,
    example: 'xapp-...',
    mistakenFor: ['SLACK_APP_LEVEL_TOKEN', 'SLACK_SOCKET_TOKEN'],
    schema: tokenSchema({
      called: 'the app-level token, which begins with xapp-',
      notThese: { 'xoxb-': 'the bot token', 'xoxp-': 'a user token' },
    }),
  },
  SLACK_SIGNING_SECRET: {
    group: 'slack',
    description:
      'The signing secret: your app, Basic Information, App Credentials. Setting it in place of `SLACK_APP_TOKEN` takes commands and events over HTTP at `/slack/events`: [HTTP](http.md).',
    secret: true,
    example: 'the signing secret of Basic Information',
    mistakenFor: ['SLACK_SECRET', 'SLACK_SIGNATURE_SECRET', 'SLACK_VERIFICATION_TOKEN'],
    schema: tokenSchema({
      called: 'the signing secret',
      notThese: { 'xoxb-': 'the bot token', 'xapp-': 'the app-level token', 'xoxp-': 'a user token' },
    }),
  },
  SLACK_CLIENT_ID: {
    group: 'slack',
    description:
      'The client id: your app, Basic Information, App Credentials. With `SLACK_CLIENT_SECRET` and `ENCRYPTION_KEYS`, in place of `SLACK_BOT_TOKEN`, one Newsdesk serves every workspace that installs the app: [many workspaces](workspaces.md).',
    secret: false,
    example: '1234567890.1234567890123',
    mistakenFor: ['SLACK_APP_CLIENT_ID', 'SLACK_OAUTH_CLIENT_ID'],
    schema: z.string().regex(/^[\w.-]+$/u, 'not a client id: Slack writes two numbers with a dot between them'),
  },
  SLACK_CLIENT_SECRET: {
    group: 'slack',
    description: 'The client secret, beside the client id. A code that Slack gave for an installation is exchanged for its token with it.',
    secret: true,
    example: 'the client secret of Basic Information',
    mistakenFor: ['SLACK_APP_CLIENT_SECRET', 'SLACK_OAUTH_CLIENT_SECRET'],
    schema: tokenSchema({
      called: 'the client secret',
      notThese: { 'xoxb-': 'the bot token', 'xapp-': 'the app-level token', 'xoxp-': 'a user token' },
    }),
  },
  ENCRYPTION_KEYS: {
    group: 'slack',
    description:
      'The keys that the tokens of workspaces are encrypted with in the database: 32 bytes in Base64 each, with commas between them. The first one encrypts, all of them decrypt: put a new one first to replace a key. Without them no token that is kept can be read.',
    secret: true,
    example: 'what `openssl rand -base64 32` prints',
    mistakenFor: ['ENCRYPTION_KEY', 'NEWSDESK_ENCRYPTION_KEYS', 'SLACK_ENCRYPTION_KEYS', 'SLACK_STATE_SECRET'],
    schema: encryptionKeysSchema,
  },
  PUBLIC_URL: {
    group: 'slack',
    description:
      'The address at which browsers and servers reach this bot, with `https`. Feeds that name a hub are subscribed there with it, see [hubs](sources.md#hubs). Slack sends the person who installs the app back to it: this address followed by `/slack/oauth_redirect` has to be a redirect URL of the app. Unset, Slack takes the first redirect URL of the app.',
    secret: false,
    example: 'https://newsdesk.example.com',
    mistakenFor: ['SLACK_REDIRECT_URI', 'SLACK_REDIRECT_URL', 'BASE_URL'],
    schema: publicUrlSchema,
  },
  ANNOUNCE_SLACK_CHANNELS: {
    group: 'slack',
    description:
      'Channels that get every new article, as ids with commas between them. `/announcements` in a channel can do more. It has no effect with `SLACK_CLIENT_ID`.',
    secret: false,
    example: 'C0123456789,C0234567890',
    mistakenFor: ['SLACK_ANNOUNCE_CHANNELS', 'SLACK_CHANNELS', 'SLACK_CHANNEL_ID'],
    schema: idListSchema(/^[CG][A-Z0-9]{8,}$/, 'not a list of channel ids: Slack ids begin with C or G'),
  },
  SLACK_API_URL: {
    group: 'slack',
    description: 'Another server that speaks the Slack Web API. Plain `http` only to this machine.',
    default: 'https://slack.com/api/',
    secret: false,
    example: 'http://127.0.0.1:4001/api/',
    schema: apiUrlSchema.transform((url) => `${url}/`),
  },
} as const satisfies Record<string, EnvVariable>;

type Variables = typeof environment;
export type VariableName = keyof Variables;

/** The values after checking: absent if a variable without a default is unset. */
export type Environment = {
  readonly [K in VariableName as Variables[K] extends { readonly default: string } ? K : never]: z.output<Variables[K]['schema']>;
} & {
  readonly [K in VariableName as Variables[K] extends { readonly default: string } ? never : K]?: z.output<Variables[K]['schema']>;
};

export const variableNames = Object.keys(environment) as readonly VariableName[];
