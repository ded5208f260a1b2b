import { WebClient } from '@slack/web-api';
import type { Installations, NewInstallation } from '../../../ports/installations.ts';
import { type Clock, monotonicNow } from '../../../runtime/clock.ts';
import type { InstallDoor, InstallOutcome } from '../../../runtime/install-door.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { manifestScopes } from '../manifest.ts';
import { silentLogger } from '../silent-logger.ts';
import { sealToken } from '../workspaces/sealed-token.ts';
import type { OAuthClient, SlackAppAccess, SlackGrant } from './oauth-client.ts';
import { busy, codeRefused, denied, installed, noCode, otherApp, stateOutcomes, unkept, unreached } from './install-outcomes.ts';
import { type InstallStates, STATE_LIFE_MS } from './install-state.ts';

export interface InstallFlowOptions extends Pick<SlackAppAccess, 'clientId' | 'apiUrl'> {
  readonly access: OAuthClient;
  readonly states: InstallStates;
  readonly installations: Installations;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** The address that Slack sends the browser back to; undefined if Slack takes the app's first one. */
  readonly redirectUri?: string | undefined;
  /** Told of each that is new, or is there again. */
  readonly onInstalled: (installation: Pick<NewInstallation, 'id' | 'name'>) => void;
  /** A fault of ours: the database, as a rule. */
  readonly onTrouble: (error: unknown) => void;
}

/** As long as a person looks at an empty page; in ms. */
const TIMEOUT_MS = 10_000;
const MINUTE_MS = 60_000;
/** One a second is more than any publication has installations. */
export const MAX_RETURNS_PER_MINUTE = 60;

/** The two ends of an installation by OAuth (authentication/installing-with-oauth): the way to Slack, and the way back. */
export function createInstallFlow(options: InstallFlowOptions): InstallDoor {
  const { clientId, apiUrl, access, states, installations, keyring, clock, redirectUri, onInstalled, onTrouble } = options;

  const cameBackAt: number[] = [];

  /** Each return with a state of ours costs a row and a question to Slack, and anybody can have many: Slack would refuse the questions of all. */
  function isTooMany(): boolean {
    const now = monotonicNow(clock);
    while (cameBackAt[0] !== undefined && cameBackAt[0] <= now - MINUTE_MS) cameBackAt.shift();
    if (cameBackAt.length >= MAX_RETURNS_PER_MINUTE) return true;
    cameBackAt.push(now);
    return false;
  }

  async function finish(query: URLSearchParams, cookie: string | undefined): Promise<InstallOutcome> {
    const state = query.get('state') ?? undefined;
    // A state that was made up costs nothing, and does not count: else it would lock out those who install.
    const sight = states.judge(state, cookie);
    if (sight !== 'valid') return stateOutcomes[sight];
    if (isTooMany()) return busy;
    const verdict = await states.redeem(state, cookie);
    if (verdict !== 'valid') return stateOutcomes[verdict];
    try {
      return await exchange(query);
    } finally {
      // A process that is killed before this leaves a state that began and did not end.
      await states.end(state).catch(onTrouble);
    }
  }

  async function exchange(query: URLSearchParams): Promise<InstallOutcome> {
    if (query.has('error')) return denied;
    const code = query.get('code') ?? '';
    if (code === '') return noCode;
    const answer = await access.exchangeCode(code, redirectUri);
    if (answer.kind === 'refused') return codeRefused(answer.error);
    return answer.kind === 'unknown' ? unreached : keep(answer.grant);
  }

  /** The token is asked who it is before it is kept: the id of the bot is known from nowhere else. */
  async function keep(grant: SlackGrant): Promise<InstallOutcome> {
    const identity = await askIdentity(grant.token);
    if (identity === undefined) return unreached;
    const place = grant.team ?? grant.enterprise;
    const asked = grant.team === undefined ? identity.enterprise_id : identity.team_id;
    const isOwn = identity.app_id === undefined || identity.app_id === grant.appId;
    if (place === undefined || asked !== place.id || identity.user_id !== grant.botUserId || !isOwn) return otherApp;
    const installation = {
      platform: 'slack',
      id: place.id,
      name: place.name,
      ...(grant.enterprise && { enterpriseId: grant.enterprise.id }),
      botId: identity.bot_id ?? '',
      botUserId: grant.botUserId,
      ...(grant.installedBy && { installedBy: grant.installedBy }),
      botName: identity.user ?? '',
      scopes: grant.scopes,
      installedAt: clock.now(),
      ...sealToken(keyring, place.id, grant),
    } as const;
    await installations.put(installation);
    onInstalled(installation);
    return installed(place.name, openingOf(grant), grant.team === undefined);
  }

  async function askIdentity(token: string) {
    const client = new WebClient(token, {
      slackApiUrl: apiUrl,
      timeout: TIMEOUT_MS,
      retryConfig: { retries: 1 },
      rejectRateLimitedCalls: true,
      logger: silentLogger,
    });
    // A token that does not answer is not kept, whatever is wrong with it.
    return client.auth.test().catch(() => undefined);
  }

  return {
    begin() {
      const { state, cookie } = states.issue();
      const url = new URL(apiUrl.replace(/api\/$/u, 'oauth/v2/authorize'));
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('scope', manifestScopes.join(','));
      url.searchParams.set('state', state);
      if (redirectUri !== undefined) url.searchParams.set('redirect_uri', redirectUri);
      return { location: url.href, cookie, lifeS: STATE_LIFE_MS / 1_000 };
    },
    async finish(query, cookie) {
      try {
        return await finish(query, cookie);
      } catch (error) {
        // A page is answered whatever went wrong: somebody looks at it.
        onTrouble(error);
        return unkept;
      }
    },
  };
}

/** docs.slack.dev, "Deep linking into Slack"; of an organization the page on which workspaces are added (enterprise/apps/reference). */
function openingOf({ appId, team, enterprise }: SlackGrant): string {
  return team === undefined
    ? `https://app.slack.com/manage/${enterprise?.id ?? ''}/integrations/profile/${appId}/workspaces/add`
    : `https://slack.com/app_redirect?app=${appId}&team=${team.id}`;
}
