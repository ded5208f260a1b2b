import { ErrorCode } from '@slack/web-api';
import { expect, it } from 'vitest';
import { mayBeShown } from '../../../src/platform/slack/may-be-shown.ts';
import { FormNotOpenedError } from '../../../src/platform/slack/open-view.ts';
import { AnswerRefusedError } from '../../../src/platform/slack/refusal.ts';
import { AnswerLostError } from '../../../src/platform/slack/response-url.ts';

const networkError = (code: string): Error => Object.assign(new Error(code), { code });
const requestError = (original: Error): Error => Object.assign(new Error('A request error.'), { code: ErrorCode.RequestError, original });
const httpError = (statusCode: number): Error => Object.assign(new Error('No'), { code: ErrorCode.HTTPError, statusCode });
const answered = (error: string): Error => Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { ok: false, error } });

it.each<readonly [string, unknown, boolean]>([
  ['the connection broke after the request', requestError(networkError('ECONNRESET')), true],
  ['no connection was made', requestError(networkError('ECONNREFUSED')), false],
  ['a response URL said nothing in time', new AnswerLostError('No answer'), true],
  ['a response URL could not be reached', networkError('ECONNREFUSED'), false],
  ['a response URL refused it', new AnswerRefusedError(404, 'used_url'), false],
  ['a response URL had too many', new AnswerRefusedError(429, 'rate_limited'), false],
  ['a response URL was not available', new AnswerRefusedError(503, ''), false],
  ['a response URL broke', new AnswerRefusedError(500, ''), true],
  ['Slack was not available', httpError(503), false],
  ['Slack broke', httpError(502), true],
  ['Slack waited too long for the request', httpError(408), true],
  ['Slack refused the request', httpError(404), false],
  ['Slack refused the message', answered('not_in_channel'), false],
  ['Slack says that it broke', answered('internal_error'), false],
  ['Slack has too many requests', Object.assign(new Error('No'), { code: ErrorCode.RateLimitedError, retryAfter: 1 }), false],
  ['words stand in the place of a form', new FormNotOpenedError('No', { cause: answered('trigger_expired') }), true],
  ['nothing was sent', new TypeError('undefined is not a function'), false],
  ['something else was thrown', 'text', false],
])('an answer that failed because %s may be shown or not', (_why, error, expected) => {
  expect(mayBeShown(error)).toBe(expected);
});
