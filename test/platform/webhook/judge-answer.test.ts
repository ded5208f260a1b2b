import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../src/platform/webhook/judge-answer.ts';

const message = { messageId: 'tide' };
const now = Date.parse('2026-11-02T12:00:00Z');
const judge = (status: number, retryAfter?: string) =>
  judgeAnswer({ kind: 'answered', status, ...(retryAfter === undefined ? {} : { retryAfter }) }, message, now);

describe('a receiver that answers', () => {
  it.each([200, 202, 204])('%d has taken the event in', (status) => {
    expect(judge(status)).toEqual({ kind: 'done', message });
  });

  it.each([500, 502, 504, 503, 408])('%d may have taken it in', (status) => {
    expect(judge(status)).toMatchObject({ kind: 'inDoubt', reason: `The receiver answers ${status}` });
  });

  it.each([400, 413, 415, 422])('%d will not take it in later either', (status) => {
    expect(judge(status)).toMatchObject({ kind: 'notDone', refused: 'delivery' });
  });

  it.each([301, 307, 401, 403, 404, 410])('%d is asked again when somebody may have mended it', (status) => {
    expect(judge(status)).toMatchObject({ kind: 'notDone', refused: 'destination' });
  });

  it.each([
    [429, '7', 7_000],
    [503, '7', 7_000],
    [429, 'Mon, 02 Nov 2026 12:00:09 GMT', 9_000],
    [429, undefined, 60_000],
    [429, 'soon', 60_000],
    [429, '-5', 0],
    [429, '999999', 3_600_000],
  ])('%d with Retry-After %s is given that time', (status, retryAfter, retryAfterMs) => {
    expect(judge(status, retryAfter)).toMatchObject({ kind: 'notDone', refused: 'attempt', retryAfterMs });
  });
});

it('tells an address that may not be asked, one where nobody listens, and an answer that was lost', () => {
  const reason = 'x';

  expect(judgeAnswer({ kind: 'refused', reason }, message, now)).toEqual({ kind: 'notDone', reason, refused: 'destination' });
  expect(judgeAnswer({ kind: 'unreached', reason }, message, now)).toEqual({ kind: 'notDone', reason, refused: 'attempt' });
  expect(judgeAnswer({ kind: 'lost', reason }, message, now)).toEqual({ kind: 'inDoubt', reason });
});
