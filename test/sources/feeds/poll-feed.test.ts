import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ARTICLE_BYTES } from '../../../src/content/article-limits.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createFeedReader, type FeedReader } from '../../../src/sources/feeds/feed-reader.ts';
import { type Mirror, openMirror } from '../../../src/sources/feeds/mirror.ts';
import { pollFeed, type PollOutcome } from '../../../src/sources/feeds/poll-feed.ts';
import { createGuardedFetch, type GuardedFetch } from '../../../src/sources/network/guarded-fetch.ts';
import { feedOf, type FeedItem, type FeedServer, startFeedServer } from './feed-server.ts';
import { sharedReader } from './shared-reader.ts';

const MINUTE_MS = 60_000;
let base: string;
let server: FeedServer;
let fetch: GuardedFetch;
let reader: FeedReader;
let now: number;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'newsdesk-feed-'));
  server = await startFeedServer();
  fetch = createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [server.host] });
  reader = sharedReader;
  now = Date.parse('2026-11-20T10:00:00Z');
});
afterEach(async () => {
  reader.close();
  await fetch.close();
  await server[Symbol.asyncDispose]();
  await rm(base, { recursive: true, force: true });
});

const open = (path = '/feed.xml'): Promise<Mirror> => openMirror(join(base, 'gate'), `${server.origin}${path}`);
const poll = (mirror: Mirror): Promise<PollOutcome> =>
  pollFeed(mirror, { fetch, reader, now: () => now, everyMs: () => 10 * MINUTE_MS, chance: () => 0 });
const give = (items: readonly FeedItem[], headers: Record<string, string> = {}): void => {
  server.answer = (_, response) => void response.writeHead(200, headers).end(feedOf(server.origin, items));
};
const files = async (): Promise<readonly string[]> => (await readdir(join(base, 'gate'))).filter((name) => name.endsWith('.html')).sort();
const read = (name: string): Promise<string> => readFile(join(base, 'gate', `${name}.article.html`), 'utf8');

it('keeps what a feed gives as files, the archive marked as not to be announced', async () => {
  const mirror = await open();
  give([{ slug: 'tide' }]);
  expect(await poll(mirror)).toEqual({ kind: 'read', given: 1, added: 1 });
  give([{ slug: 'salt' }]);
  expect(await poll(mirror)).toEqual({ kind: 'read', given: 1, added: 1 });

  expect(await files()).toEqual(['salt.article.html', 'tide.article.html']);
  expect(await read('tide')).toContain('announce: false');
  expect(await read('salt')).toBe(
    `---\ntitle: "Title of salt"\nurl: "${server.origin}/salt/"\ndate: "2026-11-02T09:30:00Z"\n---\n<p>Text of salt.</p>\n`,
  );
});

it('keeps an article in its file whatever the feed does to its ids, addresses and dates', async () => {
  const mirror = await open();
  give([{ slug: 'old' }]);
  await poll(mirror);
  give([{ slug: 'tide' }, { slug: 'old' }]);
  await poll(mirror);
  const before = await read('tide');
  for (const change of [
    (text: string) => text.replaceAll('>tide<', '>new-id<'),
    (text: string) => text.replaceAll('/tide/', '/tide/?utm_source=x'),
    (text: string) => text.replaceAll('02 Nov', '19 Nov'),
  ]) {
    server.answer = (_, response) => void response.end(change(feedOf(server.origin, [{ slug: 'tide' }])));
    expect(await poll(mirror)).toMatchObject({ added: 0 });
  }
  give([]);
  await poll(mirror);
  give([{ slug: 'tide' }]);

  expect(await poll(mirror)).toMatchObject({ added: 0 });
  expect(await read('tide')).toBe(before);
});

describe('a feed that did not change', () => {
  it('is asked for with its validators, and answers without a body', async () => {
    const mirror = await open();
    const body = feedOf(server.origin, [{ slug: 'tide' }]);
    server.answer = (request, response) => {
      const isKnown =
        request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'Mon, 02 Nov 2026 09:30:00 GMT';
      response
        .writeHead(isKnown ? 304 : 200, { etag: '"1"', 'last-modified': 'Mon, 02 Nov 2026 09:30:00 GMT' })
        .end(isKnown ? undefined : body);
    };
    await poll(mirror);

    expect(await poll(mirror)).toEqual({ kind: 'unchanged' });
    expect(await poll(await open())).toEqual({ kind: 'unchanged' });
  });

  it('is not read again, though its server knows no validators', async () => {
    const mirror = await open();
    give([{ slug: 'tide' }]);
    await poll(mirror);

    expect(await poll(mirror)).toEqual({ kind: 'unchanged' });
  });
});

