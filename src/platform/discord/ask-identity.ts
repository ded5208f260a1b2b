import type { TokenVerdict } from '../standing.ts';

/** Discord answers within a second, or is down; in ms. */
const askForMs = 5_000;

/** Asks Discord who the token belongs to, apart from every client, queue and rate limit. Never throws. */
export async function askDiscordIdentity({ token, apiUrl }: { readonly token: string; readonly apiUrl: string }): Promise<TokenVerdict> {
  try {
    const response = await fetch(`${apiUrl}/v10/users/@me`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(askForMs),
    });
    await response.body?.cancel();
    if (response.ok) return { kind: 'accepted' };
    const reason = `Discord answered ${response.status}`;
    return response.status === 401 ? { kind: 'refused', reason } : { kind: 'unknown', reason };
  } catch {
    return { kind: 'unknown', reason: 'Discord could not be asked' };
  }
}
