/** Slack's errors after which a token will not work again, whatever it is used for. */
const deadToken = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

/**
 * What Slack says to an app that may not connect (methods/apps.connections.open, "Errors"). Of other methods some of these tell of one channel or
 * one person only: `no_permission` of chat.postEphemeral means that the app is not in that conversation.
 */
const mayNotConnect = new Set([
  ...deadToken,
  'access_denied',
  'deprecated_endpoint',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'forbidden_team',
  'is_bot',
  'link_disabled',
  'method_deprecated',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'team_access_not_granted',
  'team_disabled',
  'two_factor_setup_required',
  'user_removed_from_team',
]);

/**
 * A fetch that tells when Slack refuses a token for good. The Socket Mode client knows five of the reasons, takes all others for an outage, and
 * turns a refusal of a reconnection into a rejection that nobody can catch (socket-mode 3.1), so it is seen where it arrives.
 */
export function createWatchingFetch(onRefused: (error: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.headers.get('content-type')?.includes('json')) {
      const error = await readError(response.clone());
      const refusals = /\/apps\.connections\.open$/u.test(new URL(addressOf(input)).pathname) ? mayNotConnect : deadToken;
      if (error !== undefined && refusals.has(error)) onRefused(error);
    }
    return response;
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
}

async function readError(response: Response): Promise<string | undefined> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : undefined;
  } catch {
    return undefined;
  }
}
