import { ErrorCode } from '@slack/web-api';
import type { PublishOutcome } from '../../ports/publisher.ts';
import { isBeforeConnection } from '../network-errors.ts';
import { NoTokenError } from './no-token.ts';
import { contentCodes } from './refusal.ts';
import { deadToken } from './token-errors.ts';
import { keepText } from '../../words/kept-text.ts';

type Failure = Exclude<PublishOutcome, { readonly kind: 'done' }>;

/** docs.slack.dev/reference/methods/chat.postMessage, "Errors": the channel or our place in it. */
const destinationErrors = new Set([
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'cannot_dm_bot',
  'user_not_found',
  'user_disabled',
  'messages_tab_disabled',
  'ekm_access_denied',
  'no_permission',
  'access_denied',
]);

/** Codes about the token's rights, or the app in this workspace. */
const installationErrors = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'team_access_not_granted',
  'enterprise_is_restricted',
  'org_login_required',
  'team_added_to_org',
]);

/** The message is there no more, or cannot be changed; what is wrong with its content is in `contentCodes`. */
const messageErrors = new Set([
  'message_limit_exceeded',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
]);

/** The cure that a person can apply, as a kept text. */
const advice: Readonly<Record<string, string>> = {
  not_in_channel: keepText('inviteHere'),
  channel_not_found: keepText('inviteIfPrivate'),
  is_archived: keepText('unarchiveOrOff'),
};

const asksToWait = keepText('asksToWait', 'Slack');

/** Slack itself does not know how far it got: "it's possible some aspect of the operation succeeded". */
const doubtfulErrors = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'duplicate_message_not_found']);

/** The meaning of a thrown error of the Web API client for the message that was to be sent. */
export function classifySlackError(error: unknown): Failure {
  if (error instanceof NoTokenError) return { kind: 'notDone', reason: error.message, refused: error.isOver ? 'delivery' : 'attempt' };
  const code = fieldOf(error, 'code');
  switch (code) {
    case ErrorCode.RateLimitedError: {
      const seconds = Number(fieldOf(error, 'retryAfter'));
      return {
        kind: 'notDone',
        reason: asksToWait,
        retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : 30_000,
        refused: 'attempt',
      };
    }
    case ErrorCode.PlatformError:
      return classifyAnswer(String(fieldOf(fieldOf(error, 'data'), 'error')));
    case ErrorCode.HTTPError:
      return classifyStatus(Number(fieldOf(error, 'statusCode')));
    default:
      if (isBeforeConnection(error)) return { kind: 'notDone', reason: keepText('notReached', 'Slack'), refused: 'attempt' };
      // 429 without Retry-After comes as an error without a code, but with these words.
      if (error instanceof Error && error.message.includes('Retry header'))
        return { kind: 'notDone', reason: asksToWait, retryAfterMs: 30_000, refused: 'attempt' };
      return { kind: 'inDoubt', reason: keepText('noAnswer', 'Slack') };
  }
}

/** True for what only a Slack that works says: a refusal or a request to wait, not a server error, a maintenance page or silence. */
export function isSlackAnswer(error: unknown): boolean {
  const failure = classifySlackError(error);
  return failure.kind === 'notDone' && (failure.retryAfterMs !== undefined || !isBeforeConnection(error));
}

/** The error code that Slack answered with, if it answered with one. */
export function slackErrorOf(error: unknown): string | undefined {
  return fieldOf(error, 'code') === ErrorCode.PlatformError ? String(fieldOf(fieldOf(error, 'data'), 'error')) : undefined;
}

function classifyAnswer(answer: string): Failure {
  // A maintenance page with status 200 arrives as an error whose name is HTML.
  if (!/^[a-z][a-z0-9_]*$/u.test(answer)) return { kind: 'inDoubt', reason: keepText('answeredNoJson', 'Slack') };
  const said = keepText('says', 'Slack', answer);
  const todo = advice[answer];
  const reason = todo === undefined ? said : keepText('withAdvice', said, todo);
  if (doubtfulErrors.has(answer)) return { kind: 'inDoubt', reason };
  if (answer === 'ratelimited' || answer === 'rate_limited') return { kind: 'notDone', reason, retryAfterMs: 30_000, refused: 'attempt' };
  if (destinationErrors.has(answer)) return { kind: 'notDone', reason, refused: 'destination' };
  // One bot token serves everything that is posted.
  if (deadToken.has(answer)) return { kind: 'notDone', reason, refused: 'platform' };
  if (installationErrors.has(answer)) return { kind: 'notDone', reason, refused: 'installation' };
  if (contentCodes.has(answer) || messageErrors.has(answer)) return { kind: 'notDone', reason, refused: 'delivery' };
  return { kind: 'notDone', reason, refused: 'attempt' };
}

function classifyStatus(status: number): Failure {
  const reason = keepText('answered', 'Slack', status);
  // Slack's own refusals come with 200: this one may be the word of a proxy.
  if (status === 401 || status === 403) return { kind: 'notDone', reason, refused: 'platform' };
  if (status === 429) return { kind: 'notDone', reason: asksToWait, retryAfterMs: 30_000, refused: 'attempt' };
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'notDone', reason, refused: 'attempt' };
  return { kind: 'inDoubt', reason };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
