/** Slack's errors after which a token will not work again. */
const refusals = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
  'link_disabled',
]);

/**
 * A fetch that tells when Slack refuses a token. The Socket Mode client reconnects by itself and turns a refusal there into a rejection
 * that nobody can catch (socket-mode 3.1), so it is seen where it arrives.
 */
export function createWatchingFetch(onRefused: (error: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.headers.get('content-type')?.includes('json')) {
      const error = await readError(response.clone());
      if (error !== undefined && refusals.has(error)) onRefused(error);
    }
    return response;
  };
}

async function readError(response: Response): Promise<string | undefined> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : undefined;
  } catch {
    return undefined;
  }
}
