import { WebClient } from '@slack/web-api';
import { messageOf } from '../../runtime/errors.ts';
import { slackErrorOf } from './publish-errors.ts';
import { silentLogger } from './silent-logger.ts';
import { mayNotConnect } from './token-errors.ts';

/** Slack answers within a second, or is down; in ms. */
const requestTimeoutMs = 15_000;

/** Slack's judgment of a token; `error` is its own word, such as `invalid_auth`. */
export type TokenInspection<Found> =
  | ({ readonly kind: 'ok' } & Found)
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface BotTokenFacts {
  readonly bot: string;
  readonly team: string;
  readonly scopes: readonly string[];
  /** The id of the app; undefined if the scopes do not let it be asked for. */
  readonly appId: string | undefined;
}

/** Asks Slack who a bot token belongs to, and what it may do. Never throws for what Slack or the network does. */
export function inspectBotToken(botToken: string, apiUrl: string): Promise<TokenInspection<BotTokenFacts>> {
  return look(async () => {
    const client = createInspectingClient(botToken, apiUrl);
    const identity = await client.auth.test();
    const scopes = identity.response_metadata?.scopes ?? [];
    return {
      bot: identity.user ?? 'the bot',
      team: identity.team ?? 'a workspace',
      scopes,
      appId: await findAppId(client, identity.bot_id),
    };
  });
}

/** Asks Slack whether an app-level token opens connections; none is made. Never throws for what Slack or the network does. */
export function inspectAppToken(appToken: string, apiUrl: string): Promise<TokenInspection<object>> {
  return look(async () => {
    await createInspectingClient(appToken, apiUrl).apps.connections.open();
    return {};
  });
}

/** docs.slack.dev names no `app_id` in the answer of auth.test; bots.info has it, for the scope users:read. */
async function findAppId(client: WebClient, bot: string | undefined): Promise<string | undefined> {
  if (bot === undefined) return undefined;
  // Without it only a mix-up of two apps is told later, by the bot that does not answer.
  return (await client.bots.info({ bot }).catch(() => undefined))?.bot?.app_id;
}

function createInspectingClient(token: string, slackApiUrl: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 1 }, timeout: requestTimeoutMs, logger: silentLogger });
}

async function look<Found>(ask: () => Promise<Found>): Promise<TokenInspection<Found>> {
  try {
    return { kind: 'ok', ...(await ask()) };
  } catch (error) {
    return judgeTokenError(error);
  }
}

/** Tells a refused token from a Slack that gave no answer, by the error of the Web API client. */
export function judgeTokenError(error: unknown): Exclude<TokenInspection<object>, { readonly kind: 'ok' }> {
  const said = slackErrorOf(error);
  if (said !== undefined && mayNotConnect.has(said)) return { kind: 'refused', error: said };
  return { kind: 'unreachable', reason: said === undefined ? messageOf(error) : `it answered ${nameError(said)}` };
}

/** Of an answer that is not JSON, such as the page of a proxy, the client makes an error whose word is the whole page (@slack/web-api 8). */
function nameError(said: string): string {
  return /^\w+$/u.test(said) ? said : 'with something else than JSON';
}
