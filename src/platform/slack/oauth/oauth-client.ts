import { WebClient } from '@slack/web-api';
import type { OauthV2AccessResponse } from '@slack/web-api';
import type { Clock } from '../../../runtime/clock.ts';
import { messageOf } from '../../../runtime/errors.ts';
import { slackErrorOf } from '../publish-errors.ts';
import { silentLogger } from '../silent-logger.ts';

/** The app's own credentials, and the way to Slack. */
export interface SlackAppAccess {
  readonly clientId: string;
  readonly clientSecret: string;
  /** `https://…/api/`, with a slash at the end. */
  readonly apiUrl: string;
}

/** The answer to a code or to a refresh token. `refused` has Slack's own word; `unknown`: Slack could not be asked, or did not answer. */
export type AccessAnswer =
  | { readonly kind: 'granted'; readonly grant: SlackGrant }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A token, as Slack hands it out. */
export interface SlackGrant {
  readonly token: string;
  /** Set if the app rotates its tokens; it is used once. */
  readonly refreshToken?: string;
  /** In ms since the epoch. */
  readonly expiresAt?: number;
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly botUserId: string;
  /** The person who allowed it; absent in the answer to a refresh token. */
  readonly installedBy?: string;
  /** Absent for a whole organization. */
  readonly team?: { readonly id: string; readonly name: string };
  readonly enterprise?: { readonly id: string; readonly name: string };
}

/** A person looks at an empty page meanwhile; in ms. */
const TIMEOUT_MS = 10_000;

/** Asks `oauth.v2.access`, once: a code, and a refresh token too, may be used up by a request whose answer was lost. */
export interface OAuthClient {
  exchangeCode(code: string, redirectUri: string | undefined): Promise<AccessAnswer>;
  refresh(refreshToken: string): Promise<AccessAnswer>;
}

export function createOAuthClient({ clientId, clientSecret, apiUrl }: SlackAppAccess, clock: Clock): OAuthClient {
  // As Slack asks for: credentials in the header, so that they turn up in no log of arguments.
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const client = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    headers: { Authorization: `Basic ${basic}` },
    logger: silentLogger,
  });

  async function ask(args: Readonly<Record<string, string>>): Promise<AccessAnswer> {
    try {
      const answer = (await client.apiCall('oauth.v2.access', args)) as OauthV2AccessResponse;
      const grant = readGrant(answer, clock.now());
      return grant === undefined ? { kind: 'refused', error: 'no_bot_token' } : { kind: 'granted', grant };
    } catch (error) {
      const refused = slackErrorOf(error);
      return refused !== undefined && /^[a-z_]+$/u.test(refused) && !troubles.has(refused)
        ? { kind: 'refused', error: refused }
        : { kind: 'unknown', reason: refused ?? messageOf(error) };
    }
  }

  return {
    exchangeCode: (code, redirectUri) =>
      ask({ grant_type: 'authorization_code', code, ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }) }),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

/** Slack's errors that say nothing of what was asked. */
const troubles: ReadonlySet<string> = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'ratelimited', 'request_timeout']);

/** Undefined if the answer holds no bot token: an app that asks for a person's token alone, or something that is not Slack. */
function readGrant(answer: OauthV2AccessResponse, now: number): SlackGrant | undefined {
  const { access_token: token, token_type: type, app_id: appId, bot_user_id: botUserId, expires_in: seconds } = answer;
  const { refresh_token: refreshToken, scope = '', team, enterprise, is_enterprise_install: isOrg, authed_user: person } = answer;
  if (!isText(token) || type !== 'bot' || !isText(appId) || !isText(botUserId)) return undefined;
  const place = isOrg === true ? enterprise : team;
  if (!isText(place?.id)) return undefined;
  return {
    token,
    appId,
    botUserId,
    ...(isText(person?.id) ? { installedBy: person.id } : {}),
    scopes: scope.split(',').filter((each) => each !== ''),
    ...(isText(refreshToken) && typeof seconds === 'number' ? { refreshToken, expiresAt: now + seconds * 1_000 } : {}),
    ...(isOrg !== true && isText(team?.id) ? { team: { id: team.id, name: team.name ?? team.id } } : {}),
    ...(isText(enterprise?.id) ? { enterprise: { id: enterprise.id, name: enterprise.name ?? enterprise.id } } : {}),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
