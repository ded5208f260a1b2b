import type { Workspace } from './workspace.ts';

export type TokenKind = 'bot' | 'app';

export interface TokenGrant {
  readonly kind: TokenKind;
  /** The team a bot token belongs to; an app-level token has none. */
  readonly workspace: Workspace | undefined;
  /** Set for a token of a whole organization: it serves every workspace there. */
  readonly organizationId?: string;
  scopes: readonly string[];
  /** In ms since the epoch; absent if it does not end. */
  readonly expiresAt?: number;
  /** The error every call with it gets once it has been taken back. */
  refusal?: TokenRefusal;
}

export type TokenRefusal = 'token_revoked' | 'invalid_auth' | 'account_inactive' | 'token_expired';

/** The tokens Slack has handed out. */
export interface TokenBook {
  add(token: string, grant: TokenGrant): void;
  find(token: string): TokenGrant | undefined;
  refuse(token: string, refusal: TokenRefusal): void;
  /** Makes a refused token work again. */
  restore(token: string): void;
  setScopes(token: string, scopes: readonly string[]): void;
}

export function createTokenBook(): TokenBook {
  const grants = new Map<string, TokenGrant>();
  return {
    add: (token, grant) => void grants.set(token, grant),
    find: (token) => grants.get(token),
    refuse(token, refusal) {
      const grant = grants.get(token);
      if (grant !== undefined) grant.refusal = refusal;
    },
    restore(token) {
      delete grants.get(token)?.refusal;
    },
    setScopes(token, scopes) {
      const grant = grants.get(token);
      if (grant !== undefined) grant.scopes = scopes;
    },
  };
}
