import { type BotTokenFacts, inspectAppToken, inspectBotToken, type TokenInspection } from '../../platform/slack/inspect-tokens.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { tokenFault } from './token-fault.ts';

type Called = 'bot token' | 'app-level token';

/** Texts of an app's pages that are pasted for a token, by their form. */
const mistakes: readonly (readonly [form: RegExp, name: string])[] = [
  [/^$/u, 'empty'],
  [/^["'].*["']$/su, 'wrapped in quotation marks'],
  [/^xoxp-/u, 'a user token'],
  [/^xoxe/u, 'a configuration token or a rotating one'],
  [/^[\da-f]{32}$/u, 'the signing secret or the client secret of Basic Information'],
  [/^\d+\.\d+$/u, 'the client id of Basic Information'],
  [/^[\da-zA-Z]{24}$/u, 'the verification token of Basic Information'],
  [/^A[\dA-Z]{8,}$/u, 'the app id of Basic Information'],
  [/^https?:/u, 'an address'],
];
const beginnings = { 'bot token': 'xoxb-', 'app-level token': 'xapp-' } as const;
const advice = {
  'bot token': 'Copy the Bot User OAuth Token (xoxb-): api.slack.com/apps, your app, Install App.',
  'app-level token':
    'Generate one with the scope connections:write, and copy it (xapp-): api.slack.com/apps, your app, Basic Information, App-Level Tokens.',
} as const;
/** Errors of a token that was good once (methods/auth.test, "Errors"). */
const wasGood: readonly string[] = ['account_inactive', 'token_revoked', 'token_expired'];

/** @throws NewsdeskError `connect.token` if it is not a bot token that Slack takes; `connect.unreachable` if Slack gives no answer. */
export async function checkBotToken(token: string, apiUrl: string): Promise<BotTokenFacts> {
  assertForm('bot token', token);
  return settleInspection('bot token', await inspectBotToken(token, apiUrl));
}

/**
 * `appId` is that of the bot token, if it is known.
 *
 * @throws NewsdeskError `connect.token` if it is not an app-level token of that app that opens connections; `connect.unreachable` if Slack
 *   gives no answer.
 */
export async function checkAppToken(token: string, apiUrl: string, appId: string | undefined): Promise<void> {
  assertForm('app-level token', token);
  const named = /^xapp-\d+-([\dA-Z]+)-/u.exec(token)?.[1];
  if (named !== undefined && appId !== undefined && named !== appId)
    throw tokenFault(
      `The app-level token belongs to the app ${named}, and the bot token to ${appId}.`,
      'Take both tokens from one app: api.slack.com/apps.',
    );
  settleInspection('app-level token', await inspectAppToken(token, apiUrl));
}

/** @throws NewsdeskError `connect.token` for a text that cannot be that token. */
export function assertForm(called: Called, token: string): void {
  const beginning = beginnings[called];
  if (token.startsWith(beginning) && /^[\x21-\x7e]+$/u.test(token)) return;
  const other = Object.entries(beginnings).find(([, each]) => token.startsWith(each));
  const mistake =
    mistakes.find(([form]) => form.test(token))?.[1] ?? (other !== undefined && other[0] !== called ? `the ${other[0]}` : undefined);
  const what =
    mistake === undefined ? `The text is not a ${called}: that begins with ${beginning}.` : `The text is ${mistake}, not the ${called}.`;
  throw tokenFault(what, advice[called]);
}

function settleInspection<Found>(called: Called, look: TokenInspection<Found>): Found {
  if (look.kind === 'ok') return look;
  if (look.kind === 'unreachable') {
    throw new NewsdeskError(`Slack gave no answer about the ${called}: ${look.reason}.`, {
      code: 'connect.unreachable',
      fix: 'Check that this machine reaches slack.com, and SLACK_API_URL if it is set. Then run it again.',
      retry: 'later',
    });
  }
  const { error } = look;
  if (error === 'missing_scope') throw tokenFault(`The ${called} lacks the scope connections:write.`, advice[called]);
  const why = wasGood.includes(error)
    ? 'it was taken back, or the app was removed from the workspace'
    : 'not all of it was copied, or Slack has a reason of its own';
  throw tokenFault(`Slack refuses the ${called}: ${error} (${why}).`, advice[called]);
}
