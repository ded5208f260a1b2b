import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/runtime/clock.ts';
import { type HttpServer, startHttpServer } from '../../../../src/runtime/http-server.ts';
import { createFeedsSource, type FeedsSource } from '../../../../src/sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../../../../src/sources/network/guarded-fetch.ts';
import { createGuardedPost, type GuardedPost } from '../../../../src/sources/network/guarded-post.ts';
import { createHubRoutes, MAX_DELIVERIES, MAX_DELIVERY_BYTES } from '../../../../src/web/hub-routes.ts';
import { createFakeClock, type FakeClock } from '../../../announce/fake-clock.ts';
import { feedOf, type FeedServer, startFeedServer } from '../feed-server.ts';
import { type StandInHub, startStandInHub } from './stand-in-hub.ts';

const HOUR_MS = 3_600_000;
let root: string;
let server: FeedServer;
let hub: StandInHub;
let http: HttpServer;
let clock: FakeClock;
let source: FeedsSource;
let poster: GuardedPost | undefined;
let outcomes: string[];
/** Answers and deliveries that were read to their end. */
let readings: number;
let headers: Record<string, string>;
let links: string;

/** The feed with articles of these names. */
const feed = (...slugs: readonly string[]): string =>
  feedOf(
    server.origin,
    slugs.map((slug) => ({ slug })),
  ).replace('<channel>', `<channel>${links}`);
const kept = async (): Promise<readonly string[]> =>
  (await readdir(join(root, 'gate'))).filter((name) => name.endsWith('.html')).map((name) => name.replace('.article.html', ''));
const polls = (): number => server.requests.length;