describe('a feed that fails', () => {
  it.each([
    [500, 'fetch.status'],
    [403, 'fetch.forbidden'],
    [404, 'fetch.missing'],
    [410, 'fetch.missing'],
  ])('with %i is asked again after a minute, then two, and keeps its articles', async (status, code) => {
    const mirror = await open();
    give([{ slug: 'tide' }]);
    await poll(mirror);
    server.answer = (_, response) => void response.writeHead(status).end();

    expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code } });
    expect(mirror.state().nextFetchAt).toBe(now + MINUTE_MS);
    now += MINUTE_MS;
    await poll(mirror);
    expect(mirror.state()).toMatchObject({ nextFetchAt: now + 2 * MINUTE_MS, failures: 2, fault: { code, since: now - MINUTE_MS } });
    expect(await files()).toEqual(['tide.article.html']);
  });

  it('is reported once when it has failed for a day, and again only after it was well', async () => {
    const mirror = await open();
    server.answer = (_, response) => void response.writeHead(500).end();
    const long: boolean[] = [];
    for (let hour = 0; hour <= 50; hour += 10) {
      const outcome = await poll(mirror);
      long.push(outcome.kind === 'failed' && outcome.isLong === true);
      now += 10 * 60 * MINUTE_MS;
    }
    expect(long).toEqual([false, false, false, true, false, false]);

    give([{ slug: 'tide' }]);
    await poll(mirror);
    server.answer = (_, response) => void response.writeHead(500).end();
    expect(await poll(mirror)).not.toHaveProperty('isLong');
  });

  it('is named without the keys of its address', async () => {
    const mirror = await open('/feed.xml?token=abcdef');
    server.answer = (_, response) => void response.writeHead(404).end();
    await poll(mirror);
    expect(mirror.state().fault?.what).toMatch(/feed[.]xml\?token=[.]{3}/u);
    server.answer = (_, response) => void response.end('words');
    await poll(mirror);

    expect(JSON.stringify(mirror.state().fault)).not.toContain('abcdef');
  });

  it('is left alone for as long as its server says', async () => {
    const mirror = await open();
    server.answer = (_, response) => void response.writeHead(429, { 'retry-after': '1800' }).end();
    await poll(mirror);

    expect(mirror.state().nextFetchAt).toBe(now + 30 * MINUTE_MS);
  });

  it('is well again once it answers', async () => {
    const mirror = await open();
    server.answer = (_, response) => void response.end('<html>down</html>');
    expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.none' } });
    give([{ slug: 'tide' }]);
    await poll(mirror);

    expect(mirror.state()).toMatchObject({ failures: 0 });
    expect(mirror.state().fault).toBeUndefined();
  });
});

it('finds the feed that a page names, before that of its comments, and asks it directly from then on', async () => {
  const mirror = await open('/');
  const page = `<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
    <link rel="alternate" type="application/rss+xml" href="/news.xml"></head></html>`;
  server.answer = ({ url }, response) => void response.end(url === '/' ? page : feedOf(server.origin, [{ slug: 'tide' }]));
  await poll(mirror);
  await poll(mirror);

  expect(server.requests.map(({ url }) => url)).toEqual(['/', '/news.xml', '/news.xml']);
  expect(await files()).toEqual(['tide.article.html']);
});

it('follows a feed that has moved for good, and remembers its articles', async () => {
  const mirror = await open();
  give([{ slug: 'tide' }]);
  await poll(mirror);
  server.answer = ({ url }, response) => {
    if (url === '/feed.xml') response.writeHead(301, { location: '/moved.xml' }).end();
    else response.end(feedOf(server.origin, [{ slug: 'salt' }, { slug: 'tide' }]));
  };
  expect(await poll(mirror)).toMatchObject({ added: 1 });
  await poll(mirror);

  expect(server.requests.at(-1)?.url).toBe('/moved.xml');
});

it('knows the articles of a feed whose address was changed in the configuration', async () => {
  give([{ slug: 'tide' }]);
  await poll(await open());
  const mirror = await open('/other.xml');
  give([{ slug: 'salt' }, { slug: 'tide' }]);

  expect(await poll(mirror)).toMatchObject({ added: 1 });
  expect(await read('salt')).not.toContain('announce: false');
});

it('takes a feed at another address that has none of its articles for another feed: the old ones go, and nothing is news', async () => {
  give([{ slug: 'tide' }]);
  await poll(await open());
  const mirror = await open('/other.xml');
  give([{ slug: 'salt' }]);
  await poll(mirror);

  expect(await files()).toEqual(['salt.article.html']);
  expect(await read('salt')).toContain('announce: false');
});

