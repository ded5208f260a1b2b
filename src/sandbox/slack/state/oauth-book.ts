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

/** A person's consent, for which a code was given. */
export interface Consent {
  readonly workspace: Workspace;
  readonly userId: string;
  readonly scopes: readonly string[];
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
  issueTokens(workspace: Workspace, scopes: readonly string[]): IssuedTokens;
  /** Uses the refresh token up. */
  refresh(refreshToken: string): { readonly workspace: Workspace; readonly scopes: readonly string[] } | undefined;
  /** The app is removed: its tokens there work no more. */
  uninstall(workspace: Workspace): void;
  isInstalled(workspace: Workspace): boolean;
}

/** A code holds for ten minutes (authentication/installing-with-oauth), in ms. */
const CODE_LIFE_MS = 600_000;
/** Twelve hours, in seconds. */
const TOKEN_LIFE_S = 43_200;

export function createOAuthBook({ clock, tokens, rotatesTokens }: { clock: Clock; tokens: TokenBook; rotatesTokens: boolean }): OAuthBook {
  const codes = new Map<string, { readonly consent: Consent; readonly issuedAt: number }>();
  const refreshTokens = new Map<string, { readonly workspace: Workspace; readonly scopes: readonly string[] }>();
  const current = new Map<string, string[]>();

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
    issueTokens(workspace, scopes) {
      const token = `${rotatesTokens ? 'xoxe.' : ''}xoxb-${workspace.id}-${random()}`;
      const expiresAt = rotatesTokens ? clock.now() + TOKEN_LIFE_S * 1_000 : undefined;
      tokens.add(token, { kind: 'bot', workspace, scopes, ...(expiresAt === undefined ? {} : { expiresAt }) });
      current.set(workspace.id, [...(current.get(workspace.id) ?? []), token]);
      if (!rotatesTokens) return { token };
      const refreshToken = `xoxe-1-${random()}`;
      refreshTokens.set(refreshToken, { workspace, scopes });
      return { token, refreshToken, expiresIn: TOKEN_LIFE_S };
    },
    refresh(refreshToken) {
      const found = refreshTokens.get(refreshToken);
      refreshTokens.delete(refreshToken);
      return found;
    },
    uninstall(workspace) {
      for (const token of current.get(workspace.id) ?? []) tokens.refuse(token, 'account_inactive');
      current.delete(workspace.id);
      for (const [token, held] of refreshTokens) if (held.workspace === workspace) refreshTokens.delete(token);
    },
    isInstalled: (workspace) => current.has(workspace.id),
  };
}

function random(): string {
  return takeRandomBytes(24).toString('hex');
}
