import type { Installation, Installations } from '../../../ports/installations.ts';
import type { Leases } from '../../../ports/storage.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { Recent } from '../../../runtime/recent.ts';
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
  /** Slack takes the refresh token no more: the workspace is lost when the token that it has ends. */
  readonly onRefused: (installation: Installation) => Promise<void>;
  readonly onTrouble: (error: unknown, during: string) => void;
}

/** `refused`: Slack knows the refresh token no more, so the app has to be installed again. `unknown`: Slack could not be asked now. */
export type Renewal = { readonly kind: 'renewed'; readonly token: OpenToken } | { readonly kind: 'refused' | 'unknown' };

/** Renews the token of an installation, once for everybody who asks at the same time, here and in other processes. */
export type RenewToken = (installation: Installation) => Promise<Renewal>;

/** Longer than an exchange and writing down what came of it; in ms. */
const LEASE_MS = 45_000;
/** Longest wait for another process that renews the same token, and the time between two looks; in ms. */
const WAIT_MS = 12_000;
const LOOK_MS = 250;
/** The former refresh token is used up: what came in its place has to be kept, so a database that is busy is asked again for so long; in ms. */
const KEEP_MS = 20_000;
/** Between two tries, if Slack could not be asked, and if it refused: each use of the workspace would ask again. In ms. */
const REST_MS = 30_000;
const REFUSED_REST_MS = 600_000;
/** LRU size of workspaces whose last try is remembered. */
const WORKSPACES = 1_000;

/** The outcome of the last try for one token, which holds until then, in ms since the epoch. */
interface Rest {
  readonly kind: 'refused' | 'unknown';
  readonly version: number;
  readonly until: number;
}

/** A refresh token is used once (authentication/using-token-rotation): two replicas that used the same one would lose the workspace. */
export function createRenewal({ installations, leases, access, keyring, clock, owner, onRefused, onTrouble }: RenewalOptions): RenewToken {
  const underWay = new Map<string, Promise<Renewal>>();
  const rests = new Recent<string, Rest>(WORKSPACES);

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
    if (answer.kind === 'granted') {
      await keep(installation, refreshToken, answer.grant);
      return { kind: 'renewed', token: answer.grant };
    }
    const isOver = answer.kind === 'refused' && answer.error === 'invalid_refresh_token';
    if (isOver) await onRefused(installation).catch((error: unknown) => onTrouble(error, 'telling of a token that is not renewed'));
    const kind = isOver ? 'refused' : 'unknown';
    rests.set(installation.id, { kind, version: installation.version, until: clock.now() + (isOver ? REFUSED_REST_MS : REST_MS) });
    return { kind };
  }

  /** The row may have changed meanwhile: it is only in the way of the new token if it holds that of another installation. */
  async function keep(installation: Installation, usedUp: string, token: OpenToken): Promise<void> {
    const { platform, id } = installation;
    const sealed = sealToken(keyring, id, token);
    const giveUpAt = clock.now() + KEEP_MS;
    let { version } = installation;
    const write = async (): Promise<void> => {
      if (await installations.replaceToken({ platform, id, version }, sealed)) return;
      const latest = await installations.find(platform, id);
      if (latest?.sealedToken === undefined) return;
      if (openToken(keyring, { ...latest, sealedToken: latest.sealedToken }).refreshToken !== usedUp) return;
      // It was encrypted with a newer key.
      ({ version } = latest);
      await write();
    };
    await retryUntil(write, {
      clock,
      isFinal: () => clock.now() >= giveUpAt,
      onRetry: (error) => onTrouble(error, 'keeping a renewed token'),
    });
  }

  return (installation) => {
    const { id, version } = installation;
    const before = underWay.get(id);
    if (before !== undefined) return before;
    const rest = rests.get(id);
    // A refusal is one for as long as it is remembered: the watch asks right after the call that was refused.
    if (rest?.version === version && clock.now() < rest.until) return Promise.resolve({ kind: rest.kind });
    const coming = renew(installation).finally(() => underWay.delete(id));
    underWay.set(id, coming);
    return coming;
  };
}
