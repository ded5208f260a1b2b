import { readFileSync } from 'node:fs';
import { formatConfigProblem } from '../../config/config-problem.ts';
import { readEnvironment } from '../../config/read-environment.ts';
import { examineScopes } from '../../platform/slack/examine.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { createNamedManifest } from '../manifest.ts';
import { assertForm, checkAppToken, checkBotToken } from './check-slack-tokens.ts';
import type { ConnectContext } from './connect-context.ts';
import { saveNewTokens } from './save-new-tokens.ts';
import { settleToken } from './settle-token.ts';
import { createStepLog, type StepLog } from './steps.ts';

export interface ConnectSlackArguments {
  readonly botToken?: string;
  readonly appToken?: string;
  /** The name of the app that the link creates. */
  readonly name: string;
  /** Say what differs, and change nothing. */
  readonly check?: boolean;
}

/**
 * Connects an app at Slack: prints the link that creates it if there is no bot token yet, checks both tokens, and writes them into `.env`
 * once both are good. What is done already is left as it is. The exit code: 1 if `check` found a difference.
 *
 * @throws NewsdeskError `connect.…` for each wrong turn, with what to do.
 */
export async function connectSlack(options: ConnectSlackArguments, context: ConnectContext): Promise<number> {
  const { botToken, appToken, name, check = false } = options;
  const log = createStepLog(context.output);
  const { apiUrl, hasBotToken } = readSettings(context);
  if (botToken === undefined && !hasBotToken && !check) printSteps(name, context);
  // A wrong one is told before a person is asked for the other.
  if (appToken !== undefined) assertForm('app-level token', appToken.trim());
  const bot = await settleToken(
    { variable: 'SLACK_BOT_TOKEN', flag: '--bot-token', given: botToken, called: 'bot token' },
    context,
    (token) => checkBotToken(token, apiUrl),
  );
  log.add({ kind: 'same', about: 'bot token', what: `it is the token of ${bot.found.bot} in ${bot.found.team}` });
  reportScopes(bot.found.scopes, log, check);
  const app = await settleToken(
    { variable: 'SLACK_APP_TOKEN', flag: '--app-token', given: appToken, called: 'app-level token' },
    context,
    (token) => checkAppToken(token, apiUrl, bot.found.appId),
  );
  log.add({ kind: 'same', about: 'app-level token', what: 'it opens connections' });
  await saveNewTokens({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }, context, log, check);
  return log.conclude('slack');
}

function readSettings({ env }: ConnectContext): { readonly apiUrl: string; readonly hasBotToken: boolean } {
  const { values, problems } = readEnvironment(env, (path) => readFileSync(path, 'utf8'));
  const problem = problems.find(({ variable }) => variable === 'SLACK_API_URL');
  if (problem !== undefined) throw new NewsdeskError(formatConfigProblem(problem), { code: 'config.invalid' });
  if (values.SLACK_CLIENT_ID !== undefined) {
    throw new NewsdeskError('SLACK_CLIENT_ID is set: this bot is for many workspaces, and connect sets up one.', {
      code: 'connect.workspaces',
      fix: 'Unset SLACK_CLIENT_ID for one workspace, or go on as docs/workspaces.md says: newsdesk doctor checks it.',
    });
  }
  // With an app-level token beside it Newsdesk would not start any more.
  if (values.SLACK_SIGNING_SECRET !== undefined) {
    throw new NewsdeskError('SLACK_SIGNING_SECRET is set: this bot takes what Slack sends over HTTP, and connect sets up Socket Mode.', {
      code: 'connect.http',
      fix: 'Unset SLACK_SIGNING_SECRET to use Socket Mode, or go on as docs/http.md says: newsdesk doctor checks it.',
    });
  }
  return { apiUrl: values.SLACK_API_URL, hasBotToken: values.SLACK_BOT_TOKEN !== undefined };
}

/** The page "Create New App" takes a manifest from its address (docs.slack.dev, app manifests, "Sharing manifests"). */
export function createLink(name: string): string {
  const link = new URL('https://api.slack.com/apps?new_app=1');
  link.searchParams.set('manifest_json', JSON.stringify(createNamedManifest(name)));
  return link.href;
}

function printSteps(name: string, { output }: ConnectContext): void {
  output.print(`1. To create the app, open: ${createLink(name)}`);
  output.print('2. Install App: install it to the workspace, and copy the Bot User OAuth Token (xoxb-).');
  output.print('3. Basic Information, App-Level Tokens: generate one with the scope connections:write, and copy it (xapp-).');
}

function reportScopes(granted: readonly string[], log: StepLog, check: boolean): void {
  const findings = examineScopes(granted);
  const problems = findings.filter(({ kind }) => kind === 'problem');
  if (problems.length > 0) {
    throw new NewsdeskError(`The app cannot work: ${problems.map(({ what }) => what).join('; ')}.`, {
      code: 'connect.scopes',
      ...(problems[0]?.fix === undefined ? {} : { fix: problems[0].fix }),
    });
  }
  for (const { kind, what, fix } of findings)
    log.add({ kind: kind === 'ok' ? 'same' : check ? 'differs' : 'note', about: 'scopes', what, ...(fix === undefined ? {} : { fix }) });
}
