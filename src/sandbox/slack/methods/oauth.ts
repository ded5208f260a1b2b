import type { JsonObject } from '../json.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Installed, IssuedTokens } from '../state/oauth-book.ts';
import { type ApiAnswer, type ApiMethod, type ClientCall, refuse, requiredText, text } from './api-method.ts';

/** reference/methods/oauth.v2.access: credentials as Basic authentication, or as arguments; reference/methods/apps.uninstall. */
export const oauthMethods: readonly ApiMethod[] = [
  {
    name: 'oauth.v2.access',
    token: 'client',
    tier: 'free',
    args: { client_id: text, client_secret: text, code: text, redirect_uri: text, grant_type: text, refresh_token: text },
    run(call) {
      const refusal = checkClient(call);
      if (refusal !== undefined) return refusal;
      const { grant_type: type = 'authorization_code' } = call.args;
      if (type === 'refresh_token') return refresh(call);
      return type === 'authorization_code' ? exchange(call) : refuse('invalid_grant_type');
    },
  },
  {
    name: 'apps.uninstall',
    token: 'bot',
    scopes: [],
    tier: 'free',
    args: { client_id: requiredText, client_secret: requiredText },
    run({ state, workspace, args }) {
      const refusal = checkClient({ state, args, basic: undefined });
      if (refusal !== undefined) return refusal;
      state.oauth?.uninstall(workspace);
      return { ok: true };
    },
  },
];

function checkClient({ state: { oauth }, args, basic }: ClientCall): ApiAnswer | undefined {
  const id = basic?.id ?? args['client_id'];
  const secret = basic?.secret ?? args['client_secret'];
  if (oauth === undefined || id !== oauth.app.clientId) return refuse('invalid_client_id');
  return secret === oauth.app.clientSecret ? undefined : refuse('bad_client_secret');
}

function exchange({ state, args: { code, redirect_uri: redirectUri } }: ClientCall): ApiAnswer {
  const consent = typeof code === 'string' ? state.oauth?.book.redeemCode(code) : undefined;
  if (consent === undefined) return refuse('invalid_code');
  if (consent.redirectUri !== redirectUri) return refuse('bad_redirect_uri');
  return grantOf(state, consent, { authed_user: { id: consent.userId } });
}

function refresh({ state, args: { refresh_token: refreshToken } }: ClientCall): ApiAnswer {
  const found = typeof refreshToken === 'string' ? state.oauth?.book.refresh(refreshToken) : undefined;
  return found === undefined ? refuse('invalid_refresh_token') : grantOf(state, found);
}

/** For an organization `team` is null: enterprise/apps/reference. */
function grantOf(state: SandboxState, installed: Installed, more: JsonObject = {}): ApiAnswer {
  const { workspace, scopes, isForOrganization } = installed;
  const tokens = state.oauth?.book.issueTokens(installed);
  if (tokens === undefined) return refuse('invalid_client_id');
  return {
    ok: true,
    ...tokenFields(tokens),
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: workspace.botUserId,
    app_id: state.appId,
    team: isForOrganization ? null : { id: workspace.id, name: workspace.name },
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: isForOrganization,
    ...more,
  };
}

function tokenFields({ token, refreshToken, expiresIn }: IssuedTokens): JsonObject {
  return { access_token: token, ...(refreshToken === undefined ? {} : { refresh_token: refreshToken, expires_in: expiresIn }) };
}
