import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { findHub, readLinkHeader } from '../../../../src/sources/feeds/hubs/find-hub.ts';
import { isSignedByHub } from '../../../../src/sources/feeds/hubs/hub-signature.ts';
import { readFeed } from '../../../../src/sources/feeds/read-feed.ts';

const AT = 'https://gate.example/feed.xml';
const HUB = 'https://hub.example/';
const found = { url: HUB, topic: 'https://gate.example/self' };
const links = `rel="hub" href="${HUB}"/><PREFIXlink rel="self" href="/self"/>`;

it.each([
  ['RSS', `<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><a:link ${links.replace('PREFIX', 'a:')}</channel></rss>`],
  ['Atom', `<feed xmlns="http://www.w3.org/2005/Atom"><link ${links.replace('PREFIX', '')}</feed>`],
  [
    'JSON',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: found.topic,
      hubs: [
        { type: 'rssCloud', url: 'x' },
        { type: 'WebSub', url: HUB },
      ],
      items: [],
    }),
  ],
])('a feed in %s names its hub, and itself', (_, text) => {
  expect(readFeed(text, AT).hub).toEqual(found);
});

it.each([
  [`<${HUB}>; rel="hub", </self>; rel="self"`, found],
  [`<${HUB}>; rel=hub`, { url: HUB, topic: AT }],
  [`<https://other.example/>; rel="next"; title="a, <b>", <${HUB}>;rel="alternate HUB",</self>; title=x; rel=self`, found],
  ['</self>; rel="self"', undefined],
  ['<javascript:alert(1)>; rel="hub"', undefined],
  ['<<<>>>; rel=', undefined],
  [undefined, undefined],
])('the header %j names %j', (header, expected) => {
  expect(findHub(readLinkHeader(header), AT)).toEqual(expected);
});

it.each<readonly [string, string | undefined, boolean]>([
  ...['sha1', 'sha256', 'sha384', 'sha512', 'SHA256'].map((method) => [method, sign(method), true] as const),
  ['the method md5', sign('md5'), false],
  ['another body', sign('sha256', 'other'), false],
  ['half of the digits', sign('sha256').slice(0, -32), false],
  ['no digits', 'sha256=', false],
  ['no signature', undefined, false],
])('a signature of %s holds: %j is %j', (_, signature, expected) => {
  expect(isSignedByHub('secret', signature, Buffer.from('body'))).toBe(expected);
});

function sign(method: string, body = 'body'): string {
  return `${method}=${createHmac(method.toLowerCase(), 'secret').update(body).digest('hex')}`;
}
