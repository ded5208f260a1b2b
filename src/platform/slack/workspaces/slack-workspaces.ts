import type { DoubtPolicy } from '../../../delivery/doubt.ts';
import type { Installation } from '../../../ports/installations.ts';
import type { Publisher } from '../../../ports/publisher.ts';
import type { Storage } from '../../../ports/storage.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { createKeyring } from '../../../runtime/keyring.ts';
import type { Secret } from '../../../runtime/secret.ts';
import { keepText } from '../../../words/kept-text.ts';
import { installPaths } from '../../inbound-paths.ts';
import type { Platform } from '../../platform.ts';
import { createInstallFlow } from '../oauth/install-flow.ts';
import { createInstallStates } from '../oauth/install-state.ts';
import { createOAuthClient, type SlackAppAccess } from '../oauth/oauth-client.ts';
import { createSlackPublisher } from '../publisher.ts';
import { createRenewal } from './renew-token.ts';
import { tellInstaller } from './tell-installer.ts';
import { createAnswerUnserved } from './unserved-payload.ts';
import { createTeamAccess } from './team-access.ts';
import { createTokenWatch, type TokenWatchEvents } from './token-watch.ts';
import { createWorkspaceTokens } from './workspace-tokens.ts';
import { createWorkspacesPlatform, type WorkspacesPlatformOptions } from './workspaces-platform.ts';
import { createWorkspacesPublisher } from './workspaces-publisher.ts';

export interface SlackWorkspacesOptions extends SlackAppAccess {
  readonly encryptionKeys: readonly [Secret, ...Secret[]];
  /** Without a slash at the end; absent if Slack knows the address. */
  readonly publicUrl?: string | undefined;
  readonly storage: Pick<Storage, 'installations' | 'leases' | 'effects'>;
  readonly clock: Clock;
  /** Names this process. */
  readonly owner: string;
  readonly events: WorkspacesEvents;
}

export interface WorkspacesEvents extends TokenWatchEvents {
  /** A token cannot be renewed any more: it ends at `expiresAt`, in ms since the epoch. Told once until the app is installed again. */
  readonly onRenewalRefused: (installation: Pick<Installation, 'id' | 'name' | 'expiresAt'>) => void;
  /** People of a workspace ask, and its token was never kept. Told once until the app is installed again. */
  readonly onUnserved: (id: string, name: string) => void;
  /** New, or there again. */
  readonly onInstalled: (id: string, name: string) => void;
}

/** All workspaces of one Slack app: what is sent to them, what they send, and how they come and go. */
export interface SlackWorkspaces {
  createPlatform(options: WorkspacesPlatformOptions): Platform;
  createPublisher(doubt: Partial<DoubtPolicy>): Publisher;
}

/** The purpose of the keys that sign states: those of other purposes are others. */
const STATE_PURPOSE = 'newsdesk install state';

export function createSlackWorkspaces(options: SlackWorkspacesOptions): SlackWorkspaces {
  const { clientId, apiUrl, publicUrl, encryptionKeys, storage, clock, owner, events } = options;
  const { installations, leases, effects } = storage;
  const { onTrouble } = events;
  const keyring = createKeyring(encryptionKeys);
  const access = createOAuthClient(options, clock);
  const address = publicUrl === undefined ? keepText('installAddress') : publicUrl + installPaths.begin;
  const onRefused = async (installation: Installation): Promise<void> => {
    if (installation.reinstallSince !== undefined) return;
    // Noted after it: a telling that fails, or is cut off, is tried again at the next refusal.
    await tellInstaller(installation, { keyring, clock, apiUrl, address });
    if (await installations.noteReinstall(installation, clock.now())) events.onRenewalRefused(installation);
  };
  const renew = createRenewal({ installations, leases, access, keyring, clock, owner, onRefused, onTrouble });
  const tokens = createWorkspaceTokens({ installations, keyring, clock, renew, onTrouble });
  const watch = createTokenWatch({ installations, tokens, keyring, clock, apiUrl, events });
  const teamAccess = createTeamAccess({ installations, tokens, clock, events });
  const answerUnserved = createAnswerUnserved({ installations, clock, address, onUnserved: events.onUnserved });
  const install = createInstallFlow({
    clientId,
    apiUrl,
    access,
    states: createInstallStates({ keys: keyring.derive(STATE_PURPOSE), effects, clock }),
    installations,
    keyring,
    clock,
    redirectUri: publicUrl === undefined ? undefined : publicUrl + installPaths.redirect,
    onInstalled({ id, name }) {
      tokens.forget(id);
      events.onInstalled(id, name);
    },
    onTrouble: (error) => onTrouble(error, 'installing the app'),
  });

  return {
    createPlatform: (given) => createWorkspacesPlatform(given, { tokens, watch, access: teamAccess, install, answerUnserved }),
    createPublisher: (doubt) =>
      createWorkspacesPublisher(
        createSlackPublisher({ apiUrl, doubt, tokenFor: async (teamId) => (await tokens.find(teamId))?.token }),
        watch,
      ),
  };
}
