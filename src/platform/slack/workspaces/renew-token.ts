import type { Installation, Installations } from '../../../ports/installations.ts';
import type { Leases } from '../../../ports/storage.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { pause } from '../../../runtime/pause.ts';
import { retryUntil } from '../../../runtime/retry-until.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import { openToken, type OpenToken, sealToken } from './sealed-token.ts';

export interface RenewalOptions {
  readonly installations: Installations;
  readonly leases: Leases;
  readonly access: OAuthClient;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Names this process. */
  readonly owner: string;
  readonly onTrouble: (error: unknown, during: string) => void;
}

/** `refused`: Slack knows the refresh token no more, so the app has to be installed again. `unknown`: Slack could not be asked now. */
export type Renewal = { readonly kind: 'renewed'; readonly token: OpenToken } | { readonly kind: 'refused' | 'unknown' };

/** Renews the token of an installation, once for everybody who asks at the same time, here and in other processes. */
export type RenewToken = (installation: Installation) => Promise<Renewal>;

/** Longer than an exchange and writing down what came of it; in ms. */
const LEASE_MS = 30_000;
/** Longest wait for another process that renews the same token, and the time between two looks; in ms. */
const WAIT_MS = 12_000;
const LOOK_MS = 250;
/** The former refresh token is used up: what came in its place has to be kept, so a database that is busy is asked again for so long; in ms. */
const KEEP_MS = 20_000;

/** A refresh token is used once (authentication/using-token-rotation): two replicas that used the same one would lose the workspace. */
export function createRenewal({ installations, leases, access, keyring, clock, owner, onTrouble }: RenewalOptions): RenewToken {
  const underWay = new Map<string, Promise<Renewal>>();

  async function renew({ platform, id, version }: Installation): Promise<Renewal> {
    const lease = `slack-token:${id}`;
    const until = clock.now() + WAIT_MS;
    for (;;) {
      const isMine = await leases.acquire(lease, owner, clock.now(), LEASE_MS);
      try {
        // Read under the lease: what another process has renewed meanwhile is taken as it is.
        const latest = await installations.find(platform, id);
        if (latest?.sealedToken === undefined) return { kind: 'refused' };
        if (latest.version !== version)
          return { kind: 'renewed', token: openToken(keyring, { ...latest, sealedToken: latest.sealedToken }) };
        if (isMine) return await exchange(latest, latest.sealedToken);
      } finally {
        if (isMine) await leases.release(lease, owner);
      }
      if (clock.now() >= until) return { kind: 'unknown' };
      await pause(LOOK_MS, clock);
    }
  }

  async function exchange(installation: Installation, sealedToken: string): Promise<Renewal> {
    const { refreshToken } = openToken(keyring, { ...installation, sealedToken });
    if (refreshToken === undefined) return { kind: 'refused' };
    const answer = await access.refresh(refreshToken);
    if (answer.kind === 'unknown') return { kind: 'unknown' };
    if (answer.kind === 'refused') return { kind: answer.error === 'invalid_refresh_token' ? 'refused' : 'unknown' };
    const sealed = sealToken(keyring, installation.id, answer.grant);
    const giveUpAt = clock.now() + KEEP_MS;
    await retryUntil(() => installations.replaceToken(installation, sealed), {
      clock,
      isFinal: () => clock.now() >= giveUpAt,
      onRetry: (error) => onTrouble(error, 'keeping a renewed token'),
    });
    return { kind: 'renewed', token: answer.grant };
  }

  return (installation) => {
    const before = underWay.get(installation.id);
    if (before !== undefined) return before;
    const coming = renew(installation).finally(() => underWay.delete(installation.id));
    underWay.set(installation.id, coming);
    return coming;
  };
}
