import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { type Announcements, createAnnouncements } from '../../src/app/announcements.ts';
import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createGuardedPost, type GuardedPost } from '../../src/sources/network/guarded-post.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { makeArticle, makeEdition } from '../announce/fixtures.ts';
import { createRandom } from '../fault/random.ts';
import { createScaledClock } from '../fault/scaled-clock.ts';
import { type Fate, receiverSecret, startReceiver, type TestReceiver } from '../platform/webhook/webhook-receiver.ts';

/** Time runs this many times as fast, so that waits of half a minute are over in half a second. */
const FACTOR = 60;
const SLUGS = Array.from({ length: 8 }, (_, index) => `a${index}`);

let directory: string;
let clock: ReturnType<typeof createScaledClock>;
let receiver: TestReceiver;
let guarded: GuardedPost;
let storage: Storage;
let announcements: Announcements;
let log: string[];

const article = (slug: string, changes: Partial<Article> = {}): Article =>
  makeArticle(slug, { publishedAt: new Date(clock.now()).toISOString(), ...changes });
const open = async (names: readonly string[] = ['shop']): Promise<void> => {
  storage = await openStorage(join(directory, 'newsdesk.db'), true);
  const logger = createLogger({ level: 'info', destination: { write: (line) => void log.push(line) }, format: 'json' });
  announcements = await createAnnouncements({
    config: {},
    storage,
    clock,
    events: createAnnouncementEvents(logger, createMetrics()),
    namesOf: (term) => [term],
    standings: {},
    webhooks: { receivers: names.map((name) => ({ name, url: receiver.url, secret: new Secret(receiverSecret) })), post: guarded.post },
  });
};
const begin = async (edition: Edition): Promise<void> => {
  await announcements.remember(edition);
  await announcements.subscribe(new Map());
  await announcements.publish(edition);
  announcements.start();
};
const stop = async (): Promise<void> => {
  await announcements.stop();
  await storage.close();
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsdesk-webhooks-'));
  log = [];
  clock = createScaledClock(Date.now(), FACTOR);
  receiver = await startReceiver(() => clock.now());
  guarded = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts: [receiver.host] });
});
afterEach(async () => {
  await stop();
  await guarded.close();
  await receiver.close();
  await rm(directory, { recursive: true, force: true });
});

it('tells each article, change, retraction and end once, whatever is lost, delayed and repeated, and over a restart', async () => {
  const random = createRandom(20_261_130);
  const fates: readonly Fate[] = [
    { takes: true, answer: 'cut' },
    { takes: false, answer: 'cut' },
    { takes: true, answer: { status: 502 } },
    { takes: false, answer: { status: 500 } },
    { takes: true, answer: { status: 204 }, delayMs: 20 },
    ...Array.from({ length: 4 }, () => ({ takes: true, answer: { status: 204 } }) as const),
  ];
  receiver.fate = () => fates[Math.floor(random.next() * fates.length)] as Fate;
  const archive = article('archive', { publishedAt: '2020-01-02' });
  await open();
  await begin(makeEdition([archive], 'none'));

  const first = SLUGS.map((slug) => article(slug));
  await announcements.publish(makeEdition([archive, ...first], 'first'));
  await expect.poll(() => receiver.articles.size, { timeout: 60_000 }).toBeGreaterThan(3);
  await stop();
  await open();
  await begin(makeEdition([archive, ...first], 'first'));
  await expect.poll(() => receiver.articles.size, { timeout: 60_000 }).toBe(SLUGS.length);

  const [gone, retracted, ...others] = first;
  const second = [
    { ...(retracted as Article), retraction: 'It is a door', hash: 'retracted' },
    ...others.map((each) => ({ ...each, title: `Another title of ${each.slug}`, hash: `changed-${each.slug}` })),
  ];
  await announcements.publish(makeEdition([archive, ...second], 'second'));
  await expect.poll(() => receiver.articles.get('a7')?.type, { timeout: 60_000 }).toBe('update');
  await expect.poll(() => receiver.articles.has('a0'), { timeout: 60_000 }).toBe(false);
  await expect.poll(async () => (await storage.outbox.count()).pending, { timeout: 60_000 }).toBe(0);

  const counts = await storage.outbox.count();
  const typesOf = (slug: string) => receiver.events.filter(({ article: { id } }) => id === slug).map(({ type }) => type);
  expect(gone?.slug).toBe('a0');
  expect(SLUGS.map(typesOf)).toEqual([['publish', 'delete'], ['publish', 'retract'], ...others.map(() => ['publish', 'update'])]);
  expect(typesOf('archive')).toEqual([]);
  expect(receiver.requests.length).toBeGreaterThan(receiver.events.length);
  expect([receiver.unsigned, counts.unknown, counts.dead]).toEqual([0, 0, 0]);
});

it('waits for a receiver that is away, and tells it everything in order, however much there is', async () => {
  receiver.fate = () => ({ takes: false, answer: { status: 503, headers: { 'retry-after': '20' } } });
  await open();
  await begin(makeEdition([article('archive')], 'none'));
  await announcements.publish(makeEdition([article('archive'), ...SLUGS.map((slug) => article(slug))], 'first'));
  await expect.poll(() => receiver.requests.length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(receiver.events).toEqual([]);

  receiver.fate = () => ({ takes: true, answer: { status: 200 } });
  await expect.poll(() => receiver.events.length, { timeout: 60_000 }).toBe(SLUGS.length);
  expect(receiver.events.map(({ type }) => type)).toEqual(SLUGS.map(() => 'publish'));
});

it('forgets a receiver that is not listed any more', async () => {
  await open(['shop', 'mail']);
  await announcements.subscribe(new Map());
  await stop();
  await open(['mail']);
  await announcements.subscribe(new Map());

  expect((await storage.subscriptions.list()).map(({ destination }) => destination.id)).toEqual(['webhook:channel:mail']);
});
