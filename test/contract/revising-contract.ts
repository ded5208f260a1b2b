import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { DAY, HOUR, makeCard, makeDelivery, makeDestination, makeSubscription, MINUTE, NOON } from '../announce/fixtures.ts';
import { articleA, later, posted, queueOf } from './queue-steps.ts';
import { keepText } from '../../src/words/kept-text.ts';

/** The contract of every storage for texts that change, digests, and what is asked about them. `open` gives an empty one each time. */
export function describeRevising(name: string, open: () => Promise<Storage>): void {
  describe(`revising on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const withLater = (kinds: readonly ('thread' | 'crosspost')[], channel = 'c1') => [
      makeDelivery('a', channel),
      ...kinds.map((kind) => makeDelivery('a', channel, { kind })),
    ];

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    it('edits every message that is there or may be, and explains it wherever there are threads', async () => {
      const reader = makeDestination('u1', 'discord', 'user');
      await queue.plan({
        deliveries: [
          makeDelivery('a', 'there'),
          makeDelivery('a', 'u1', { destination: reader }),
          makeDelivery('a', 'lost'),
          makeDelivery('a', 'on its way'),
        ],
      });
      await queue.send(posted('m1'));
      await queue.send(posted('m2'));
      await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
      await queue.claim();
      await queue.plan({ deliveries: [makeDelivery('a', 'dead')] });
      await queue.send({ kind: 'dead', reason: 'Refused' });
      await queue.plan({ deliveries: [makeDelivery('a', 'perhaps')], inDoubtSince: NOON - HOUR });

      await queue.revise({ withNote: true });

      expect((await queue.rows()).slice(6).toSorted()).toEqual([
        'edit:2 lost waiting',
        'edit:2 on its way waiting',
        'edit:2 perhaps waiting',
        'edit:2 there pending',
        'edit:2 u1 pending',
        'note:2 lost waiting',
        'note:2 on its way waiting',
        'note:2 perhaps waiting',
        'note:2 there pending',
      ]);
      expect((await queue.all()).find(({ part }) => part === 'edit:2')).toMatchObject({
        inDoubt: false,
        attempts: 0,
        readyAt: NOON,
        expiresAt: NOON + DAY,
      });
    });

    it('looks first for edits and notes that are planned after a restore', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
      await queue.send(posted('m1'));

      await queue.plan({
        revisions: [{ announcementId: articleA, revision: 2, withNote: true, expiresAt: NOON + DAY }],
        inDoubtSince: NOON - HOUR,
      });

      expect((await queue.all()).slice(1)).toMatchObject([
        { part: 'edit:2', inDoubt: true, firstAttemptAt: NOON - HOUR, windowFrom: NOON - HOUR, lastAttemptAt: NOON - HOUR },
        { part: 'note:2', inDoubt: true },
      ]);
    });

    it('renews only what waits if the messages themselves are gone', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c2')] });
      await queue.send(posted('m1'));

      await queue.revise({ onlyUnsent: true, withNote: true });

      expect(await queue.rows()).toEqual(['post c1 delivered', 'post c2 pending']);
      expect((await queue.all()).map(({ revision }) => revision)).toEqual([1, 2]);
    });

    it('keeps an edit that was tried, as it may be there', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
      await queue.send(posted('m1'));
      await queue.revise({ revision: 2 });
      await queue.send(later({ inDoubt: true }));

      await queue.revise({ revision: 3 });
      const kept = await queue.rows();
      await queue.revise({ revision: 4, takesDown: true });

      expect(kept).toEqual(['post c1 delivered', 'edit:2 c1 pending', 'edit:3 c1 pending']);
      expect(await queue.rows()).toEqual(['post c1 delivered', 'edit:2 c1 canceled', 'edit:3 c1 canceled', 'edit:4 c1 pending']);
    });

    it('takes down what follows a post too, and lets all of it wait again as if nothing had been', async () => {
      await queue.plan({ deliveries: withLater(['thread', 'crosspost']) });
      await queue.revise({ takesDown: true });
      const down = await queue.all();

      await queue.revise({ revision: 3 });

      expect(down.map(({ status, reason, settledAt }) => [status, reason, settledAt])).toEqual(
        Array.from({ length: 3 }, () => ['canceled', keepText('takenDown'), NOON]),
      );
      expect(await queue.rows()).toEqual(['post c1 pending', 'thread c1 waiting', 'crosspost c1 waiting']);
      for (const delivery of await queue.all()) {
        expect(delivery).toMatchObject({ revision: 3, inDoubt: false });
        expect([delivery.reason, delivery.settledAt]).toEqual([undefined, undefined]);
      }
    });

    it('takes down a note that waits, and leaves a post that may be there to its edit', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c2')] });
      await queue.send(posted('m1'));
      await queue.send(later({ inDoubt: true }));
      await queue.revise({ revision: 2, withNote: true });

      await queue.revise({ revision: 3, takesDown: true });

      expect((await queue.rows()).toSorted()).toEqual([
        'edit:2 c1 canceled',
        'edit:2 c2 canceled',
        'edit:3 c1 pending',
        'edit:3 c2 waiting',
        'note:2 c1 canceled',
        'note:2 c2 canceled',
        'post c1 delivered',
        'post c2 pending',
      ]);
    });

    it('lets an announcement that is out be withdrawn, and come out again', async () => {
      const announcement = { id: articleA, kind: 'article', rule: 'new', dueAt: NOON, createdAt: NOON, revision: 1 } as const;
      const statuses: unknown[] = [];
      for (const status of ['scheduled', 'out', 'withdrawn', 'scheduled', 'out'] as const) {
        await queue.plan({ announcements: [{ ...announcement, status }] });
        statuses.push((await storage.outbox.findAnnouncement(articleA))?.status);
      }

      expect(statuses).toEqual(['scheduled', 'out', 'withdrawn', 'scheduled', 'out']);
    });

    describe('digests', () => {
      const destinationId = makeDestination('c1').id;
      const digestId = 'digest:1' as AnnouncementId;

      it('hold what was queued, in order, until one takes it up', async () => {
        const item = (announcement: string) => ({ destinationId, announcementId: `article:${announcement}` as AnnouncementId });
        await queue.plan({ digestItems: [item('z')] }, NOON - 1);
        await queue.plan({ digestItems: [item('b'), item('a'), item('z')] });
        const queued = await storage.outbox.listDigestItems(destinationId);

        await queue.plan({ digestsMade: [{ destinationId, announcementIds: [item('a').announcementId], digestId }] });

        expect(queued).toEqual(['article:z', 'article:a', 'article:b']);
        expect(await storage.outbox.listDigestItems(destinationId)).toEqual(['article:z', 'article:b']);
      });

      it('take along what would have followed a post of its own, and name the next one', async () => {
        await storage.subscriptions.put(makeSubscription('c1'), NOON);
        await queue.plan({ deliveries: withLater(['thread']) });

        await queue.plan({ digestsMade: [{ destinationId, announcementIds: [articleA], digestId, nextRunAt: NOON + DAY }] });

        expect((await queue.all()).map(({ status, reason }) => [status, reason])).toEqual([
          ['canceled', keepText('inDigest')],
          ['canceled', keepText('inDigest')],
        ]);
        expect((await storage.subscriptions.listDueDigests(NOON + DAY)).map(({ runAt }) => runAt)).toEqual([NOON + DAY]);
      });

      it('are put off without an article: then only the time of the next one changes', async () => {
        await storage.subscriptions.put(makeSubscription('c1'), NOON);

        const outcome = await queue.plan({ digestsMade: [{ destinationId, announcementIds: [], digestId, nextRunAt: NOON + DAY }] });

        expect(outcome).toBe('committed');
        expect(await storage.subscriptions.listDueDigests(NOON)).toEqual([]);
      });

      it('never take up a post that was tried, or may be there', async () => {
        await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
        await queue.send(later());
        await queue.plan({ deliveries: [makeDelivery('b', 'c2')], inDoubtSince: NOON - HOUR });

        const make = (channel: string, announcementId: string) =>
          queue.plan({
            digestsMade: [{ destinationId: makeDestination(channel).id, announcementIds: [announcementId as AnnouncementId], digestId }],
          });

        expect([await make('c1', 'article:a'), await make('c2', 'article:b')]).toEqual(['conflict', 'conflict']);
      });
    });

    it('finds the posts that show an article by its slug, and no others', async () => {
      const show = (slug: string, title = 'T') => ({ title, slug: slug as Slug, firstAnchor: 'lede' as Anchor });
      const cards = [
        ['digest:1', { kind: 'digest', reason: 'daily', items: [show('100%_a')] }, 'out'],
        ['digest:2', { kind: 'digest', reason: 'daily', items: [show('b', '100%_a')] }, 'out'],
        ['digest:3', { kind: 'digest', reason: 'daily', items: [show('100%_a')] }, 'withdrawn'],
        ['test:1', makeCard('100%_a'), 'out'],
        ['test:2', makeCard('c', { title: '100%_a' }), 'out'],
      ] as const;
      for (const [id, card, status] of cards) {
        const announcementId = id as AnnouncementId;
        const announcement = {
          id: announcementId,
          kind: 'digest',
          status,
          rule: 'digest',
          dueAt: NOON,
          createdAt: NOON,
          revision: 1,
        } as const;
        await queue.plan({ announcements: [announcement], cards: [{ announcementId, revision: 1, card }] });
      }

      expect((await storage.outbox.listRelated('100%_a' as Slug)).map(({ announcement }) => announcement.id)).toEqual([
        'digest:1',
        'test:1',
      ]);
    });

    it('counts as a backlog only articles that nobody has tried, and that are certain not to be there', async () => {
      await queue.plan({
        deliveries: [
          makeDelivery('a', 'c1'),
          makeDelivery('n', 'c1', { announcementKind: 'notice' }),
          makeDelivery('a', 'c1', { kind: 'edit', part: 'edit:2' }),
        ],
      });
      await queue.plan({ deliveries: [makeDelivery('d', 'c1')], inDoubtSince: NOON - HOUR });
      await queue.plan({ deliveries: [makeDelivery('t', 'c2'), makeDelivery('u', 'c2')] });
      await queue.send(later(), { exceptQueues: [makeDestination('c1').id] });

      const backlogs = async (above: number) =>
        (await storage.outbox.listBacklogs(above)).map(({ destinationId, deliveries }) => [
          destinationId,
          ...deliveries.map(({ announcementId }) => announcementId),
        ]);

      expect(await backlogs(0)).toEqual([
        [makeDestination('c1').id, 'article:a'],
        [makeDestination('c2').id, 'article:u'],
      ]);
      expect(await backlogs(1)).toEqual([]);
    });

    it('lists by state, kind, place and announcement, fifty at most, the newest first', async () => {
      await queue.plan({ deliveries: [...withLater(['thread']), makeDelivery('b', 'c2')] });
      await queue.send(posted('m1'));
      const list = async (query: Parameters<Storage['outbox']['list']>[0]) => (await storage.outbox.list(query)).map(({ seq }) => seq);
      const [post = 0, thread = 0, other = 0] = (await queue.all()).map(({ seq }) => seq);

      expect(await list({})).toEqual([other, thread, post]);
      expect(await list({ status: ['pending'] })).toEqual([other, thread]);
      expect(await list({ status: ['delivered', 'pending'], kind: 'post' })).toEqual([other, post]);
      expect(await list({ destinationId: makeDestination('c1').id })).toEqual([thread, post]);
      expect(await list({ announcementId: articleA })).toEqual([thread, post]);
      await queue.plan({ deliveries: Array.from({ length: 60 }, (_, index) => makeDelivery(`m${index}`, 'c3')) });
      expect(await list({})).toHaveLength(50);
    });

    it('counts every state, and those in doubt that are to be sent', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1', { kind: 'thread' }), makeDelivery('b', 'c2')] });
      await queue.plan({ deliveries: [makeDelivery('a', 'c3')], inDoubtSince: NOON - HOUR });
      const none = { waiting: 0, pending: 0, sending: 0, delivered: 0, unknown: 0, dead: 0, canceled: 0, inDoubt: 0 };

      expect(await storage.outbox.count()).toEqual({ ...none, waiting: 1, pending: 2, inDoubt: 1 });
      await queue.send(posted('m1'));
      await queue.send(posted('m2'));
      await queue.plan({ deliveries: ['d', 'e', 'f'].map((article) => makeDelivery(article, article)) });
      await queue.send({ kind: 'dead', reason: 'Refused' });
      await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
      await queue.claim();
      expect(await storage.outbox.count()).toEqual({ ...none, waiting: 1, sending: 1, delivered: 2, unknown: 1, dead: 1 });
    });

    it('explains what happened in the order in which it happened, and nothing of an announcement that is not there', async () => {
      const destinationId = makeDestination('c1').id;
      await queue.plan({ deliveries: withLater(['thread']) });

      expect(await storage.outbox.explain(articleA, destinationId)).toEqual({ deliveries: await queue.all(), queuedForDigest: false });
    });

    it('gives a new time to all that belongs to an article that nobody has tried', async () => {
      await queue.plan({
        deliveries: [
          ...withLater(['thread']),
          makeDelivery('a', 'c1', { kind: 'crosspost' }),
          makeDelivery('a', 'c1', { kind: 'edit', part: 'edit:2' }),
        ],
      });
      await queue.plan({ deliveries: [makeDelivery('b', 'c1')], inDoubtSince: NOON - HOUR });

      await storage.outbox.reschedule(makeDestination('c1').id, { now: NOON + MINUTE, readyAt: NOON + HOUR, expiresAt: NOON + 2 * DAY });

      expect((await queue.all()).map(({ part, readyAt, expiresAt }) => [part, readyAt - NOON, expiresAt - NOON])).toEqual([
        ['post', HOUR, 2 * DAY],
        ['thread', HOUR, 2 * DAY],
        ['crosspost', HOUR, 2 * DAY],
        ['edit:2', 0, DAY],
        ['post', 0, DAY],
      ]);
    });
  });
}
