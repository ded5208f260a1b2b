import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { recognizeSite } from '../../../src/cli/sources/recognize-site.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createFeedReader } from '../../../src/sources/feeds/feed-reader.ts';
import { createGuardedFetch } from '../../../src/sources/network/guarded-fetch.ts';
import { type FeedServer, feedOf, startFeedServer } from '../../sources/feeds/feed-server.ts';

const reader = createFeedReader({ clock: systemClock });
const fetch = createGuardedFetch({ userAgent: 'test', allowPrivate: true, allowedHosts: [] });
let server: FeedServer;

beforeEach(async () => {
  server = await startFeedServer();
});
afterEach(() => server[Symbol.asyncDispose]());
afterAll(async () => {
  reader.close();
  await fetch.close();
});

const PAGE = '<html><body>Hello</body></html>';
const mapOf = (...paths: readonly string[]): string =>
  `<urlset>${paths.map((path) => `<url><loc>ORIGIN${path}</loc></url>`).join('')}</urlset>`;
const MAP = mapOf('/tide/');

it.each([
  ['a sitemap beside the page', '/docs/', { '/docs/': PAGE, '/docs/sitemap.xml': MAP }, '/docs/sitemap.xml', 'its sitemap lists 1 page.'],
  ['a sitemap at the top of the host', '/docs/', { '/docs/': PAGE, '/sitemap.xml': MAP }, '/sitemap.xml', 'its sitemap lists 1 page.'],
  [
    'a sitemap that robots.txt names',
    '/',
    { '/': PAGE, '/sitemap.xml': PAGE, '/robots.txt': 'User-agent: *\nSitemap: ORIGIN/none.xml\nsitemap: ORIGIN/all.xml', '/all.xml': MAP },
    '/all.xml',
    'its sitemap lists 1 page.',
  ],
  [
    'the sitemap that it is given',
    '/part.xml',
    { '/part.xml': mapOf('/a/', '/b/'), '/sitemap.xml': MAP },
    '/part.xml',
    'is a sitemap, which lists 2 pages.',
  ],
  ['a sitemap without pages', '/part.xml', { '/part.xml': mapOf() }, '/part.xml', 'lists 0 pages. Readers find nothing until it has one.'],
  [
    'a feed without articles',
    '/feed.xml',
    { '/feed.xml': feedOf('', []) },
    '/feed.xml',
    'is a feed of 0 articles. Readers find nothing until it has one.',
  ],
] as const)('finds %s', async (_, at, files: Readonly<Record<string, string>>, url, because) => {
  serve(files);

  const found = await recognizeSite(`${server.origin}${at}`, { fetch, reader, now: () => 0 });

  expect(found.entry.url).toBe(`${server.origin}${url}`);
  expect(found.because).toContain(because);
});

it('finds nothing at a site that has neither feed nor sitemap', async () => {
  serve({ '/': PAGE });

  await expect(recognizeSite(`${server.origin}/`, { fetch, reader, now: () => 0 })).rejects.toMatchObject({ code: 'feed.none' });
});

function serve(files: Readonly<Record<string, string>>): void {
  server.answer = ({ url = '' }, response) => {
    const text = files[url];
    if (text === undefined) response.writeHead(404).end();
    else response.end(text.replaceAll('ORIGIN', server.origin));
  };
}
