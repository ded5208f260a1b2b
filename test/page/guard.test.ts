import { describe, expect, it } from 'vitest';
import { judgePage } from '../../src/cli/page/judge-page.ts';
import { isToken, judgeHost, judgeOrigin } from '../../src/page/server/guard.ts';

describe('the host of a request', () => {
  it.each([
    ['127.0.0.1:8080', 'allowed'],
    ['localhost:8080', 'allowed'],
    ['LOCALHOST:8080', 'allowed'],
    ['[::1]:8080', 'allowed'],
    ['127.0.0.1:8081', 'refused'],
    ['127.0.0.1', 'refused'],
    ['evil.example:8080', 'refused'],
    ['127.0.0.1.evil.example:8080', 'refused'],
    ['localhost.evil.example:8080', 'refused'],
    ['evil.example:8080@127.0.0.1:8080', 'refused'],
    ['192.168.0.7:8080', 'refused'],
    ['', 'refused'],
    [undefined, 'refused'],
  ])('on loopback, %s is %s', (header, kind) => {
    expect(judgeHost(header, { host: '127.0.0.1', port: 8080 }).kind).toBe(kind);
  });

  it.each([
    ['192.168.0.7:8080', 'allowed'],
    ['192.168.0.7:9000', 'allowed'],
    ['[fd00::7]:8080', 'allowed'],
    ['localhost:8080', 'allowed'],
    ['evil.example:8080', 'refused'],
  ])('on every network, where an address is not a name that could have been bound to it, %s is %s', (header, kind) => {
    expect(judgeHost(header, { host: '0.0.0.0', port: 8080 }).kind).toBe(kind);
  });

  it('is the configured one where a name is configured', () => {
    expect(judgeHost('desk.example:8080', { host: 'desk.example', port: 8080 }).kind).toBe('allowed');
  });
});

describe('the origin of a request', () => {
  const host = '127.0.0.1:8080';

  it.each([
    [{ origin: `http://${host}`, fetchSite: 'same-origin' }, 'allowed'],
    [{ origin: undefined, fetchSite: 'same-origin' }, 'allowed'],
    [{ origin: undefined, fetchSite: undefined }, 'allowed'],
    [{ origin: 'http://evil.example', fetchSite: undefined }, 'refused'],
    [{ origin: 'null', fetchSite: undefined }, 'refused'],
    [{ origin: `http://${host}.evil.example`, fetchSite: undefined }, 'refused'],
    [{ origin: 'http://127.0.0.1:3000', fetchSite: 'same-site' }, 'refused'],
    [{ origin: undefined, fetchSite: 'cross-site' }, 'refused'],
    [{ origin: undefined, fetchSite: 'none' }, 'refused'],
  ])('%j is %s', (headers, kind) => {
    expect(judgeOrigin({ host, ...headers }).kind).toBe(kind);
  });
});

it('a token is itself, and nothing shorter, longer or missing', () => {
  expect([
    isToken('abcd', 'abcd'),
    isToken('abc', 'abcd'),
    isToken('abcde', 'abcd'),
    isToken('', 'abcd'),
    isToken(undefined, 'abcd'),
  ]).toEqual([true, false, false, false, false]);
});

describe('whether there is a page', () => {
  it.each([
    [{ isTrial: true, wanted: false, host: '127.0.0.1' }, 'shown'],
    [{ isTrial: true, wanted: false, host: '::1' }, 'shown'],
    [{ isTrial: true, wanted: false, host: '0.0.0.0' }, 'hidden'],
    [{ isTrial: true, wanted: true, host: '0.0.0.0' }, 'shown'],
    [{ isTrial: false, wanted: false, host: '127.0.0.1' }, 'absent'],
    [{ isTrial: false, wanted: true, host: '127.0.0.1' }, 'shown'],
  ])('%j: %s', (question, kind) => {
    expect(judgePage(question).kind).toBe(kind);
  });

  it('is told with what it means where others can reach it', () => {
    expect(judgePage({ isTrial: true, wanted: true, host: '0.0.0.0' })).toMatchObject({
      warning: expect.stringContaining('everybody with its link'),
    });
  });
});