async function open({ isPublic = true } = {}): Promise<void> {
  const allowedHosts = [server.host, new URL(hub.url).host];
  await poster?.close();
  poster = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts });
  let tokens = 0;
  const createToken = (): string => `token-${(tokens += 1)}`;
  source = createFeedsSource({
    feeds: [{ name: 'gate', url: `${server.origin}/feed.xml` }],
    root,
    clock,
    readingClock: systemClock,
    fetch: createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts }),
    chance: () => 0,
    firstRoundMs: 60_000,
    onOutcome: () => void (readings += 1),
    hubs: isPublic ? { publicUrl: http.url, post: poster.post, createToken } : undefined,
  });
  await source.load();
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsdesk-hubs-'));
  server = await startFeedServer();
  hub = await startStandInHub();
  clock = createFakeClock(Date.parse('2026-11-20T10:00:00Z'));
  outcomes = [];
  readings = 0;
  headers = {};
  links = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub.url}"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${server.origin}/the-feed"/>`;
  server.answer = (_, response) => void response.writeHead(200, headers).end(feed('tide'));
  const routes = createHubRoutes({ door: () => source.hubs, onAnswered: (outcome) => outcomes.push(outcome) });
  http = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
});
afterEach(async () => {
  await source.close();
  await poster?.close();
  await http.close();
  await hub[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

describe('a feed that names a hub', () => {
  const topic = (): string => `${server.origin}/the-feed`;
  const confirmed = (): Promise<void> => expect.poll(() => hub.confirmed).toEqual([{ status: 200, isEcho: true }]);

  it('is subscribed there, under its own name and with a secret, and nothing else that hubs ask is confirmed', async () => {
    await open();
    await confirmed();
    const refused = [
      { 'hub.mode': 'subscribe', 'hub.topic': 'https://other.example/', 'hub.challenge': 'x' },
      { 'hub.mode': 'unsubscribe', 'hub.topic': topic(), 'hub.challenge': 'x' },
      { 'hub.mode': 'subscribe', 'hub.topic': topic() },
      { 'hub.mode': 'subscribe', 'hub.topic': topic(), 'hub.challenge': 'x', 'hub.lease_seconds': '-1' },
    ];
    for (const query of refused) expect(await hub.ask(query)).toBe(404);
    const send = async (id: string, body: string): Promise<number> =>
      (await fetch(`${http.url}/hooks/websub/${id}`, { method: 'POST', body })).status;

    expect(Object.fromEntries(hub.asked[0] ?? [])).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': topic(),
      'hub.callback': `${http.url}/hooks/websub/token-1`,
      'hub.secret': 'token-2',
      'hub.lease_seconds': '864000',
    });
    expect([await send('guess', 'x'), await send('token-1', 'x'.repeat(MAX_DELIVERY_BYTES + 1))]).toEqual([404, 413]);
  });

  it('has what its hub sends, each article once and without being asked; nothing of what is forged', async () => {
    await open();
    await confirmed();
    expect(await hub.publish(feed('salt'), { secret: 'another' })).toBe(202);
    expect(await hub.publish(feed('tide', 'reed'))).toBe(202);
    await expect.poll(kept).toEqual(['reed', 'tide']);
    expect([outcomes, polls()]).toEqual([['confirmed', 'forged', 'taken'], 1]);

    await hub.publish('Service unavailable');
    await expect.poll(polls).toBe(2);
  });

  it('has what its hub sends at once, two of them while the feed is being asked too', async () => {
    await open();
    await confirmed();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    server.answer = (_, response) => void held.then(() => response.end(feed('tide')));
    await clock.advance(0.2 * HOUR_MS);
    await expect.poll(polls).toBe(2);
    for (const slug of ['reed', 'salt']) expect(await hub.publish(feed('tide', slug))).toBe(202);
    release();

    await expect.poll(kept).toEqual(['reed', 'salt', 'tide']);
  });

  it('is asked as often as before while its hub sends nothing, and again once the feed had an article first', async () => {
    let delivered = 0;
    const askedAfter = async (hours: number, count: number): Promise<void> => {
      await clock.advance(hours * HOUR_MS);
      await expect.poll(() => [polls(), readings - delivered]).toEqual([count, count]);
    };
    await open();
    await confirmed();
    for (const count of [2, 3]) await askedAfter(0.2, count);
    await hub.publish(feed('tide', 'reed'));
    delivered = 1;
    await expect.poll(() => readings).toBe(4);
    await askedAfter(0.2, 4);
    await askedAfter(5, 4);
    server.answer = (_, response) => void response.end(feed('tide', 'salt'));
    for (const [hours, count] of [
      [1, 5],
      [0.2, 6],
      [0.2, 7],
    ] as const)
      await askedAfter(hours, count);
    expect(await kept()).toEqual(['reed', 'salt', 'tide']);
  });

  it('takes four bodies at a time, and drops one without a signature', async () => {
    await open();
    await confirmed();
    const url = `${http.url}/hooks/websub/token-1`;
    const send = async (): Promise<number> => (await fetch(url, { method: 'POST', body: 'x' })).status;
    expect([await send(), outcomes.at(-1)]).toEqual([202, 'forged']);

    const slow = Array.from({ length: MAX_DELIVERIES }, () => request(url, { method: 'POST' }).on('error', () => {}));
    for (const one of slow) one.write('x');
    await expect.poll(send).toBe(503);
    expect(outcomes.at(-1)).toBe('busy');
    for (const one of slow) one.end();
    await expect.poll(send).toBe(202);
  });

  it('is asked every six hours all the same, however much its hub sends', async () => {
    await open();
    await confirmed();
    await hub.publish(feed('tide', 'reed'));
    await expect.poll(kept).toContain('reed');
    await clock.advance(0.2 * HOUR_MS);
    await expect.poll(polls).toBe(2);
    for (const hours of [2, 4]) {
      await clock.advance(2 * HOUR_MS);
      await hub.publish(feed('tide', `after-${hours}`));
      await expect.poll(kept).toContain(`after-${hours}`);
      expect(polls()).toBe(2);
    }
    await clock.advance(2 * HOUR_MS);

    await expect.poll(polls).toBe(3);
  });

  it('keeps its subscription after a restart, and has it renewed at the same address once half of the lease is over', async () => {
    headers = { link: `<${hub.url}>; rel="hub", <https://gate.example/by-header>; rel=self` };
    hub.leaseSeconds = 4 * 3_600;
    await open();
    await confirmed();
    await source.close();
    await open();
    await hub.publish(feed('tide', 'salt'));
    await expect.poll(kept).toEqual(['salt', 'tide']);
    expect(hub.asked.length).toBe(1);
    for (const hours of [0.2, 2]) await clock.advance(hours * HOUR_MS);
    await expect.poll(() => hub.asked.length).toBe(2);

    expect(hub.asked[1]?.toString()).toBe(hub.asked[0]?.toString());
    expect(hub.asked[0]?.get('hub.topic')).toBe('https://gate.example/by-header');
  });

  it('is asked as before if the hub refuses, and forgets the hub once it names none any more', async () => {
    await open();
    await confirmed();
    expect(await hub.ask({ 'hub.mode': 'denied', 'hub.topic': topic() })).toBe(200);
    expect(outcomes).toEqual(['confirmed', 'denied']);
    for (const count of [2, 3]) {
      await clock.advance(0.2 * HOUR_MS);
      await expect.poll(polls).toBe(count);
    }
    expect(hub.asked.length).toBe(1);

    links = '';
    await clock.advance(0.2 * HOUR_MS);
    await expect.poll(() => hub.ask({ 'hub.mode': 'subscribe', 'hub.topic': topic(), 'hub.challenge': 'x' })).toBe(404);
    expect(await hub.publish(feed('salt'))).toBe(404);
    expect(await readdir(join(root, 'gate'))).toEqual(['feed.json', 'tide.article.html']);
  });

  it('is not subscribed without a public address', async () => {
    await open({ isPublic: false });

    expect(source.hubs).toBeUndefined();
    expect(hub.asked).toEqual([]);
  });
});
