import type { TokenVerdict } from '../standing.ts';
import { deadToken, mayNotConnect } from './token-errors.ts';

export interface SlackTokens {
  /** Absent if each workspace has a token of its own. */
  readonly botToken?: string | undefined;
  /** Absent if Slack sends requests to the bot, which then opens no connection. */
  readonly appToken?: string | undefined;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
}

/** Slack answers within a second, or is down; in ms. */
const askForMs = 5_000;

/**
 * Asks Slack who the bot token belongs to, and whether the app token opens connections: each is told apart from every client and its
 * retries. Never throws.
 */
export async function askSlackIdentity({ botToken, appToken, apiUrl }: SlackTokens): Promise<TokenVerdict> {
  const [bot, app] = await Promise.all([
    botToken === undefined ? none : askTwice(`${apiUrl}auth.test`, botToken, deadToken),
    appToken === undefined ? none : askTwice(`${apiUrl}apps.connections.open`, appToken, mayNotConnect),
  ]);
  if (bot.kind === 'refused') return { kind: 'refused', reason: `${bot.reason} (bot token)` };
  if (app.kind === 'refused') return { kind: 'refused', reason: `${app.reason} (app token)` };
  return bot.kind === 'accepted' ? app : bot;
}

const none: TokenVerdict = { kind: 'accepted' };

/** Only one of the two tokens is suspected: the first refusal of the other may itself be a stray one. */
async function askTwice(...question: Parameters<typeof ask>): Promise<TokenVerdict> {
  const verdict = await ask(...question);
  return verdict.kind === 'refused' ? ask(...question) : verdict;
}

async function ask(url: string, token: string, refusals: ReadonlySet<string>): Promise<TokenVerdict> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      signal: AbortSignal.timeout(askForMs),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return { kind: 'unknown', reason: 'Slack answered with something else than JSON' };
    if ('ok' in answer && answer.ok === true) return { kind: 'accepted' };
    const error = 'error' in answer && typeof answer.error === 'string' ? answer.error : 'nothing';
    return refusals.has(error) ? { kind: 'refused', reason: error } : { kind: 'unknown', reason: `Slack answered ${error}` };
  } catch {
    return { kind: 'unknown', reason: 'Slack could not be asked' };
  }
}
