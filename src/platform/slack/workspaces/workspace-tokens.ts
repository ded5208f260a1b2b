import type { Installation, Installations } from '../../../ports/installations.ts';
import { type Clock, monotonicNow } from '../../../runtime/clock.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { Recent } from '../../../runtime/recent.ts';
import type { Renewal, RenewToken } from './renew-token.ts';
import { openToken, sealToken } from './sealed-token.ts';

/** The token that serves a workspace: its own, or that of its organization. */
export interface WorkspaceToken {
  readonly token: string;
  readonly installation: Installation;
}

export interface WorkspaceTokensOptions {
  readonly installations: Installations;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly renew: RenewToken;
  readonly onTrouble: (error: unknown, during: string) => void;
}

export interface WorkspaceTokens {
  /**
   * Undefined if the app is not installed there. `organization` is set if an event says that it came by the organization's installation: then
   * the workspace is remembered as one of its workspaces.
   *
   * @throws if the database cannot be asked, or the token cannot be decrypted.
   */
  find(teamId: string, organization?: string): Promise<WorkspaceToken | undefined>;
  /** Asks for a workspace anew the next time: it was removed, or installed again. */
  forget(teamId: string): void;
  renew(installation: Installation): Promise<Renewal>;
  /** Resolves when no renewal is under way: one that is cut off loses the refresh token that Slack has just given. Never rejects. */
  drain(): Promise<void>;
}

/** A change by another process is seen after so long; in ms. */
const FRESH_MS = 5_000;
/** LRU size; between this and twice this many are kept. */
const WORKSPACES = 5_000;
/** A token of twelve hours is renewed when it has this left, in ms: so long a renewal may fail without anybody noticing. */
export const RENEW_BEFORE_MS = 2 * 3_600_000;
/** With less left than this, in ms, a call waits for the renewal. */
export const SPARE_MS = 60_000;

export function createWorkspaceTokens({ installations, keyring, clock, onTrouble, ...options }: WorkspaceTokensOptions): WorkspaceTokens {
  const known = new Recent<string, KnownToken>(WORKSPACES);
  const renewals = new Set<Promise<Renewal>>();

  function renew(installation: Installation): Promise<Renewal> {
    const coming = options.renew(installation).finally(() => renewals.delete(coming));
    renewals.add(coming);
    return coming;
  }

  async function look(teamId: string, organization: string | undefined): Promise<WorkspaceToken | undefined> {
    const own = await installations.find('slack', teamId);
    if (own?.sealedToken !== undefined) return open(own, own.sealedToken);
    const enterpriseId = organization ?? (own?.removedAt === undefined ? own?.enterpriseId : undefined);
    const shared = enterpriseId === undefined ? undefined : await installations.find('slack', enterpriseId);
    if (shared?.sealedToken === undefined || enterpriseId === undefined) return undefined;
    // Announcements have nothing but the workspace's id, and find the organization's token by it.
    if (own === undefined || own.removedAt !== undefined || own.reinstallSince !== undefined) {
      const { sealedToken: _shared, expiresAt: _expiry, version: _version, ...place } = shared;
      await installations.put({ ...place, id: teamId, name: teamId, enterpriseId, installedAt: clock.now() });
    }
    return open(shared, shared.sealedToken);
  }

  async function open(installation: Installation, sealedToken: string): Promise<WorkspaceToken> {
    const opened = openToken(keyring, { ...installation, sealedToken });
    const { expiresAt, isStale } = opened;
    if (expiresAt !== undefined && expiresAt - clock.now() < RENEW_BEFORE_MS) {
      const renewing = renew(installation);
      if (expiresAt - clock.now() > SPARE_MS) {
        // Nobody waits for it: until it ends, the former token goes on working.
        renewing.catch((error: unknown) => onTrouble(error, 'renewing a token'));
        return { token: opened.token, installation };
      }
      const renewal = await renewing;
      return { token: renewal.kind === 'renewed' ? renewal.token.token : opened.token, installation };
    }
    if (isStale) {
      const during = 'encrypting a token with the newer key';
      await installations
        .replaceToken(installation, sealToken(keyring, installation.id, opened))
        .catch((error: unknown) => onTrouble(error, during));
    }
    return { token: opened.token, installation };
  }

  return {
    find(teamId, organization) {
      const now = monotonicNow(clock);
      const before = known.get(teamId);
      const isAsked = before !== undefined && (organization === undefined || before.organization === organization);
      if (isAsked && now - before.at < FRESH_MS) return before.found;
      const found = look(teamId, organization);
      known.set(teamId, { found, organization, at: now });
      const drop = (): void => {
        if (known.get(teamId)?.found === found) known.delete(teamId);
      };
      // A failure is not remembered. Neither is an absence: another process may write the installation at any moment.
      found.then((token) => token ?? drop(), drop);
      return found;
    },
    forget: (teamId) => known.delete(teamId),
    renew,
    async drain() {
      await Promise.allSettled(renewals);
    },
  };
}

interface KnownToken {
  readonly found: Promise<WorkspaceToken | undefined>;
  readonly organization: string | undefined;
  readonly at: number;
}
