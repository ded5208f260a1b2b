import { describe, expect, it } from 'vitest';
import { isBeforeConnection } from '../../src/platform/network-errors.ts';

function failed(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code }, more);
}

describe('a request that no server has seen', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_INVALID_ARG',
    'NEWSDESK_NOT_STARTED',
  ])('is known by %s', (code) => {
    expect(isBeforeConnection(failed(code))).toBe(true);
    expect(isBeforeConnection(new TypeError('fetch failed', { cause: failed(code) }))).toBe(true);
    expect(isBeforeConnection(failed('slack_webapi_request_error', { original: failed(code) }))).toBe(true);
  });

  // The connection was there, or may have been: the request may have been done.
  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ABORT_ERR', ''])(
    'is not one that ended with %s',
    (code) => {
      expect(isBeforeConnection(failed(code))).toBe(false);
      expect(isBeforeConnection(new TypeError('fetch failed', { cause: failed(code) }))).toBe(false);
    },
  );

  it('failed at each address of the host', () => {
    const each = (...codes: readonly string[]) => new AggregateError(codes.map((code) => failed(code)));

    expect(isBeforeConnection(each('ECONNREFUSED', 'ENETUNREACH'))).toBe(true);
    expect(isBeforeConnection(each('ECONNREFUSED', 'ECONNRESET'))).toBe(false);
    expect(isBeforeConnection(each('ECONNRESET', 'ECONNREFUSED'))).toBe(false);
    expect(isBeforeConnection(each())).toBe(false);
    expect(isBeforeConnection(new Error('fetch failed', { cause: each('ECONNREFUSED') }))).toBe(true);
  });

  it('is looked for eight causes deep, and an error that is its own cause ends', () => {
    const deep = (depth: number): Error => (depth === 0 ? failed('ECONNREFUSED') : new Error('outer', { cause: deep(depth - 1) }));
    const circle = new Error('circle');
    circle.cause = circle;

    expect([deep(7), deep(8), circle].map(isBeforeConnection)).toEqual([true, false, false]);
  });

  it.each([
    undefined,
    null,
    'ECONNREFUSED',
    { code: 'ECONNREFUSED' },
    new Error('x', { cause: 'ECONNREFUSED' }),
    Object.assign(new Error('x'), { code: 7 }),
  ])('is no other value: %s', (value) => {
    expect(isBeforeConnection(value)).toBe(false);
  });

  it('is known by the cause of an error, before that of the client', () => {
    const both = Object.assign(new Error('x', { cause: failed('ECONNRESET') }), { original: failed('ECONNREFUSED') });

    expect(isBeforeConnection(both)).toBe(false);
  });
});
