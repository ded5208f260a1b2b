import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnnouncementService, createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { createOnce, TAKE_OVER_MS } from '../../src/announce/once.ts';
import type { Settlement } from '../../src/ports/outbox-sending.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import type { ChannelContext } from '../../src/subscription/channel-context.ts';
import { queueOf, posted } from '../contract/queue-steps.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { DAY, makeArticle, makeDelivery, makeDestination, NOON } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const place: ChannelContext = { platform: 'discord', installationId: 'I1', channelId: 'c1', userId: 'u1' };

describe('what people do about announcements', () => {
  let clock: FakeClock;
  let storage: Storage;
  let desk: AnnouncementService;
  let planned: number;
  const queue = queueOf(() => storage);

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    planned = 0;
    desk = createAnnouncementService({ storage, clock, branding: () => ({}), onPlanned: () => void (planned += 1) });
  });
  afterEach(() => storage.close());

  /** The dispatcher's part: what was planned for the person is settled as soon as it is there. */
  async function answerDirectMessage(settlement: Settlement): Promise<void> {
    await expect.poll(async () => (await storage.outbox.count()).pending).toBe(1);
    await queue.send(settlement, { now: clock.now() });
    await clock.advance(50);
  }

  describe('following', () => {
    it('is confirmed by a direct message, the first time only', async () => {
      const following = desk.follow({ ...place, cause: 'one' }, 'topic', 'AI');
      await answerDirectMessage(posted('m1'));

      expect(await following).toEqual({ isNew: true });
      expect(planned).toBe(1);
      expect(await desk.follow({ ...place, cause: 'two' }, 'topic', 'AI')).toEqual({ isNew: false });
      expect(await storage.outbox.list({})).toHaveLength(1);
      expect((await desk.follows(place)).follows).toMatchObject([{ kind: 'topic', value: 'AI', createdAt: NOON }]);
      expect((await desk.follows(place)).closed).toBeUndefined();
    });

    it.each([['what the platform says', 'Cannot send messages to this user', 'Cannot send messages to this user']])(
      'says %s if the person takes no direct messages, and asks again the next time',
      async (_name, reason, closed) => {
        const following = desk.follow({ ...place, cause: 'one' }, 'author', 'Ada');
        await answerDirectMessage({ kind: 'dead', reason });

        expect(await following).toEqual({ isNew: true, closed });
        expect((await desk.follows(place)).closed).toBe(closed);
        const again = desk.follow({ ...place, cause: 'two' }, 'author', 'Ada');
        await answerDirectMessage(posted('m1'));
        expect(await again).toEqual({ isNew: false });
      },
    );

    it('is confirmed once to somebody who presses again while the confirmation is on its way', async () => {
      const pressed = desk.follow({ ...place, cause: 'one' }, 'topic', 'AI');
      await expect.poll(async () => (await storage.outbox.count()).pending).toBe(1);
      await clock.advance(100);
      const again = desk.follow({ ...place, cause: 'two' }, 'topic', 'ai');
      await expect.poll(() => planned).toBe(2);
      await answerDirectMessage(posted('m1'));

      expect([await pressed, await again]).toEqual([{ isNew: true }, { isNew: false }]);
      expect(await storage.outbox.list({})).toHaveLength(1);
    });

    it('is tried once more for each confirmation that did not arrive, however often somebody presses', async () => {
      const refused = desk.follow({ ...place, cause: 'one' }, 'topic', 'AI');
      await answerDirectMessage({ kind: 'dead', reason: 'Cannot send messages to this user' });
      await refused;
      const pressed = [desk.follow({ ...place, cause: 'two' }, 'topic', 'AI'), desk.follow({ ...place, cause: 'three' }, 'topic', 'AI')];
      await expect.poll(() => planned).toBe(3);
      await answerDirectMessage(posted('m1'));

      await Promise.all(pressed);
      expect(await storage.outbox.list({})).toHaveLength(2);
    });

    it('does not wait for the direct message longer than an answer may take', async () => {
      const following = desk.follow(place, 'term', 'heron');
      await expect.poll(async () => (await storage.outbox.count()).pending).toBe(1);
      let isAnswered = false;
      void following.then(() => (isAnswered = true));

      await clock.advance(1_100);
      const early = isAnswered;
      await clock.advance(100);

      expect([early, await following]).toEqual([false, { isNew: true }]);
      const [message] = await storage.outbox.list({});
      const card = await storage.outbox.findCard(message?.announcementId ?? ('' as never), 1);
      expect(card).toMatchObject({
        tone: 'info',
        unfollow: { by: 'term', value: 'heron' },
        text: 'You follow heron. New articles arrive here as direct messages.',
      });
    });

    it('ends for the one who ends it, once', async () => {
      await storage.follows.add({ destination: makeDestination('u1', 'discord', 'user'), kind: 'topic', value: 'AI', createdAt: NOON });

      expect(await desk.unfollow({ ...place, userId: 'u2' }, 'topic', 'AI')).toBe(false);
      expect(await desk.unfollow({ ...place, cause: 'one' }, 'topic', 'AI')).toBe(true);
      expect(await desk.unfollow({ ...place, cause: 'one' }, 'topic', 'AI')).toBe(true);
      expect(await desk.unfollow({ ...place, cause: 'two' }, 'topic', 'AI')).toBe(false);
    });
  });

  describe('subscribing by a form', () => {
    it('shows the settings of the channel, keeps them, and remembers who subscribed first', async () => {
      const empty = await desk.openForm(place, wordsFor([]));
      const values = { schedule: 'daily', at: '08:00' };

      const saved = await desk.submitForm(place, values, wordsFor([]));
      const again = await desk.submitForm({ ...place, userId: 'u2' }, values, wordsFor([]));

      expect(saved).toMatchObject({ kind: 'subscribed', isNew: true, backfilled: 0 });
      expect(again).toMatchObject({ kind: 'subscribed', isNew: false, subscription: { createdBy: 'u1', createdAt: NOON } });
      expect(planned).toBe(2);
      expect([empty.submitLabel, (await desk.openForm(place, wordsFor([]))).submitLabel]).toEqual(['Turn on', 'Save']);
      expect(JSON.stringify(await desk.openForm(place, wordsFor([])))).toContain('"value":"08:00"');
    });

    it('gives the form back with what is wrong, and with what was filled in', async () => {
      const form = await desk.submitForm(place, { filter: 'nonsense:x', zone: 'Europe/Berlin' }, wordsFor([]));

      expect(JSON.stringify(form)).toContain('"value":"Europe/Berlin"');
      expect(form).not.toHaveProperty('subscription');
      expect(await storage.subscriptions.list()).toEqual([]);
      expect(planned).toBe(0);
    });
  });

  describe('a test', () => {
    it('is posted once for each who asks, where there is a subscription and something that is news', async () => {
      const articles = [makeArticle('future', { publishedAt: '2026-12-24T00:00:00Z' }), makeArticle('a'), makeArticle('b')];
      const early = [await desk.test(place, articles), await desk.test(place, [])];
      await desk.subscribe(place, '', []);
      planned = 0;

      const shown = [await desk.test({ ...place, cause: 'one' }, articles), await desk.test({ ...place, cause: 'one' }, articles)];

      expect(early).toEqual(['notSubscribed', 'nothing']);
      expect(shown.map((article) => typeof article === 'object' && article.slug)).toEqual(['a', 'a']);
      expect(planned).toBe(2);
      expect((await queue.all()).map(({ announcementId, status }) => `${announcementId} ${status}`)).toEqual(['test:a:one pending']);
      await desk.test(place, articles);
      expect((await queue.all())[1]?.announcementId).toBe(`test:a:${NOON / 1_000}`);
    });
  });

  it('counts what a channel got, waits for, lost and cannot prove, and says why the newest is missing', async () => {
    await desk.subscribe(place, '', []);
    const plan = (...articles: readonly string[]) => queue.plan({ deliveries: articles.map((article) => makeDelivery(article, 'c1')) });
    await plan('a', 'b', 'c', 'd', 'e', 'f');
    await queue.send(
      posted('m1', { outcome: 'Posted without the picture', lacks: { what: 'w', fix: 'f', isSetting: false, mayHeal: false } }),
    );
    const lacking = await desk.status(place);
    await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
    await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
    await queue.send({ kind: 'dead', reason: 'Too long' });
    await queue.claim();

    const status = await desk.status(place);

    expect([lacking.lack, lacking.refusal]).toEqual(['Posted without the picture', undefined]);
    expect(status.counts).toEqual({ pending: 2, unknown: 2, delivered: 1, givenUp: 1, collected: 0 });
    expect([status.lack, status.refusal]).toEqual([undefined, 'Too long']);
    expect(status.inDoubt.map(({ announcementId }) => announcementId)).toEqual(['article:b', 'article:c']);
    expect(status.subscription?.createdBy).toBe('u1');
  });

  it('is woken when somebody has decided a doubt, and only then', async () => {
    await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
    const { delivery } = await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
    const decider = { platform: 'discord', installationId: 'I1', mayManage: async (channelId: string) => channelId === 'c1' } as const;

    const outcomes = [
      await desk.decideDoubt(delivery.seq, 'postAgain', decider),
      await desk.decideDoubt(delivery.seq, 'postAgain', decider),
    ];

    expect(outcomes[0]).toBe('settled');
    expect(outcomes[1]).not.toBe('settled');
    expect(planned).toBe(1);
  });

  it('turns announcements off once for one cause', async () => {
    await desk.subscribe(place, '', []);

    expect(await desk.unsubscribe({ ...place, cause: 'one' })).toBe(true);
    expect(await desk.unsubscribe({ ...place, cause: 'one' })).toBe(true);
    expect(await desk.unsubscribe(place)).toBe(false);
  });

  describe('an act that several processes see', () => {
    it('is done again if the process that began it has not come back in two seconds', async () => {
      await storage.effects.begin('click:act', NOON);
      let done = 0;
      const acting = createOnce(storage.effects, clock)('click', 'act', async () => (done += 1));
      await clock.advance(TAKE_OVER_MS);
      const early = done;
      await clock.advance(100);

      expect([early, await acting, done]).toEqual([0, 1, 1]);
    });

    it('has the result of the one who was first, as soon as it is known', async () => {
      await storage.effects.begin('click:act', NOON);
      const acting = createOnce(storage.effects, clock)('click', 'act', async () => 'mine');
      await clock.advance(10);
      await storage.effects.finish('click:act', 'theirs', NOON);
      await clock.advance(50);

      expect(await acting).toBe('theirs');
    });

    it('is done by the next if it failed, and by everybody without a cause', async () => {
      const once = createOnce(storage.effects, clock);

      await expect(once('click', 'act', () => Promise.reject(new Error('No')))).rejects.toThrow('No');

      expect(await once('click', 'act', async () => 'second')).toBe('second');
      expect(await once('click', 'other', async () => 'another')).toBe('another');
      expect([await once(undefined, 'act', async () => 1), await once(undefined, 'act', async () => 2)]).toEqual([1, 2]);
    });
  });

  it('asks for articles of the past once, oldest first, with the card of today', async () => {
    const articles = [makeArticle('c'), makeArticle('b'), makeArticle('a', { publishedAt: '2026-12-24T00:00:00Z' })];

    const outcome = await desk.subscribe(place, 'backfill=5', articles);
    const again = await desk.subscribe(place, 'backfill=5', articles);

    expect([outcome, again]).toMatchObject([
      { isNew: true, backfilled: 2, askedFor: 5 },
      { isNew: false, backfilled: 0, askedFor: 5 },
    ]);
    const all = await queue.all();
    expect(all.map(({ announcementId }) => announcementId)).toEqual(['article:b', 'article:c']);
    expect(all[0]?.expiresAt).toBe(NOON + DAY);
    expect(await storage.outbox.findCard(all[0]?.announcementId ?? ('' as never), 1)).toMatchObject({ kind: 'article', slug: 'b' });
    expect(await desk.subscribe({ ...place, channelId: 'c2' }, '', articles)).not.toHaveProperty('askedFor');
  });
});
