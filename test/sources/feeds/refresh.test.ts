import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPagesReader } from '../../../src/sources/feeds/pages/read-pages.ts';
import { readFeedAddress } from '../../../src/sources/feeds/read-feed-address.ts';
import { feedOf } from './feed-server.ts';
import { createRemoteHarness, type RemoteHarness } from './remote-harness.ts';

let remote: RemoteHarness;
let pages: Readonly<Record<string, string>>;
const refresh = (content: string): string =>
  `<html><head><meta http-equiv="Refresh" content="${content}"></head><body>Moved.</body></html>`;
const whole = `<html><head><title>The tide</title></head><body><main><h1>The tide</h1><p>${'A gate opened today. '.repeat(20)}</p></main></body></html>`;

beforeEach(async () => {
  remote = await createRemoteHarness();
  remote.server.answer = ({ url = '' }, response) => {
    const found = pages[url];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(found);
  };
});
afterEach(() => remote[Symbol.asyncDispose]());

it.each([
  ['that sends its readers on is the page where they arrive', { '/old': refresh('0; url=/new'), '/new': whole }, ['new']],
  ['that sends them on twice', { '/old': refresh("3;URL='/mid'"), '/mid': refresh('0; url=/new'), '/new': whole }, ['new']],
  ['that sends them in a circle has no article', { '/old': refresh('0; url=/mid'), '/mid': refresh('0; url=/old') }, []],
  ['that loads itself anew has none', { '/old': refresh('0; url=/old'), '/new': whole }, []],
  ['that lets them read first has none', { '/old': refresh('30; url=/new'), '/new': whole }, []],
])('a page %s', async (_, site, kept) => {
  pages = site;
  const mirror = await remote.open(`${remote.server.origin}/old`);
  await remote.poll(mirror, createPagesReader({ pages: [`${remote.server.origin}/old`] }));

  expect(await remote.kept()).toEqual(kept);
});

it('a page that sends its readers on is asked without the validators of the page where they arrive', async () => {
  pages = { '/old': refresh('0; url=/new'), '/new': whole };
  const { server } = remote;
  server.answer = ({ url = '', headers }, response) => {
    const isKnown = headers['if-modified-since'] !== undefined;
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html', 'last-modified': 'Mon, 02 Nov 2026 09:30:00 GMT' });
    response.end(isKnown ? undefined : pages[url]);
  };
  const mirror = await remote.open(`${server.origin}/old`);
  const read = createPagesReader({ pages: [`${server.origin}/old`] });
  await remote.poll(mirror, read);
  pages = { ...pages, '/new': whole.replaceAll('today', 'again') };
  remote.now += 25 * 3_600_000;
  await remote.poll(mirror, read);

  expect(await remote.read('new')).toContain('A gate opened again.');
});

it('a page that is asked for a feed and sends its readers on leads to the feed of the page where they arrive', async () => {
  const named = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
  pages = { '/': refresh('0; url=/news/'), '/news/': named, '/feed.xml': feedOf(remote.server.origin, [{ slug: 'tide' }]) };
  const mirror = await remote.open(`${remote.server.origin}/`);
  await remote.poll(mirror, readFeedAddress);

  expect(await remote.kept()).toEqual(['tide']);
  expect(mirror.state().url).toBe(`${remote.server.origin}/feed.xml`);
});
