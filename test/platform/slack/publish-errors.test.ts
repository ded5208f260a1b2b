import { describe, expect, it } from 'vitest';
import { ErrorCode } from '@slack/web-api';
import { classifySlackError } from '../../../src/platform/slack/publish-errors.ts';

const answered = (error: string): Error => Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { ok: false, error } });

describe('what Slack refuses', () => {
  it.each([
    // Another try of the same message would meet the same answer for a day.
    ['url_verification_failed', 'delivery'],
    ['invalid_attachments', 'delivery'],
    ['msg_too_long', 'delivery'],
    ['message_not_found', 'delivery'],
    ['restricted_action_thread_locked', 'destination'],
    ['channel_not_found', 'destination'],
    ['missing_scope', 'installation'],
    ['some_code_of_tomorrow', 'attempt'],
  ])('as %s ends or delays the %s', (code, refused) => {
    expect(classifySlackError(answered(code))).toMatchObject({ kind: 'notDone', refused });
  });
});
