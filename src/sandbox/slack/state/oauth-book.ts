import type { Clock } from '../../../runtime/clock.ts';
import { takeRandomBytes } from '../../random-bytes.ts';
import type { TokenBook } from './token-book.ts';
import type { Workspace } from './workspace.ts';

/** The app's own credentials, and where it may send people. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  /** Tokens end after twelve hours: authentication/using-token-rotation. */
  readonly rotatesTokens: boolean;
}

/** The installation that a token is of: a workspace, or the organization of one. */
export interface Installed {
  readonly workspace: Workspace;
  readonly isForOrganization: boolean;
  readonly scopes: readonly string[];
}

/** A person's consent, for which a code was given. */
export interface Consent extends Installed {
  readonly userId: string;
  /** As it was in the request; absent if there was none. */
  readonly redirectUri?: string | undefined;
}

export interface IssuedTokens {
  readonly token: string;
  readonly refreshToken?: string;
  /** Seconds. */
  readonly expiresIn?: number;
}

/** Codes and tokens that Slack has handed out. */
export interface OAuthBook {
  issueCode(consent: Consent): string;
  /** Uses the code up; undefined if there is none, or it is older than ten minutes. */
  redeemCode(code: string): Consent | undefined;
  issueTokens(installed: Installed): IssuedTokens;
  /** Uses the refresh token up. */
  refresh(refreshToken: string): Installed | undefined;
  /** The app is removed from the workspace, or from its whole organization: its tokens there work no more. */
  uninstall(workspace: Workspace): void;
  /** The tokens work no more, and the app is told nothing. */
  revoke(workspace: Workspace): void;
  /** The app is there by its own installation, or by that of the organization; undefined if it is not. */
  findInstalled(workspace: Workspace): 'workspace' | 'organization' | undefined;
}

/** A code holds for ten minutes (authentication/installing-with-oauth), in ms. */
const CODE_LIFE_MS = 600_000;
/** Twelve hours, in seconds. */
const TOKEN_LIFE_S = 43_200;

export function createOAuthBook({ clock, tokens, rotatesTokens }: { clock: Clock; tokens: TokenBook; rotatesTokens: boolean }): OAuthBook {
  const codes = new Map<string, { readonly consent: Consent; readonly issuedAt: number }>();
  const refreshTokens = new Map<string, Installed>();
  const current = new Map<string, string[]>();

  /** The installation that serves a workspace. */
  function holderOf(workspace: Workspace): string {
    return current.has(workspace.id) ? workspace.id : (workspace.enterprise?.id ?? workspace.id);
  }

  return {
    issueCode(consent) {
      const code = random();
      codes.set(code, { consent, issuedAt: clock.now() });
      return code;
    },
    redeemCode(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && clock.now() - found.issuedAt <= CODE_LIFE_MS ? found.consent : undefined;
    },
    issueTokens({ workspace, scopes, isForOrganization }) {
      const organizationId = isForOrganization ? workspace.enterprise?.id : undefined;
      const id = organizationId ?? workspace.id;
      const token = `${rotatesTokens ? 'xoxe.' : ''}xoxb-${id}-${random()}`;
      const expiresAt = rotatesTokens ? clock.now() + TOKEN_LIFE_S * 1_000 : undefined;
      const life = expiresAt === undefined ? {} : { expiresAt };
      tokens.add(token, { kind: 'bot', workspace, scopes, ...life, ...(organizationId === undefined ? {} : { organizationId }) });
      current.set(id, [...(current.get(id) ?? []), token]);
      if (!rotatesTokens) return { token };
      const refreshToken = `xoxe-1-${random()}`;
      refreshTokens.set(refreshToken, { workspace, scopes, isForOrganization });
      return { token, refreshToken, expiresIn: TOKEN_LIFE_S };
    },
    refresh(refreshToken) {
      const found = refreshTokens.get(refreshToken);
      refreshTokens.delete(refreshToken);
      return found;
    },
    uninstall(workspace) {
      const id = holderOf(workspace);
      for (const token of current.get(id) ?? []) tokens.refuse(token, 'account_inactive');
      current.delete(id);
      for (const [token, held] of refreshTokens) if (held.workspace === workspace) refreshTokens.delete(token);
    },
    revoke(workspace) {
      for (const token of current.get(holderOf(workspace)) ?? []) tokens.refuse(token, 'token_revoked');
    },
    findInstalled(workspace) {
      if (current.has(workspace.id)) return 'workspace';
      return workspace.enterprise !== undefined && current.has(workspace.enterprise.id) ? 'organization' : undefined;
    },
  };
}

function random(): string {
  return takeRandomBytes(24).toString('hex');
}
