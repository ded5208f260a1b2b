import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnnouncementService, type AnnouncementService } from '../../src/announce/announcement-service.ts';
import { createPlanner, type Planner } from '../../src/announce/planner.ts';
import type { ChannelContext } from '../../src/subscription/channel-context.ts';
import type { Article } from '../../src/content/article.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { DAY, HOUR, makeArticle, makeEdition, MINUTE, NOON } from './fixtures.ts';

const place: ChannelContext = { platform: 'discord', installationId: 'i1', channelId: 'c1', userId: 'u1' };

describe('changing what a channel gets', () => {
  let clock: FakeClock;
  let storage: Storage;
  let desk: AnnouncementService;
  let planner: Planner;
  let editions = 0;

  const publish = (...articles: readonly Article[]): Promise<void> => planner.publish(makeEdition(articles, `edition-${(editions += 1)}`));
  const set = async (text: string, articles: readonly Article[] = []) => {
    const outcome = await desk.subscribe(place, text, articles);
    if (outcome.kind === 'problem') throw new Error(outcome.what);
    return outcome;
  };
  const list = async () =>
    (await storage.outbox.list({}))
      .toReversed()
      .map(({ announcementId, status, readyAt }) => [announcementId, status, readyAt - clock.now()]);
  const claim = () =>
    storage.outbox.claim({
      platform: 'discord',
      owner: 'me',
      now: clock.now(),
      leaseMs: MINUTE,
      limit: 10,
      exceptQueues: [],
      exceptInstallations: [],
    });
  const old = makeArticle('old', { publishedAt: '2026-10-01' });

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    const onTrouble = (error: unknown): never => {
      throw error;
    };
    desk = createAnnouncementService({ storage, clock, branding: () => ({}), onPlanned: () => {} });
    planner = createPlanner({ storage, clock, owner: 'me', backfill: 0, onPlanned: () => {}, onTrouble });
    await publish(old);
  });
  afterEach(() => storage.close());

  it('posts what was collected at once when its digest is turned off, and what comes later by itself', async () => {
    await set('digest=daily@20:00');
    await publish(old, makeArticle('a'), makeArticle('b'));
    const before = await desk.status(place);

    await set('digest=off');
    await planner.tick();
    await publish(old, makeArticle('a'), makeArticle('b'), makeArticle('c'));
    await planner.tick();

    expect(before.counts).toMatchObject({ pending: 0, collected: 2 });
    expect(await list()).toEqual([
      [expect.stringMatching(/^digest:/u), 'pending', 0],
      ['article:c', 'pending', 0],
    ]);
    const { explanation } = await desk.explain(place, makeArticle('a'));
    expect(explanation.queuedForDigest).toBe(false);
    expect((await desk.status(place)).counts.collected).toBe(0);
    clock.jump(2 * DAY);
    await planner.tick();
    expect(await list()).toHaveLength(2);
  });

  it.each([
    [5, 5],
    [6, 1],
  ])('posts %i articles that wait as %i messages', async (count, messages) => {
    await set('digest=off');
    await publish(old, ...Array.from({ length: count }, (_, number) => makeArticle(`late-${number}`)));

    await planner.tick();

    const waiting = (await storage.outbox.list({})).filter(({ status }) => status === 'pending');
    expect(waiting).toHaveLength(messages);
    expect(waiting.every(({ announcementId }) => announcementId.startsWith('digest:') === (messages === 1))).toBe(true);
  });

  it('posts what was collected in the very moment in which the digest was turned off', async () => {
    await set('digest=daily@20:00');
    await publish(old, makeArticle('a'));
    const [daily] = await storage.subscriptions.list();
    if (daily === undefined) throw new Error('There is no subscription.');
    // As if the planner had read the subscriptions before, and written after.
    await storage.subscriptions.put({ ...daily, settings: { ...daily.settings, schedule: { kind: 'immediately' } } }, undefined);

    await planner.tick();
    clock.jump(2 * MINUTE);
    await planner.tick();

    expect(await list()).toHaveLength(1);
    expect((await desk.status(place)).counts.collected).toBe(0);
  });

  it('keeps what was collected when the digest comes at another time', async () => {
    await set('digest=daily@20:00');
    await publish(old, makeArticle('a'));

    await set('digest=daily@14:00');
    await planner.tick();
    const early = await list();
    clock.jump(2 * HOUR + MINUTE);
    await planner.tick();

    expect(early).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  it('lets go what quiet hours held when they are turned off or moved, and holds what they newly cover', async () => {
    await set('quiet=11:00-14:00 zone=UTC thread=on');
    await publish(old, makeArticle('a'));
    const held = await list();

    await set('quiet=off');
    const free = await list();
    await set('quiet=11:00-12:30 zone=UTC');
    const moved = await list();

    expect(held.map(([, , wait]) => wait)).toEqual([2 * HOUR, 2 * HOUR]);
    expect(free.map(([, , wait]) => wait)).toEqual([0, 0]);
    expect(moved.map(([, , wait]) => wait)).toEqual([HOUR / 2, HOUR / 2]);
  });

  it('posts a test at once, in quiet hours and past what waits for their end', async () => {
    await set('quiet=11:00-14:00 zone=UTC');
    await publish(old, makeArticle('a'));

    await desk.test(place, [makeArticle('a')]);

    expect((await claim()).map(({ delivery }) => delivery.announcementId)).toEqual([expect.stringMatching(/^test:a:/u)]);
  });

  it('counts only the articles that a backfill posts', async () => {
    const articles = ['a', 'b', 'c'].map((slug) => makeArticle(slug));
    await publish(old, ...articles);

    const first = await set('backfill=2', articles);
    const again = await set('backfill=2', articles);
    const more = await set('backfill=3', articles);

    expect([first, again, more].map(({ backfilled, askedFor }) => [backfilled, askedFor])).toEqual([
      [2, 2],
      [0, 2],
      [1, 3],
    ]);
    expect(await list()).toHaveLength(3);
  });

  it('sends what was refused to nobody once it is turned off, and holds up nothing when it is turned on again', async () => {
    await set('everything');
    await publish(old, makeArticle('a'));
    const [refused] = await claim();
    if (refused === undefined) throw new Error('Nothing could be claimed.');
    const { queueKey, destination } = refused.delivery;
    await storage.subscriptions.park(destination.id, { reason: 'No permission', now: clock.now(), retryAt: clock.now() + HOUR, queueKey });
    await storage.outbox.settle(
      refused,
      'me',
      { kind: 'later', readyAt: clock.now() + HOUR, inDoubt: false, outcome: 'Refused' },
      clock.now(),
    );

    await desk.unsubscribe(place);
    const off = await list();
    await set('everything');
    await publish(old, makeArticle('a'), makeArticle('b'));

    expect(off).toEqual([['article:a', 'canceled', HOUR]]);
    expect((await claim()).map(({ delivery }) => delivery.announcementId)).toEqual(['article:b']);
  });

  it('tries again at once what was refused and is in doubt, when its settings are saved', async () => {
    await set('everything');
    await publish(old, makeArticle('a'));
    const [doubtful] = await claim();
    if (doubtful === undefined) throw new Error('Nothing could be claimed.');
    await storage.outbox.settle(
      doubtful,
      'me',
      { kind: 'later', readyAt: clock.now() + HOUR, inDoubt: true, outcome: 'Refused' },
      clock.now(),
    );

    await set('topic:ai');

    expect((await claim()).map(({ delivery }) => delivery.announcementId)).toEqual(['article:a']);
  });

  it('brings back nothing that is too old, whatever the hours', async () => {
    await set('quiet=11:00-14:00 zone=UTC');
    await publish(old, makeArticle('a'));
    clock.jump(3 * DAY);

    await set('quiet=off');

    expect((await storage.outbox.list({}))[0]?.expiresAt).toBeLessThan(clock.now());
  });

  it('tells when the newest post was given up', async () => {
    await set('everything');
    await desk.test(place, [makeArticle('a')]);
    const [refused] = await claim();
    if (refused === undefined) throw new Error('Nothing could be claimed.');
    await storage.outbox.settle(refused, 'me', { kind: 'dead', reason: 'This is not a text channel' }, clock.now());
    const bad = await desk.status(place);
    clock.jump(MINUTE);
    await desk.test(place, [makeArticle('b')]);
    const [taken] = await claim();
    if (taken === undefined) throw new Error('Nothing could be claimed.');
    await storage.outbox.settle(taken, 'me', { kind: 'delivered', message: { messageId: 'm1' }, outcome: 'Posted' }, clock.now());

    expect(bad).toMatchObject({ refusal: 'This is not a text channel', counts: { givenUp: 1 } });
    expect(await desk.status(place)).not.toHaveProperty('refusal');
  });
});
