import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { ArticleId } from '../../src/delivery/article-state.ts';
import type { Slug } from '../../src/content/article.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import {
  DAY,
  emptyFanOut,
  HOUR,
  makeDelivery,
  makeDestination,
  makeSettings,
  makeSubscription,
  MINUTE,
  NOON,
} from '../announce/fixtures.ts';
import { articleA, later, posted, queueOf } from './queue-steps.ts';
import { keepText } from '../../src/words/kept-text.ts';

/** The contract of every storage for subscriptions, and for what is remembered a while. `open` gives an empty one each time. */
export function describePlaces(name: string, open: () => Promise<Storage>): void {
  describe(`places on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const c1 = makeDestination('c1');

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    it('are not there before they are put, and are kept with all that is known of them', async () => {
      const before = await storage.subscriptions.find(c1.id);
      const parked = { since: NOON, reason: 'Missing access', retryAt: NOON + HOUR };
      const subscription = makeSubscription('c1', { parked, settings: makeSettings({ template: 'compact' }) });
      await storage.subscriptions.put(subscription, undefined);

      expect(before).toBeUndefined();
      expect(await storage.subscriptions.find(c1.id)).toEqual(subscription);
      const { createdBy: _nobody, parked: _parked, ...anonymous } = subscription;
      await storage.subscriptions.put(anonymous, undefined);
      expect(await storage.subscriptions.find(c1.id)).toEqual(anonymous);
    });

    it('are listed in the order in which they were subscribed', async () => {
      for (const [channel, createdAt] of [
        ['b', NOON],
        ['a', NOON],
        ['z', NOON - 1],
      ] as const)
        await storage.subscriptions.put(makeSubscription(channel, { createdAt }), undefined);

      expect((await storage.subscriptions.list()).map(({ destination }) => destination.targetId)).toEqual(['z', 'a', 'b']);
    });

    it('name when their next digest is due, until they want none', async () => {
      await storage.subscriptions.put(makeSubscription('c1'), NOON + HOUR);
      await storage.subscriptions.put(makeSubscription('c2'), NOON);
      const runs = (
        due: readonly { readonly subscription: { readonly destination: { readonly targetId: string } }; readonly runAt: number }[],
      ) => due.map(({ subscription, runAt }) => [subscription.destination.targetId, runAt - NOON]);

      expect(runs(await storage.subscriptions.listDueDigests(NOON + DAY))).toEqual([
        ['c2', 0],
        ['c1', HOUR],
      ]);
      expect(runs(await storage.subscriptions.listDigestsAfter(NOON))).toEqual([['c1', HOUR]]);
      await storage.subscriptions.setNextRun(c1.id, NOON + 2 * HOUR);
      expect(runs(await storage.subscriptions.listDigestsAfter(NOON))).toEqual([['c1', 2 * HOUR]]);
      await storage.subscriptions.setNextRun(c1.id, undefined);
      expect(await storage.subscriptions.listDigestsAfter(NOON)).toEqual([]);
    });

    it('are known if they have collected for a digest that is never due', async () => {
      const item = (channel: string) => ({ destinationId: makeDestination(channel).id, announcementId: articleA });
      await storage.subscriptions.put(makeSubscription('stranded'), undefined);
      await storage.subscriptions.put(makeSubscription('due'), NOON);
      await storage.subscriptions.put(makeSubscription('empty'), undefined);
      await queue.plan({ digestItems: [item('stranded'), item('due')] });

      expect((await storage.subscriptions.listStranded()).map(({ destination }) => destination.targetId)).toEqual(['stranded']);
    });

    it('take what they have collected along when they are removed', async () => {
      await storage.subscriptions.put(makeSubscription('c1'), NOON);
      await queue.plan({
        digestItems: ['c1', 'c2'].map((channel) => ({ destinationId: makeDestination(channel).id, announcementId: articleA })),
      });

      await storage.subscriptions.remove(c1.id, NOON + 1);

      expect(await storage.outbox.listDigestItems(c1.id)).toEqual([]);
      expect(await storage.outbox.listDigestItems(makeDestination('c2').id)).toEqual([articleA]);
    });

    it('leave a post that may be there when they are removed, and say why the rest was not sent', async () => {
      await storage.subscriptions.put(makeSubscription('c1'), NOON);
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')], inDoubtSince: NOON - HOUR });
      await queue.plan({ deliveries: [makeDelivery('b', 'c1'), makeDelivery('b', 'c1', { kind: 'thread' }), makeDelivery('b', 'c2')] });

      await storage.subscriptions.remove(c1.id, NOON + 1);

      expect((await queue.all()).map(({ status, reason, settledAt }) => [status, reason, settledAt])).toEqual([
        ['pending', undefined, undefined],
        ['canceled', keepText('turnedOff'), NOON + 1],
        ['canceled', keepText('turnedOff'), NOON + 1],
        ['pending', undefined, undefined],
      ]);
    });

    it('move with what was collected and planned, in its order; what may have been sent keeps its key', async () => {
      const moved = destinationOf('discord', 'I2', 'forum', 'c9');
      await storage.subscriptions.put(makeSubscription('c1'), NOON);
      await queue.plan({ digestItems: [{ destinationId: c1.id, announcementId: articleA }] });
      await queue.plan({
        deliveries: [
          makeDelivery('a', 'c1'),
          makeDelivery('b', 'c1'),
          makeDelivery('b', 'c1', { kind: 'thread' }),
          makeDelivery('c', 'c1', { kind: 'crosspost', followsPost: true }),
        ],
      });
      await queue.send(posted('m1'));
      await queue.plan({ deliveries: [makeDelivery('d', 'c1')], inDoubtSince: NOON - HOUR });
      await queue.plan({ deliveries: [makeDelivery('e', 'c2')] });
      await queue.send(later());

      await storage.subscriptions.move(c1.id, moved);

      expect((await storage.subscriptions.list()).map(({ destination }) => destination)).toEqual([moved]);
      expect(await storage.outbox.listDigestItems(moved.id)).toEqual([articleA]);
      expect(
        (await queue.all()).map(({ part, destination, queueKey }) => [
          part,
          destination.id,
          destination.installationId,
          destination.kind,
          queueKey,
        ]),
      ).toEqual([
        // It is there already.
        ['post', c1.id, 'I1', 'channel', c1.id],
        // It was tried.
        ['post', c1.id, 'I1', 'channel', moved.id],
        ['thread', moved.id, 'I2', 'forum', moved.id],
        ['crosspost', moved.id, 'I2', 'forum', `${moved.id}:crosspost`],
        // It may be there.
        ['post', c1.id, 'I1', 'channel', moved.id],
        ['post', makeDestination('c2').id, 'I1', 'channel', makeDestination('c2').id],
      ]);
    });

    it('say for a reader what is followed', async () => {
      const followed = { by: 'topic', value: 'AI' } as const;
      await queue.plan({ deliveries: [makeDelivery('a', 'u1', { followed }), makeDelivery('b', 'u1')] });

      expect((await queue.all()).map((delivery) => delivery.followed)).toEqual([followed, undefined]);
    });

    it('have no delivery that was never planned', async () => {
      expect(await storage.outbox.find(7)).toBeUndefined();
      expect(await storage.outbox.findAnnouncement(articleA)).toBeUndefined();
    });

    it('give what is looked for its times, and what is new none', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')], inDoubtSince: NOON - HOUR });
      await queue.plan({ deliveries: [makeDelivery('b', 'c1')] });

      const [doubted, fresh] = await queue.all();
      expect(doubted).toMatchObject({ firstAttemptAt: NOON - HOUR, windowFrom: NOON - HOUR, lastAttemptAt: NOON - HOUR, failedLooks: 0 });
      expect([fresh?.firstAttemptAt, fresh?.windowFrom, fresh?.lastAttemptAt]).toEqual([undefined, undefined, undefined]);
      expect((await queue.claim()).fencingToken).toBe(1);
    });

    it('never take a fault for a conflict', async () => {
      const deliveries = [{ ...makeDelivery('a', 'c1'), queueKey: null as never }];

      await expect(queue.plan({ deliveries })).rejects.toThrow();
      await expect(
        storage.ledger.commit({ expectedVersion: 0, editionHash: 'h', states: [], fanOut: { ...emptyFanOut, deliveries }, now: NOON }),
      ).rejects.toThrow();
    });

    it('have announcements with the address of their article', async () => {
      const announcement = {
        id: articleA,
        articleId: 'a' as ArticleId,
        slug: 'a-slug' as Slug,
        kind: 'article',
        status: 'scheduled',
        rule: 'new',
        dueAt: NOON + HOUR,
        createdAt: NOON,
        revision: 1,
      } as const;
      const sooner = { ...announcement, id: 'article:b' as AnnouncementId, articleId: 'b' as ArticleId, dueAt: NOON };
      await queue.plan({ announcements: [announcement, sooner] });

      expect(await storage.outbox.listScheduled()).toEqual([sooner, announcement]);
    });

    it('are looked at first for a day after a restore, which the first plan of an edition makes known', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
      const lines: string[] = [];
      for await (const line of storage.archive.dump(NOON)) lines.push(line);
      await storage.archive.restore(streamOf(lines), { replace: true });
      const restored = await storage.ledger.readHead();

      await queue.plan({ deliveries: [makeDelivery('b', 'c1')] }, NOON + HOUR);
      await storage.ledger.commit({
        expectedVersion: restored.version,
        editionHash: 'h',
        states: [],
        fanOut: emptyFanOut,
        now: NOON + HOUR,
      });
      await queue.plan({ deliveries: [makeDelivery('c', 'c1')] }, NOON + HOUR + DAY - 1);
      await queue.plan({ deliveries: [makeDelivery('d', 'c1')] }, NOON + HOUR + DAY);

      expect(restored.restoredFrom).toBe(NOON);
      expect((await storage.ledger.readHead()).restoredFrom).toBeUndefined();
      expect((await queue.all()).map(({ inDoubt, firstAttemptAt }) => [inDoubt, firstAttemptAt])).toEqual([
        [true, NOON],
        [true, NOON],
        [true, NOON],
        [false, undefined],
      ]);
    });

    it('hold what waits until they are tried again, and only that', async () => {
      await storage.subscriptions.put(makeSubscription('c1'), undefined);
      await queue.plan({
        deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c1', { readyAt: NOON + DAY }), makeDelivery('c', 'c2')],
      });
      await storage.subscriptions.park(c1.id, { reason: 'Missing access', now: NOON, retryAt: NOON + HOUR, queueKey: c1.id });

      expect((await queue.all()).map(({ readyAt, reason }) => [readyAt - NOON, reason])).toEqual([
        [HOUR, keepText('held')],
        [DAY, undefined],
        [0, undefined],
      ]);
      await storage.outbox.setBack('discord', { now: NOON - 3 * HOUR, byMs: 3 * HOUR });
      expect((await queue.all())[0]?.readyAt).toBe(NOON - 2 * HOUR);
      await storage.outbox.release(c1.id, NOON - 3 * HOUR);
      expect((await queue.all())[0]).toMatchObject({ readyAt: NOON - 3 * HOUR });
      expect((await queue.all())[0]?.reason).toBeUndefined();
    });

    it('give what is in doubt, or on its way, the time that an outage took', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c1', { kind: 'thread' }), makeDelivery('b', 'c2')] });
      await queue.claim();
      await storage.outbox.beginOutage('discord', NOON + MINUTE);

      await storage.outbox.endOutage('discord', NOON + 2 * DAY);
      await storage.outbox.endOutage('discord', NOON + 3 * DAY);

      expect((await queue.all()).map(({ expiresAt }) => expiresAt - NOON)).toEqual(Array.from({ length: 3 }, () => 2 * DAY + HOUR));
    });

    it('forget after a day that something was caused, as nobody asks for it any more', async () => {
      await storage.effects.begin('old', NOON);
      await storage.effects.finish('old', { done: 1 }, NOON);
      await storage.effects.begin('bare', NOON);
      await storage.effects.finish('bare', undefined, NOON);

      expect(await storage.effects.begin('bare', NOON + 1)).toEqual({ kind: 'done', result: null });
      expect((await storage.effects.begin('old', NOON + DAY)).kind).toBe('done');
      expect((await storage.effects.begin('old', NOON + DAY + 1)).kind).toBe('mine');
    });
  });
}

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
