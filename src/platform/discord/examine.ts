import { DiscordAPIError, REST } from '@discordjs/rest';
import { type APIApplication, type APIUser, Routes } from 'discord-api-types/v10';
import type { AnyCommand } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import { type ExaminedChannel, examineClock, type Finding } from '../finding.ts';
import { askDiscordIdentity } from './ask-identity.ts';
import { examineChannels } from './examine-channels.ts';
import type { NamedPlaces } from '../named-places.ts';
import { examineNamed } from './examine-named.ts';
import { examineTransport } from './examine-transport.ts';
import { isForPeople, userInstallLink } from './install-settings.ts';
import { keepToken } from './keep-token.ts';
import { registerCommands } from './register-commands.ts';
import { messageOf } from '../../runtime/errors.ts';

export interface DiscordExamination {
  readonly token: string;
  /** As in `DiscordOptions`. */
  readonly apiUrl: string;
  readonly applicationId?: string;
  readonly guildId?: string;
  /** With it interactions come over HTTP. */
  readonly publicKey?: string;
  /** As in `DiscordOptions`. */
  readonly shardCount?: number;
  /** As in `ShardNumbers`. */
  readonly runningShards?: number | undefined;
  readonly channels: readonly ExaminedChannel[];
  readonly commands: readonly AnyCommand<never>[];
  /** Named by the table of rights; none by default. */
  readonly named?: NamedPlaces | undefined;
  readonly clock: Clock;
}

const requestTimeoutMs = 15_000;
/** Looks at everything at Discord that Newsdesk needs. Writes nothing. Never throws for what Discord or the network does. */
export async function examineDiscord(options: DiscordExamination): Promise<readonly Finding[]> {
  const { token, apiUrl, clock } = options;
  const rest = keepToken(new REST({ version: '10', api: apiUrl, retries: 1, timeout: requestTimeoutMs }), token);
  let me: APIUser;
  let date: string | null;
  try {
    const response = await rest.queueRequest({ method: 'GET' as never, fullRoute: Routes.user() });
    date = response.headers.get('date');
    me = (await response.json()) as APIUser;
  } catch (error) {
    return [await describeNoToken(error, options)];
  }
  const clockFinding = examineClock('discord clock', date, clock.now());
  return [
    { kind: 'ok', about: 'discord token', what: `it is the token of ${me.username}` },
    ...(clockFinding === undefined ? [] : [clockFinding]),
    ...(await examineApplication(rest, options)),
    ...(await examineTransport(rest, options.publicKey, options)),
    ...(await examineChannels(rest, me.id, options.channels)),
    ...(options.named === undefined ? [] : await examineNamed(rest, options.named)),
  ];
}

async function describeNoToken(error: unknown, access: Pick<DiscordExamination, 'token' | 'apiUrl'>): Promise<Finding> {
  const about = 'discord token';
  // A single refusal may be a stray one.
  if (error instanceof DiscordAPIError && error.status === 401 && (await askDiscordIdentity(access)).kind === 'refused') {
    const fix = 'Copy the token again: Discord Developer Portal, your application, Bot, Reset Token; set it as DISCORD_TOKEN.';
    return { kind: 'problem', about, what: 'Discord refuses it', fix };
  }
  return {
    kind: 'problem',
    about,
    what: `Discord could not be asked: ${messageOf(error)}`,
    fix: 'Check that this machine reaches discord.com, and DISCORD_API_URL where it is set.',
  };
}

async function examineApplication(rest: REST, { applicationId, guildId, commands }: DiscordExamination): Promise<readonly Finding[]> {
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const { id } = application;
    if (applicationId !== undefined && applicationId !== id) {
      const fix = `Set DISCORD_APPLICATION_ID=${id}, or leave it unset.`;
      return [
        {
          kind: 'problem',
          about: 'discord application',
          what: `DISCORD_APPLICATION_ID is ${applicationId}, and the token belongs to ${id}`,
          fix,
        },
      ];
    }
    const target = { applicationId: id, ...(guildId === undefined ? {} : { guildId }) };
    const { added, changed, removed } = await registerCommands(rest, target, commands, { dryRun: true });
    const due = [...added, ...changed, ...removed];
    const what = due.length === 0 ? 'they are registered as declared' : `${due.length} are not registered as declared: ${due.join(', ')}`;
    const fix = 'Start Newsdesk, or run: newsdesk register';
    return [
      { kind: due.length === 0 ? 'ok' : 'warning', about: 'discord commands', what, ...(due.length === 0 ? {} : { fix }) },
      examineUserInstall(application, guildId),
    ];
  } catch (error) {
    const what = `they could not be read: ${messageOf(error)}`;
    const fix = 'Check that the bot was invited with the scope applications.commands, and DISCORD_GUILD_ID where it is set.';
    return [{ kind: 'problem', about: 'discord commands', what, fix }];
  }
}

/** Whether people can ask in places that the bot is not in. Nothing else depends on it, so neither answer is a fault. */
function examineUserInstall(application: APIApplication, guildId: string | undefined): Finding {
  const about = 'discord user install';
  if (!isForPeople(application))
    return { kind: 'ok', about, what: 'it is off: people cannot add the app to their account; newsdesk connect discord turns it on' };
  if (guildId === undefined)
    return {
      kind: 'ok',
      about,
      what: `it is on: people who add the app to their account ask in any server: ${userInstallLink(application.id)}`,
    };
  const fix = 'Leave DISCORD_GUILD_ID unset, and start Newsdesk.';
  return { kind: 'warning', about, what: 'it is on, and the commands are registered in one server only, so nobody can ask elsewhere', fix };
}
