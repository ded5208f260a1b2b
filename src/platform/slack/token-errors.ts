import { NewsdeskError } from '../../runtime/errors.ts';

/** Slack's errors after which a token will not work again, whatever it is used for. */
export const deadToken: ReadonlySet<string> = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

/**
 * Slack's errors for an app that may not connect (methods/apps.connections.open, "Errors"). Of other methods some of these tell of one
 * channel or one person only: `no_permission` of chat.postEphemeral means that the app is not in that conversation.
 */
export const mayNotConnect: ReadonlySet<string> = new Set([
  ...deadToken,
  'access_denied',
  'deprecated_endpoint',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'forbidden_team',
  'is_bot',
  'link_disabled',
  'method_deprecated',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'team_access_not_granted',
  'team_disabled',
  'two_factor_setup_required',
  'user_removed_from_team',
]);

/** Slack refuses a token, and says so when asked again. `error` is Slack's own word, such as `invalid_auth`. */
export function slackTokenFault(error: string): NewsdeskError {
  return new NewsdeskError(`Slack refused a token: ${error}.`, {
    code: 'slack.tokenRefused',
    fix: 'Copy SLACK_BOT_TOKEN (xoxb-, OAuth & Permissions), and SLACK_APP_TOKEN (xapp-, Basic Information, with connections:write) if it is set, again from api.slack.com/apps, and start again.',
  });
}
