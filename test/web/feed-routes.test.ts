import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import { readFeed } from '../../src/sources/feeds/read-feed.ts';
import { MAX_ITEMS } from '../../src/web/feed/feed-items.ts';
import { createFeedRoutes } from '../../src/web/feed-routes.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { DAY, HOUR, makeArticle, makeEdition, NOON } from '../announce/fixtures.ts';

const PATHS = ['/feed.xml', '/feed.json'] as const;

function serve(articles: readonly Article[], onlyLocal = false) {
  const clock = createFakeClock(NOON);
  let edition: Edition | undefined = makeEdition(articles, 'one');
  const routes = createFeedRoutes({ edition: () => edition, clock, onlyLocal });
  return {
    clock,
    publish(next: readonly Article[] | undefined, hash = 'two') {
      edition = next === undefined ? undefined : makeEdition(next, hash);
    },
    get: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      routes.request(`http://127.0.0.1:8080${path}`, { method, headers: { host: '127.0.0.1:8080', ...headers } }),
  };
}

describe.each(PATHS)('%s', (path) => {
  it('gives articles with their texts', async () => {
    const { get } = serve([makeArticle('tide', { url: 'https://gate.example/tide', dek: 'A <gate> & a wall' }), makeArticle('salt')]);
    const response = await get(path);
    const feed = readFeed(await response.text(), 'http://127.0.0.1:8080/');

    expect(response.headers.get('content-type')).toBe(
      `application/${path === '/feed.xml' ? 'rss' : 'feed'}+json; charset=utf-8`.replace('rss+json', 'rss+xml'),
    );
    expect(feed).toMatchObject({ title: 'The Test', siteUrl: 'https://gate.example/', lang: 'en' });
    expect(feed.articles).toMatchObject([
      {
        id: 'tide',
        url: 'https://gate.example/tide',
        title: 'Title of tide',
        dek: 'A <gate> & a wall',
        publishedAt: '2026-11-02T11:00:00Z',
        authors: ['Ada Writer'],
        topics: ['ai'],
        isWhole: true,
      },
      { id: 'salt' },
    ]);
    expect(feed.articles[0]?.html).toContain('<h2 id="details">Details</h2>\n<p>The details of tide.</p>');
  });

  it('answers 304 to a reader that has it, by tag before date', async () => {
    const { get, publish, clock } = serve([makeArticle('tide')]);
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    const since = first.headers.get('last-modified') ?? '';
    const statusOf = async (headers: Record<string, string>): Promise<number> => (await get(path, headers)).status;

    expect(since).toBe('Mon, 02 Nov 2026 12:00:00 GMT');
    expect(await statusOf({ 'if-none-match': `"other", W/${etag}` })).toBe(304);
    expect(await statusOf({ 'if-modified-since': since })).toBe(304);
    expect(await statusOf({ 'if-none-match': '"other"', 'if-modified-since': since })).toBe(200);
    expect(await (await get(path, { 'if-none-match': etag })).text()).toBe('');

    await clock.advance(HOUR);
    publish([makeArticle('tide')]);
    expect(await statusOf({ 'if-none-match': etag })).toBe(304);
    expect(await statusOf({ 'if-modified-since': since })).toBe(304);

    publish([makeArticle('tide', { title: 'Another title' })], 'three');
    expect(await statusOf({ 'if-none-match': etag })).toBe(200);
    expect(await statusOf({ 'if-modified-since': since })).toBe(200);
  });

  it('has no word of what is held back or for members, and gives it from its minute on', async () => {
    const { get, clock } = serve([
      makeArticle('tide'),
      makeArticle('secret-members', { visibility: { kind: 'members' }, dek: 'A secret dek' }),
      makeArticle('secret-embargo', { visibility: { kind: 'embargoed', until: '2026-11-03T12:00:00Z' } }),
      makeArticle('secret-date', { publishedAt: '2026-11-03T12:00:00Z' }),
      makeArticle('secret-later', { closesAt: '2026-11-02T11:30:00Z' }),
    ]);
    const before = await get(path);
    expect(await before.text()).not.toContain('secret');

    await clock.advance(DAY);
    const after = await get(path, { 'if-none-match': before.headers.get('etag') ?? '' });
    expect(after.status).toBe(200);
    expect(readFeed(await after.text(), 'http://127.0.0.1/').articles.map(({ id }) => id)).toEqual([
      'tide',
      'secret-embargo',
      'secret-date',
    ]);
  });

  it('gives the newest fifty', async () => {
    const { get } = serve(Array.from({ length: MAX_ITEMS + 1 }, (_, index) => makeArticle(`a${index}`)));
    const { articles } = readFeed(await (await get(path)).text(), 'http://127.0.0.1/');

    expect([articles.length, articles[0]?.id]).toEqual([50, 'a0']);
  });

  it('gives an article without a date and without an address', async () => {
    const { publishedAt: _, ...undated } = makeArticle('tide');
    const { get } = serve([undated]);
    const { articles, siteUrl } = readFeed(await (await get(path)).text(), 'http://127.0.0.1/');

    expect([articles[0]?.publishedAt, articles[0]?.url, articles[0]?.id, siteUrl ?? 'none']).toEqual([
      undefined,
      undefined,
      'tide',
      'none',
    ]);
  });

  it('has to be asked by a name of this machine, if it is for this machine', async () => {
    const { get } = serve([makeArticle('tide')], true);

    expect((await get(path)).status).toBe(200);
    expect((await get(path, { host: 'localhost:8080' })).status).toBe(200);
    expect((await get(path, { host: 'rebound.example:8080' })).status).toBe(403);
  });

  it('answers 503 before the articles are read', async () => {
    const { get, publish } = serve([]);
    publish(undefined);

    expect((await get(path)).status).toBe(503);
  });

  it('answers HEAD with the same headers and nothing else', async () => {
    const { get } = serve([makeArticle('tide')]);
    const [whole, head] = [await get(path), await get(path, {}, 'HEAD')];

    expect([head.headers.get('etag'), await head.text()]).toEqual([whole.headers.get('etag'), '']);
  });
});
