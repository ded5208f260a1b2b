import type { Installations } from '../../../ports/installations.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Keyring } from '../../../runtime/keyring.ts';
import { askSlackIdentity } from '../ask-identity.ts';
import { openToken } from './sealed-token.ts';
import type { WorkspaceTokens } from './workspace-tokens.ts';

export interface TokenWatchOptions {
  readonly installations: Installations;
  readonly tokens: WorkspaceTokens;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
  readonly events: TokenWatchEvents;
}

export interface TokenWatchEvents {
  /** Slack takes the token no more: the app was removed there. `seen` is what told of it. */
  readonly onRemoved: (id: string, seen: string, reason: string) => void;
  /** Something told of a token that was taken back, and Slack does not confirm it. */
  readonly onStray: (id: string, seen: string, reason: string) => void;
  readonly onTrouble: (error: unknown, during: string) => void;
}

/** Whether Slack still takes the token of a workspace: what one workspace does has no consequence for another, nor for the process. */
export interface TokenWatch {
  /**
   * Something was refused as if the token were bad, or Slack told that the app was removed. Asks Slack, once for everybody who suspects at the
   * same time, and removes the installation only if Slack confirms it: an event that comes late may be older than the installation. Resolves
   * to true if there is no installation any more. Never throws.
   */
  suspect(teamId: string, seen: string): Promise<boolean>;
}

export function createTokenWatch(options: TokenWatchOptions): TokenWatch {
  const { installations, tokens, keyring, clock, apiUrl, events } = options;
  const asking = new Map<string, Promise<boolean>>();

  async function ask(teamId: string, seen: string): Promise<boolean> {
    tokens.forget(teamId);
    const serving = await tokens.find(teamId);
    if (serving === undefined) return true;
    const { platform, id } = serving.installation;
    // As it is now: another process may have renewed it since.
    const latest = await installations.find(platform, id);
    if (latest?.sealedToken === undefined) return true;
    const { token } = openToken(keyring, { ...latest, sealedToken: latest.sealedToken });
    const verdict = await askSlackIdentity({ botToken: token, apiUrl });
    const hasEnded = verdict.kind === 'refused' && verdict.reason.startsWith('token_expired') && latest.expiresAt !== undefined;
    const isOver = verdict.kind === 'refused' && (!hasEnded || (await tokens.renew(latest)).kind === 'refused');
    tokens.forget(teamId);
    // A token that has ended is no end of the installation: if there is no other to be had, the app has to be installed again.
    if (isOver && hasEnded) return installations.loseToken(latest, clock.now());
    if (!isOver || verdict.kind !== 'refused') {
      events.onStray(id, seen, verdict.kind === 'accepted' ? 'Slack takes the token' : verdict.reason);
      return false;
    }
    if (await installations.remove({ platform, id, version: latest.version }, clock.now())) events.onRemoved(id, seen, verdict.reason);
    return true;
  }

  return {
    suspect(teamId, seen) {
      const before = asking.get(teamId);
      if (before !== undefined) return before;
      const coming = ask(teamId, seen)
        .catch((error: unknown) => {
          events.onTrouble(error, 'looking at the token of a workspace');
          return false;
        })
        .finally(() => asking.delete(teamId));
      asking.set(teamId, coming);
      return coming;
    },
  };
}
