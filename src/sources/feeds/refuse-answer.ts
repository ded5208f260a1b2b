import { NewsdeskError } from '../../runtime/errors.ts';
import { shownAddress } from '../network/guard.ts';
import type { FetchAnswer } from '../network/guarded-fetch.ts';
import { readRetryAfter } from './pace.ts';

/**
 * An answer that succeeded, as it is.
 *
 * @throws {NewsdeskError} `fetch.forbidden`, `fetch.missing` or `fetch.status` for every other, with `retryAfterMs` if its server says so.
 */
export function acceptAnswer(answer: FetchAnswer, now: number): FetchAnswer {
  const refusal = refuse(answer);
  if (refusal === undefined) return answer;
  throw Object.assign(refusal, { retryAfterMs: readRetryAfter(answer.headers['retry-after'], now) });
}

function refuse({ status, url }: FetchAnswer): NewsdeskError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const what = `${shownAddress(url)} answered with status ${status}`;
  if (status === 401 || status === 403) {
    return new NewsdeskError(what, { code: 'fetch.forbidden', fix: 'Let the server give the feed to everybody, or name another address.' });
  }
  if (status === 404 || status === 410) {
    return new NewsdeskError(what, { code: 'fetch.missing', fix: 'Open the address in a browser, and name the feed that is there now.' });
  }
  return new NewsdeskError(what, {
    code: 'fetch.status',
    fix: 'Nothing needs to be done if it is rare: it is tried again.',
    retry: 'later',
  });
}
