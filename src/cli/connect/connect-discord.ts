import { DiscordAPIError, Routes } from 'discord.js';
import { readFileSync } from 'node:fs';
import { commands } from '../../../commands/index.ts';
import { formatConfigProblem } from '../../config/config-problem.ts';
import { readEnvironment } from '../../config/read-environment.ts';
import { installLink, isForPeople, planApplication, userInstallLink } from '../../platform/discord/install-settings.ts';
import { registerCommands } from '../../platform/discord/register-commands.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { awaitServer, findServer } from './await-server.ts';
import { checkDiscordToken, describeDiscordFailure, type DiscordIdentity } from './check-discord-token.ts';
import type { ConnectContext } from './connect-context.ts';
import { saveNewTokens } from './save-new-tokens.ts';
import { settleToken } from './settle-token.ts';
import { createStepLog, type StepLog } from './steps.ts';

export interface ConnectDiscordArguments {
  readonly token?: string;
  /** Seconds to wait for the first server; false does not wait. */
  readonly wait: number | false;
  /** Say what differs, and change nothing. */
  readonly check?: boolean;
  /** False: the application is not offered to people for their own account, unless it is already. */
  readonly userInstall?: boolean;
}

/**
 * Connects an application at Discord: checks its token and writes it into `.env`, sets how the application is installed, registers the
 * commands, and waits for the first server. What is done already is left as it is. The exit code: 1 if `check` found a difference.
 *
 * @throws NewsdeskError `connect.…` for each wrong turn, with what to do.
 */
export async function connectDiscord(options: ConnectDiscordArguments, context: ConnectContext): Promise<number> {
  const { check = false, wait, userInstall = true } = options;
  const log = createStepLog(context.output);
  const { apiUrl, applicationId, guildId } = readSettings(context);
  const question = { variable: 'DISCORD_TOKEN', flag: '--token', given: options.token, called: 'bot token' } as const;
  const settled = await settleToken(question, context, (token) => checkDiscordToken(token, apiUrl));
  const { application } = settled.found;
  assertSameApplication(applicationId, application.id);
  log.add({ kind: 'same', about: 'token', what: `it is the token of the application ${application.name}` });
  await saveNewTokens({ DISCORD_TOKEN: settled }, context, log, check);
  try {
    await setApplication(settled.found, log, { check, userInstall });
    if (guildId === undefined) await register(settled.found, undefined, log, check);
    await findFirstServer(settled.found, { check, wait }, context, log);
    if (userInstall || isForPeople(application))
      context.output.print(`To add it to one's own account, open: ${userInstallLink(application.id)}`);
    if (guildId !== undefined) await register(settled.found, guildId, log, check);
    return log.conclude('discord');
  } catch (error) {
    throw error instanceof NewsdeskError ? error : describeDiscordFailure(error);
  }
}

function readSettings({ env }: ConnectContext): { readonly apiUrl: string; readonly applicationId?: string; readonly guildId?: string } {
  const { values, problems } = readEnvironment(env, (path) => readFileSync(path, 'utf8'));
  const problem = problems.find(({ variable }) => variable.startsWith('DISCORD_') && variable !== 'DISCORD_TOKEN');
  if (problem !== undefined) throw new NewsdeskError(formatConfigProblem(problem), { code: 'config.invalid' });
  return {
    apiUrl: values.DISCORD_API_URL,
    ...(values.DISCORD_APPLICATION_ID === undefined ? {} : { applicationId: values.DISCORD_APPLICATION_ID }),
    ...(values.DISCORD_GUILD_ID === undefined ? {} : { guildId: values.DISCORD_GUILD_ID }),
  };
}

function assertSameApplication(configured: string | undefined, id: string): void {
  if (configured === undefined || configured === id) return;
  throw new NewsdeskError(`The token belongs to the application ${id}, and DISCORD_APPLICATION_ID is ${configured}.`, {
    code: 'connect.application',
    fix: `Take the token of the other application, or unset DISCORD_APPLICATION_ID: the token tells it.`,
  });
}

async function setApplication(
  { rest, application }: DiscordIdentity,
  log: StepLog,
  { check, userInstall }: Required<Pick<ConnectDiscordArguments, 'check' | 'userInstall'>>,
): Promise<void> {
  const about = 'application';
  const { body, parts } = planApplication(application, { people: userInstall });
  if (application.bot_require_code_grant === true) {
    const fix = 'Switch "Requires OAuth2 Code Grant" off: Discord Developer Portal, your application, Bot.';
    log.add({ kind: 'note', about, what: 'it requires a code grant, so the install link fails', fix });
  }
  if (parts.length === 0) return log.add({ kind: 'same', about, what: 'it is set up as Newsdesk needs it' });
  if (check) return log.add({ kind: 'differs', about, what: `${parts.join(', ')} would be set` });
  try {
    await rest.patch(Routes.currentApplication(), { body });
    log.add({ kind: 'changed', about, what: `${parts.join(', ')} set` });
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status !== 400) throw error;
    const fix = 'The install link below works without them; see the page Installation of the Discord Developer Portal.';
    log.add({ kind: 'note', about, what: `Discord did not take ${parts.join(', ')}: ${error.message}`, fix });
  }
}

async function register({ rest, application }: DiscordIdentity, guildId: string | undefined, log: StepLog, check: boolean): Promise<void> {
  const about = 'commands';
  const target = { applicationId: application.id, ...(guildId === undefined ? {} : { guildId }) };
  try {
    const { added, changed, removed } = await registerCommands(rest, target, commands, { dryRun: check });
    const due = [...added, ...changed, ...removed];
    if (due.length === 0) return log.add({ kind: 'same', about, what: 'they are registered as declared' });
    const what = `${due.length} ${check ? 'would be brought' : 'brought'} up to date: ${due.join(', ')}`;
    log.add({ kind: check ? 'differs' : 'changed', about, what });
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || (error.status !== 403 && error.status !== 404)) throw error;
    throw new NewsdeskError(`The bot may not register commands in the server ${guildId ?? ''}: ${error.message}.`, {
      code: 'connect.server',
      fix: 'Add the bot to that server with the install link, or unset DISCORD_GUILD_ID, and run it again.',
      cause: error,
    });
  }
}

async function findFirstServer(
  { rest, application }: DiscordIdentity,
  { check, wait }: Pick<ConnectDiscordArguments, 'check' | 'wait'>,
  { output, clock }: ConnectContext,
  log: StepLog,
): Promise<void> {
  const about = 'server';
  const link = installLink(application.id);
  const known = await findServer(rest);
  if (known !== undefined) {
    log.add({ kind: 'same', about, what: `the bot is in ${known.name}` });
    output.print(`To add it to another server: ${link}`);
    return;
  }
  output.print(`To add the bot to a server, open: ${link}`);
  if (check || wait === false) {
    log.add({ kind: check ? 'differs' : 'note', about, what: 'the bot is in no server yet', fix: 'Open the link above.' });
    return;
  }
  output.say('Waiting for the first server. Ctrl-C ends it, and what is done stays done.');
  const { name } = await awaitServer(rest, wait * 1_000, clock);
  log.add({ kind: 'changed', about, what: `the bot was added to ${name}` });
}
