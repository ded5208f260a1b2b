import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { ArticleId } from '../../src/delivery/article-state.ts';
import type { LeftOut } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { DAY, HOUR, makeDelivery, makeDestination, MINUTE, NOON } from '../announce/fixtures.ts';
import { articleA, later, posted, queueOf } from './queue-steps.ts';
import { keepText } from '../../src/words/kept-text.ts';

/** The contract of storages for what is recorded of one delivery. `open` gives an empty one each time. */
export function describeSettling(name: string, open: () => Promise<Storage>): void {
  describe(`settling on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const lacks: LeftOut = { what: 'without the picture', fix: 'Mend it', isSetting: false, mayHeal: true };

    beforeEach(async () => {
      storage = await open();
      await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
    });
    afterEach(async () => {
      await storage.close();
    });

    it('keeps the place of a message, and hands it to what follows the post', async () => {
      await queue.send(posted('m1', { message: { messageId: 'm1', channelId: 'dm1' } }));
      await queue.plan({ deliveries: [makeDelivery('a', 'c1', { kind: 'thread', followsPost: true })] });

      const thread = await queue.claim();

      expect(thread.post).toEqual({ messageId: 'm1', channelId: 'dm1' });
      expect((await queue.all())[0]).toMatchObject({ status: 'delivered', messageId: 'm1', settledAt: NOON, inDoubt: false });
      expect((await queue.all())[0]?.reason).toBeUndefined();
    });

    it('keeps with a post what was left out of it, until an edit shows it whole', async () => {
      await queue.send(posted('m1', { outcome: 'Posted without the picture', lacks }));
      const short = (await queue.all())[0]?.reason;
      await queue.revise({ revision: 2 });
      await queue.send({ kind: 'delivered', outcome: 'Edited without the picture', lacks });
      const stillShort = (await queue.all())[0]?.reason;
      await queue.revise({ revision: 3 });
      await queue.send({ kind: 'delivered', outcome: 'Edited' });

      expect([short, stillShort]).toEqual(['Posted without the picture', 'Edited without the picture']);
      expect((await queue.all())[0]?.reason).toBeUndefined();
    });

    it('says nothing of a post by an edit that is settled too late', async () => {
      await queue.send(posted('m1', { outcome: 'Posted without the picture', lacks }));
      await queue.revise({ revision: 2 });
      const edit = await queue.claim();
      await storage.outbox.recover(NOON + 2 * MINUTE);
      await storage.outbox.claim({
        platform: 'discord',
        owner: 'they',
        now: NOON + 2 * MINUTE,
        leaseMs: MINUTE,
        limit: 1,
        exceptQueues: [],
        exceptInstallations: [],
      });

      const outcome = await queue.settle(edit, { kind: 'delivered', outcome: 'Edited' });

      expect(outcome).toBe('lost');
      expect((await queue.all())[0]?.reason).toBe('Posted without the picture');
    });

    it('takes only a proof for a claim that is lost', async () => {
      const claim = await queue.claim();
      await storage.outbox.recover(NOON + 2 * MINUTE);

      const outcomes = [
        await queue.settle(claim, later()),
        await queue.settle(claim, { kind: 'dead', reason: 'Refused' }),
        await queue.settle(claim, { kind: 'unknown', reason: 'Nobody can tell' }),
      ];

      expect(outcomes).toEqual(['lost', 'lost', 'lost']);
      expect(await queue.rows()).toEqual(['post c1 pending']);
    });

    it('sends the text, and counts the window, that the last attempt has left', async () => {
      await queue.send(later({ revision: 3, windowFrom: NOON - HOUR }));
      const changed = (await queue.all())[0];
      await queue.send(later());

      expect(changed).toMatchObject({ revision: 3, windowFrom: NOON - HOUR, attempts: 1, lastAttemptAt: NOON, reason: 'Refused' });
      expect((await queue.all())[0]).toMatchObject({ revision: 3, windowFrom: NOON - HOUR, attempts: 2 });
    });

    it('keeps the moment of the last attempt if nothing was sent, or the one that is known better', async () => {
      await queue.send(later());
      await queue.send(later({ untried: {} }), { now: NOON + HOUR });
      const kept = (await queue.all())[0];
      await queue.send(later({ untried: { lastAttemptAt: NOON + 5 } }), { now: NOON + HOUR });

      expect(kept).toMatchObject({ attempts: 1, lastAttemptAt: NOON });
      expect((await queue.all())[0]).toMatchObject({ attempts: 1, lastAttemptAt: NOON + 5 });
    });

    it('logs how each attempt ended, and when', async () => {
      await queue.send(later({ outcome: 'No answer' }));
      await queue.send({ kind: 'dead', reason: 'Too long' });

      expect((await queue.all())[0]).toMatchObject({
        status: 'dead',
        reason: 'Too long',
        settledAt: NOON,
        log: [
          { at: NOON, outcome: 'No answer' },
          { at: NOON, outcome: 'Too long' },
        ],
      });
    });

    it('leaves what waits for a post alone while nobody can tell whether it is there', async () => {
      await queue.plan({ deliveries: [makeDelivery('a', 'c1', { kind: 'thread' })] });
      await queue.send(later());
      await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });

      expect(await queue.rows()).toEqual(['post c1 unknown', 'thread c1 waiting']);
    });

    describe('by the word of an operator', () => {
      const announcement = { id: articleA, kind: 'article', rule: 'new', dueAt: NOON, createdAt: NOON } as const;
      const giveUp = async (): Promise<number> => {
        await queue.send(later({ inDoubt: true }));
        const { delivery } = await queue.send({ kind: 'unknown', reason: 'Nobody can tell' });
        return delivery.seq;
      };

      it('keeps where the message is, and cancels what followed one that nobody can show', async () => {
        await queue.plan({
          deliveries: [makeDelivery('a', 'c1', { kind: 'thread' }), makeDelivery('b', 'c2'), makeDelivery('b', 'c2', { kind: 'thread' })],
        });
        const shown = await giveUp();
        const bare = await giveUp();

        await storage.outbox.resolve(shown, { kind: 'isThere', message: { messageId: 'm1', channelId: 'dm1' } }, NOON + HOUR);
        await storage.outbox.resolve(bare, { kind: 'isThere' }, NOON + HOUR);

        const [post, thread, other] = await queue.all();
        expect(await queue.rows()).toEqual(['post c1 delivered', 'thread c1 pending', 'post c2 delivered', 'thread c2 canceled']);
        expect(post).toMatchObject({ inDoubt: false, messageId: 'm1', settledAt: NOON + HOUR });
        expect([post?.reason, other?.messageId]).toEqual([undefined, undefined]);
        expect((await queue.claim({ now: NOON + HOUR })).post).toEqual({ messageId: 'm1', channelId: 'dm1' });
        expect(thread?.readyAt).toBe(NOON + HOUR);
      });

      it('posts again as if it had never been tried', async () => {
        const seq = await giveUp();

        await storage.outbox.resolve(seq, { kind: 'postAgain', expiresAt: NOON + DAY }, NOON + HOUR);

        const again = await storage.outbox.find(seq);
        expect(again).toMatchObject({
          status: 'pending',
          inDoubt: false,
          failedLooks: 0,
          readyAt: NOON + HOUR,
          expiresAt: NOON + DAY,
          revision: 1,
        });
        expect([again?.reason, again?.settledAt, again?.windowFrom]).toEqual([undefined, undefined, undefined]);
      });

      it('does not post again what was taken down meanwhile, and a digest as it is by now', async () => {
        const digest = 'digest:1' as AnnouncementId;
        await queue.plan({
          announcements: [
            { ...announcement, articleId: 'a' as ArticleId, status: 'withdrawn', revision: 2 },
            { ...announcement, id: digest, kind: 'digest', status: 'out', revision: 4 },
          ],
          deliveries: [makeDelivery('x', 'c2', { announcementId: digest })],
        });
        const taken = await giveUp();
        const shortened = await giveUp();

        for (const seq of [taken, shortened]) await storage.outbox.resolve(seq, { kind: 'postAgain', expiresAt: NOON + DAY }, NOON + HOUR);

        const [first, second] = await queue.all();
        expect([first?.status, second?.status, second?.revision]).toEqual(['canceled', 'pending', 4]);
        expect(first?.reason).toBe(keepText('takenDown'));
      });
    });

    it('knows the next moment at which something is ready, on that platform', async () => {
      const slack = makeDestination('c1', 'slack');
      await queue.plan({
        deliveries: [
          makeDelivery('b', 'c2', { readyAt: NOON + 2 * HOUR }),
          makeDelivery('c', 'c3', { readyAt: NOON + HOUR }),
          makeDelivery('d', 'c1', { destination: slack, readyAt: NOON + MINUTE }),
        ],
      });

      expect(await storage.outbox.nextReadyAt('discord', NOON)).toBe(NOON + HOUR);
      expect(await storage.outbox.nextReadyAt('discord', NOON + 2 * HOUR)).toBeUndefined();
    });
  });
}
