import { EventEmitter } from 'node:events';

import type { Clock } from '../../../runtime/clock.ts';
import type { SandboxEvents } from '../events.ts';
import { botScopes, type SlackManifest } from '../manifest.ts';
import type { TeamSeed } from '../seed.ts';
import { createOAuthBook, type OAuthApp, type OAuthBook } from './oauth-book.ts';
import { createPanelBook, type PanelBook } from './panel-book.ts';
import { createResponseUrlBook, type ResponseUrlBook } from './response-url-book.ts';
import { createTokenBook, type TokenBook } from './token-book.ts';
import { createTriggerBook, type TriggerBook } from './trigger-book.ts';
import { createUnfurlBook, type UnfurlBook } from './unfurl-book.ts';
import { createViewBook, type ViewBook } from './view-book.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** Everything the sandbox remembers, shared by the Web API, the socket and the people. */
export interface SandboxState {
  readonly clock: Clock;
  readonly appId: string;
  /** The verification token old payloads still carry; nothing should rely on it. */
  readonly verificationToken: string;
  readonly manifest: SlackManifest | undefined;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly tokens: TokenBook;
  readonly triggers: TriggerBook;
  readonly responseUrls: ResponseUrlBook;
  readonly views: ViewBook;
  readonly unfurls: UnfurlBook;
  readonly panels: PanelBook;
  /** Set if the app is installed by OAuth: then it is in no workspace at first. */
  readonly oauth: OAuthState | undefined;
  readonly events: EventEmitter<SandboxEvents>;
  /** Whether a repeated `client_msg_id` returns the first message. Undocumented for apps, so off unless asked for. */
  readonly dedupesClientMsgId: boolean;
  readonly workObjects: boolean;
  /** `http://127.0.0.1:1234`, without a slash at the end. Set once the server listens. */
  origin: string;
}

export interface OAuthState {
  readonly app: OAuthApp;
  readonly book: OAuthBook;
  /** Takes the app out of a workspace, and tells it so. Set once events can be sent. */
  uninstall: (workspace: Workspace) => void;
}

export interface StateOptions {
  readonly clock: Clock;
  readonly appId: string;
  readonly appToken: string;
  readonly manifest: SlackManifest | undefined;
  readonly teams: readonly TeamSeed[];
  readonly dedupesClientMsgId: boolean;
  readonly workObjects: boolean;
  readonly oauth?: OAuthApp | undefined;
}

export function createSandboxState({
  clock,
  appId,
  appToken,
  manifest,
  teams,
  dedupesClientMsgId,
  workObjects,
  oauth,
}: StateOptions): SandboxState {
  const workspaces = new Map(teams.map((team) => [team.id, createWorkspace(team, clock)]));
  const tokens = createTokenBook();
  const installed = oauth === undefined ? teams : [];
  for (const team of installed) tokens.add(team.botToken, { kind: 'bot', workspace: workspaces.get(team.id), scopes: botScopes(manifest) });
  tokens.add(appToken, { kind: 'app', workspace: undefined, scopes: ['connections:write', 'authorizations:read'] });
  return {
    clock,
    appId,
    verificationToken: 'sandbox-verification-token',
    manifest,
    workspaces,
    tokens,
    triggers: createTriggerBook(clock),
    responseUrls: createResponseUrlBook(clock),
    views: createViewBook(),
    unfurls: createUnfurlBook(),
    panels: createPanelBook(),
    oauth: oauth && { uninstall() {}, app: oauth, book: createOAuthBook({ clock, tokens, rotatesTokens: oauth.rotatesTokens }) },
    events: new EventEmitter<SandboxEvents>(),
    dedupesClientMsgId,
    workObjects,
    origin: '',
  };
}