it('asks the address of the configuration again if the one that it led to is gone', async () => {
  const mirror = await open('/');
  const page = (feed: string): string => `<html><head><link rel="alternate" type="application/rss+xml" href="${feed}"></head></html>`;
  server.answer = ({ url }, response) => void response.end(url === '/' ? page('/news.xml') : feedOf(server.origin, [{ slug: 'tide' }]));
  await poll(mirror);
  server.answer = ({ url }, response) => {
    if (url === '/news.xml') response.writeHead(404).end();
    else response.end(url === '/' ? page('/new.xml') : feedOf(server.origin, [{ slug: 'salt' }, { slug: 'tide' }]));
  };
  expect(await poll(mirror)).toMatchObject({ error: { code: 'fetch.missing' } });

  expect(await poll(mirror)).toMatchObject({ kind: 'read', added: 1 });
  expect(mirror.state().url).toBe(`${server.origin}/new.xml`);
});

it('does not take “nothing new” for an answer before it has read anything', async () => {
  const mirror = await open();
  server.answer = (_, response) => void response.writeHead(304).end();

  expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'fetch.status' } });
});

it('blames no feed for a request that was called off', async () => {
  const mirror = await open();
  give([{ slug: 'tide' }]);
  await poll(mirror);
  const ending = new AbortController();
  server.answer = () => ending.abort();
  await pollFeed(mirror, { fetch, reader, now: () => now, everyMs: () => 10 * MINUTE_MS, chance: () => 0, signal: ending.signal });

  expect(mirror.state()).toMatchObject({ failures: 0 });
  expect((await open()).state().fault).toBeUndefined();
});

it('reads a feed with one article that is nested too deep', async () => {
  const mirror = await open();
  give([{ slug: 'deep', html: '<div>'.repeat(2_000) + 'Deep.' }, { slug: 'tide' }]);

  expect(await poll(mirror)).toMatchObject({ kind: 'read', given: 2 });
  expect(await read('tide')).toContain('Text of tide.');
});

it('cuts an article that is larger than a file may be after a whole paragraph', async () => {
  const mirror = await open();
  give([{ slug: 'tide', html: '<p>The gate is open, and the water runs.</p>'.repeat(30_000) }]);
  await poll(mirror);
  const text = await read('tide');

  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_ARTICLE_BYTES);
  expect(text.trimEnd()).toMatch(/runs[.]<\/p>$/u);
});

it('leaves pictures out that lie in the text itself before it cuts words', async () => {
  const mirror = await open();
  give([{ slug: 'tide', html: `<img src="data:image/png;base64,${'A'.repeat(900_000)}"><p>The gate is open.</p>` }]);
  await poll(mirror);

  expect(await read('tide')).toMatch(/^<img +><p>The gate is open[.]<\/p>$/mu);
});

it('begins anew, as the archive, if its record cannot be read', async () => {
  give([{ slug: 'tide' }]);
  await poll(await open());
  await writeFile(join(base, 'gate', 'feed.json'), '{');
  give([{ slug: 'tide' }, { slug: 'salt' }]);
  await poll(await open());

  expect(await files()).toEqual(['salt.article.html', 'tide.article.html']);
  expect(await read('salt')).toContain('announce: false');
});

it('gives an article without text its title for one, so that it is found and announced', async () => {
  const mirror = await open();
  server.answer = (_, response) => void response.end(feedOf(server.origin, [{ slug: 'tide', title: 'The &lt;main&gt; gate', html: '' }]));
  await poll(mirror);

  expect(await read('tide')).toContain('\n<p>The &lt;main> gate</p>\n');
  expect(mirror.state().summaries).toBe(1);
});

it('reads a feed in the charset that it is in', async () => {
  const mirror = await open();
  const latin = Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?>${feedOf(server.origin, [{ slug: 'tide', title: 'Caf\u00e9' }])}`,
    'latin1',
  );
  server.answer = (_, response) => void response.end(latin);
  await poll(mirror);

  expect(await read('tide')).toContain('title: "Café"');
});

it('gives up a feed that takes too long to be read, and reads the next one', async () => {
  reader.close();
  reader = createFeedReader({ clock: systemClock, deadlineMs: 1 });
  const mirror = await open();
  give([{ slug: 'tide' }]);

  expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.slow' } });
  reader.close();
  reader = createFeedReader({ clock: systemClock });
  expect(await poll(mirror)).toMatchObject({ kind: 'read' });
});
