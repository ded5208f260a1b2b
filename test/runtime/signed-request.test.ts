import { describe, expect, it } from 'vitest';
import { isSignedWith, readSignedHeaders, signHeaders, WINDOW_MS } from '../../src/runtime/signed-request.ts';

const secret = '0123456789abcdef0123456789abcdef';
const at = 1_000_000_000_000;
const body = Buffer.from('{"a":1}');

const read = (headers: Readonly<Record<string, string>>, now = at) => readSignedHeaders((name) => headers[name], now);
const isRight = (headers: Readonly<Record<string, string>>, bytes = body, key = secret): boolean => {
  const reading = read(headers);
  return reading.kind === 'read' && isSignedWith(key, reading.headers, bytes);
};

it('signs as openssl does, so that a shell script can', () => {
  // printf '%s.%s.%s' key-1 1000000000 '{"a":1}' | openssl dgst -sha256 -hmac "$secret" -binary | base64
  expect(signHeaders(secret, { id: 'key-1', at, body })).toEqual({
    'webhook-id': 'key-1',
    'webhook-timestamp': '1000000000',
    'webhook-signature': 'v1,Ym8yXVO2+oqsdXeReZPIZeLmwdzie1Lj/aO3v4W+Xwg=',
  });
});

describe('a signature is right', () => {
  const headers = signHeaders(secret, { id: 'key-1', at, body });

  it('for its id, its time and its body alone', () => {
    expect(isRight(headers)).toBe(true);
    expect(isRight({ ...headers, 'webhook-id': 'key-2' })).toBe(false);
    expect(isRight({ ...headers, 'webhook-timestamp': '1000000001' })).toBe(false);
    expect(isRight(headers, Buffer.from('{"a":2}'))).toBe(false);
    expect(isRight(headers, body, `${secret}0`)).toBe(false);
  });

  it('beside a wrong one, as long as a secret is being replaced', () => {
    const { 'webhook-signature': right } = headers;

    expect(isRight({ ...headers, 'webhook-signature': `v1,AAAA ${right}` })).toBe(true);
    expect(isRight({ ...headers, 'webhook-signature': `v1,AAAA v1,AAAA v1,AAAA v1,AAAA ${right}` })).toBe(false);
  });

  it('with a key in Base64, which is another one than its letters', () => {
    const encoded = `whsec_${Buffer.from(secret).toString('base64')}`;

    expect(signHeaders(encoded, { id: 'key-1', at, body })).toEqual(headers);
    expect(isRight(signHeaders(encoded.slice('whsec_'.length), { id: 'key-1', at, body }))).toBe(false);
  });
});

describe('headers are refused', () => {
  const headers = signHeaders(secret, { id: 'key-1', at, body });

  it.each([
    [{}, 'The request has no webhook-id, webhook-timestamp, webhook-signature'],
    [{ ...headers, 'webhook-id': 'a.1' }, 'webhook-id is not an id'],
    [{ ...headers, 'webhook-id': 'x'.repeat(129) }, 'webhook-id is not an id'],
    [{ ...headers, 'webhook-timestamp': '2001-09-09' }, 'webhook-timestamp is not a time'],
    [{ ...headers, 'webhook-timestamp': '1000000000.5' }, 'webhook-timestamp is not a time'],
    [{ ...headers, 'webhook-signature': 'v2,AAAA' }, 'webhook-signature holds no signature'],
  ])('%j', (given, what) => {
    expect(read(given)).toMatchObject({ kind: 'unsigned', what });
  });

  it('outside of five minutes, both ways', () => {
    expect(read(headers, at + WINDOW_MS)).toMatchObject({ kind: 'read' });
    expect(read(headers, at - WINDOW_MS)).toMatchObject({ kind: 'read' });
    expect(read(headers, at + WINDOW_MS + 1_000)).toMatchObject({
      kind: 'untimely',
      what: expect.stringContaining('301 seconds in the past'),
    });
    expect(read(headers, at - WINDOW_MS - 1_000)).toMatchObject({ kind: 'untimely', what: expect.stringContaining('301 seconds ahead') });
  });
});
