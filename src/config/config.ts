import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NewsdeskError } from '../runtime/errors.ts';
import type { LogLevel } from '../runtime/log-level.ts';
import { Secret } from '../runtime/secret.ts';
import { buildSlack } from './build-slack.ts';
import { type ConfigProblem, formatConfigProblem } from './config-problem.ts';
import type { Database } from './database.ts';
import type { Environment } from './env.ts';
import { findHalfConfigured } from './half-configured.ts';
import { findMistakenNames } from './find-mistaken-names.ts';
import { type RawEnvironment, type ReadFile, readEnvironment } from './read-environment.ts';
import type { SlackConfig } from './slack-config.ts';

/** The settings of one process: checked, complete and frozen. A platform is absent if it is not configured. */
export interface Config {
  readonly contentDir: string;
  readonly database: Database;
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  readonly upkeep: UpkeepConfig;
  /** Of one person in one installation; 0 means no limit. */
  readonly questionsPerMinute: number;
  readonly discord?: DiscordConfig;
  readonly slack?: SlackConfig;
  /** Signs what is pushed to `/hooks/publish`; absent if it is not set. */
  readonly pushSecret?: Secret;
  /** The address at which others reach this bot, without a slash at its end; absent if it is not set. */
  readonly publicUrl?: string;
  /** Every secret there is, for the log to take out. */
  readonly secrets: readonly Secret[];
  /** Sentences for the operator about what is set and has no effect. */
  readonly warnings: readonly string[];
}

/** The daily upkeep of the database. */
export interface UpkeepConfig {
  /** Absent if no backup is written. */
  readonly backupDir?: string;
  readonly backupKeep: number;
  /** Absent if nothing is forgotten. */
  readonly historyDays?: number;
  /** Days for which everything of a workspace that removed the app is kept. */
  readonly uninstalledDays: number;
}

export interface DiscordConfig {
  readonly token: Secret;
  readonly applicationId?: string;
  readonly guildId?: string;
  /** 64 hexadecimal digits. With it interactions come over HTTP, and no gateway is connected. */
  readonly publicKey?: string;
  /** The number of shards of the gateway; the one that Discord recommends if left out. */
  readonly shardCount?: number;
  /** Ids of channels that get every new article. */
  readonly announceChannels?: readonly string[];
  /** Without the version, and without a slash at the end. */
  readonly apiUrl: string;
}

export interface LoadConfigOptions {
  readonly readFile?: ReadFile;
}

/** @throws NewsdeskError `config.invalid` naming every problem at once. */
export function loadConfig(raw: RawEnvironment, { readFile = (path) => readFileSync(path, 'utf8') }: LoadConfigOptions = {}): Config {
  const { values, problems } = readEnvironment(raw, readFile);
  const all = [...problems, ...findHalfConfigured(values, problems)];
  if (all.length > 0) throw describeProblems(all);
  const discord = buildDiscord(values);
  const slack = buildSlack(values);
  const database = values.DATABASE_URL.kind === 'postgres' ? values.DATABASE_URL.url : undefined;
  const pushSecret = values.PUSH_SECRET === undefined ? undefined : new Secret(values.PUSH_SECRET);
  const oauth = slack?.oauth;
  const secrets = [
    ...[database, discord?.token, slack?.botToken, slack?.appToken, slack?.signingSecret, pushSecret, oauth?.clientSecret],
    ...(oauth?.encryptionKeys ?? []),
  ].filter((secret) => secret !== undefined);
  return deepFreeze({
    contentDir: values.CONTENT_DIR,
    database: values.DATABASE_URL,
    http: { host: values.HOST, port: values.PORT },
    logLevel: values.LOG_LEVEL,
    upkeep: buildUpkeep(values),
    questionsPerMinute: values.QUESTIONS_PER_MINUTE,
    ...(discord && { discord }),
    ...(slack && { slack }),
    ...(pushSecret && { pushSecret }),
    ...(values.PUBLIC_URL !== undefined && { publicUrl: values.PUBLIC_URL }),
    secrets,
    warnings: [
      ...findMistakenNames(raw).map(({ found, meant }) => `${found} has no effect: did you mean ${meant}?`),
      ...findWithoutEffect(values),
    ],
  });
}

function buildUpkeep(values: Environment): UpkeepConfig {
  const { DATABASE_URL: database, BACKUP_DIR: named, BACKUP_KEEP, HISTORY_DAYS, UNINSTALLED_DAYS } = values;
  const beside = database.kind === 'file' ? join(dirname(database.path), 'backups') : undefined;
  const isKept = database.kind !== 'memory' && named.toLowerCase() !== 'off';
  const backupDir = isKept ? (named.toLowerCase() === 'auto' ? beside : named) : undefined;
  return {
    backupKeep: BACKUP_KEEP,
    ...(backupDir === undefined ? {} : { backupDir }),
    ...(HISTORY_DAYS === 0 ? {} : { historyDays: HISTORY_DAYS }),
    uninstalledDays: UNINSTALLED_DAYS,
  };
}

function buildDiscord(values: Environment): DiscordConfig | undefined {
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: new Secret(values.DISCORD_TOKEN),
    apiUrl: values.DISCORD_API_URL,
    ...(values.DISCORD_APPLICATION_ID !== undefined && { applicationId: values.DISCORD_APPLICATION_ID }),
    ...(values.DISCORD_GUILD_ID !== undefined && { guildId: values.DISCORD_GUILD_ID }),
    ...(values.DISCORD_PUBLIC_KEY !== undefined && { publicKey: values.DISCORD_PUBLIC_KEY }),
    ...(values.DISCORD_SHARDS !== undefined && { shardCount: values.DISCORD_SHARDS }),
    ...(values.ANNOUNCE_DISCORD_CHANNELS !== undefined && { announceChannels: values.ANNOUNCE_DISCORD_CHANNELS }),
  };
}

function findWithoutEffect(values: Environment): readonly string[] {
  const without = (
    name: 'DISCORD_APPLICATION_ID' | 'DISCORD_GUILD_ID' | 'DISCORD_PUBLIC_KEY' | 'DISCORD_SHARDS',
    needed: keyof Environment,
  ) => (values[name] !== undefined && values[needed] === undefined ? [`${name} has no effect while ${needed} is unset.`] : []);
  return [
    ...without('DISCORD_APPLICATION_ID', 'DISCORD_TOKEN'),
    ...without('DISCORD_GUILD_ID', 'DISCORD_TOKEN'),
    ...without('DISCORD_PUBLIC_KEY', 'DISCORD_TOKEN'),
    ...without('DISCORD_SHARDS', 'DISCORD_TOKEN'),
    ...(values.DISCORD_SHARDS !== undefined && values.DISCORD_PUBLIC_KEY !== undefined
      ? ['DISCORD_SHARDS has no effect with DISCORD_PUBLIC_KEY: no gateway is connected.']
      : []),
    ...(values.SLACK_CLIENT_ID !== undefined && values.ANNOUNCE_SLACK_CHANNELS !== undefined
      ? ['ANNOUNCE_SLACK_CHANNELS has no effect with SLACK_CLIENT_ID: type /announcements in a channel of the workspace.']
      : []),
  ];
}

function describeProblems(problems: readonly ConfigProblem[]): NewsdeskError {
  const lines = problems.map(formatConfigProblem);
  const message =
    lines.length === 1 ? `${lines[0]}` : `${lines.length} problems in the environment:\n${lines.map((line) => `- ${line}`).join('\n')}`;
  return new NewsdeskError(message, {
    code: 'config.invalid',
    fix: 'docs/configuration.md describes every variable, and .env.example is a file to begin with.',
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
