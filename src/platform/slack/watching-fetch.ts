import { deadToken, mayNotConnect } from './token-errors.ts';

/**
 * A fetch that reports each answer that refuses a token. The Socket Mode client knows five of the reasons, takes all others for an outage, and
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
