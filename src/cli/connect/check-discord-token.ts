import { type APIApplication, DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { keepToken } from '../../platform/discord/keep-token.ts';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import { tokenFault } from './token-fault.ts';

/** Discord answers within a second, or is down; in ms. */
const requestTimeoutMs = 15_000;

/** Texts of the portal and of elsewhere that are pasted for a bot token, by their form. */
const mistakes: readonly (readonly [form: RegExp, name: string])[] = [
  [/^$/u, 'empty'],
  [/^Bot\s/u, 'a token with "Bot " before it'],
  [/^["'].*["']$/su, 'wrapped in quotation marks'],
  [/^[\da-f]{64}$/u, 'the public key of General Information'],
  [/^\d{15,20}$/u, 'an id, such as the application id of General Information'],
  [/^[\w-]{32}$/u, 'the client secret of OAuth2'],
  [/^xox|^xapp-/u, 'a token of Slack'],
  [/^https?:/u, 'an address'],
];
/** Discord's reference, "Authentication": a bot token has three parts. */
const tokenForm = /^[\w-]+\.[\w-]+\.[\w-]+$/u;
const advice = 'Copy the token: Discord Developer Portal, your application, Bot, Reset Token.';

export interface DiscordIdentity {
  readonly rest: REST;
  readonly application: APIApplication;
}

/**
 * The application that a token belongs to, and a client that has the token.
 *
 * @throws NewsdeskError `connect.token` for a text that is not a bot token, or is refused; `connect.unreachable` if Discord gives no answer.
 */
export async function checkDiscordToken(token: string, apiUrl: string): Promise<DiscordIdentity> {
  const mistake = mistakes.find(([form]) => form.test(token))?.[1];
  if (mistake !== undefined) throw tokenFault(`The text is ${mistake}, not a bot token.`, advice);
  if (!tokenForm.test(token)) throw tokenFault('The text is not a bot token: that has three parts with dots between them.', advice);
  const rest = keepToken(new REST({ version: '10', api: apiUrl, retries: 1, timeout: requestTimeoutMs }), token);
  try {
    const application = await rest.get(Routes.currentApplication());
    if (isApplication(application)) return { rest, application };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw tokenFault('Discord refuses the token: it was reset, or not all of it was copied.', advice);
    throw describeDiscordFailure(error);
  }
  throw describeDiscordFailure(new Error('something else answered in its place'));
}

/** A page of a proxy or of a hotel's network answers 200 as well. */
function isApplication(answer: unknown): answer is APIApplication {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
}

/** Discord gave no answer that can be used. */
export function describeDiscordFailure(cause: unknown): NewsdeskError {
  const isAnswer = cause instanceof DiscordAPIError || cause instanceof HTTPError;
  const what = isAnswer ? `Discord answered ${cause.status}: ${messageOf(cause)}.` : `Discord could not be asked: ${messageOf(cause)}.`;
  const fix = isAnswer
    ? 'Try again in a minute; run it again as often as you like.'
    : 'Check that this machine reaches discord.com, and DISCORD_API_URL if it is set.';
  return new NewsdeskError(what, { code: 'connect.unreachable', fix, retry: 'later', cause });
}
