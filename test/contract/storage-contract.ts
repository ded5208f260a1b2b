import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { type ArticleId, createArticleState } from '../../src/delivery/article-state.ts';
import type { Claim, Delivery } from '../../src/delivery/delivery.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { ClaimRequest } from '../../src/ports/outbox-sending.ts';
import type { Storage } from '../../src/ports/storage.ts';
import {
  DAY,
  emptyFanOut,
  HOUR,
  makeArticle,
  makeCard,
  makeDelivery,
  makeDestination,
  makeSettings,
  makeSubscription,
  MINUTE,
  NOON,
} from '../announce/fixtures.ts';
import { keepText } from '../../src/words/kept-text.ts';

/** The contract of every storage. `open` gives an empty one each time. */
export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(`storage on ${name}`, () => {
    let storage: Storage;

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    const claim = (overrides: Partial<ClaimRequest> = {}): Promise<readonly Claim[]> =>
      storage.outbox.claim({
        platform: 'discord',
        owner: 'me',
        now: NOON,
        leaseMs: MINUTE,
        limit: 10,
        exceptQueues: [],
        exceptInstallations: [],
        ...overrides,
      });
    const claimOne = async (overrides: Partial<ClaimRequest> = {}): Promise<Claim> => {
      const [first] = await claim({ limit: 1, ...overrides });
      if (first === undefined) throw new Error('Nothing could be claimed.');
      return first;
    };
    const listAll = async (): Promise<readonly Delivery[]> => (await storage.outbox.list({ limit: 1_000 })).toReversed();
    const deliver = async (messageId: string, now = NOON): Promise<void> => {
      const claimed = await claimOne({ now });
      await storage.outbox.settle(claimed, 'me', { kind: 'delivered', message: { messageId }, outcome: 'Posted' }, now);
    };

    describe('ledger', () => {
      it('starts empty and returns what was committed', async () => {
        const state = createArticleState(makeArticle('a'), NOON);

        const before = await storage.ledger.read();
        const outcome = await storage.ledger.commit({
          expectedVersion: 0,
          editionHash: 'h1',
          states: [{ state }],
          fanOut: emptyFanOut,
          now: NOON,
        });
        const after = await storage.ledger.read();

        expect(before).toEqual({ version: 0, articles: [], baseline: [] });
        expect(outcome).toBe('committed');
        expect(after).toEqual({ version: 1, editionHash: 'h1', seenAt: NOON, articles: [state], baseline: [] });
      });

      it('refuses a commit that was planned on an older version, and writes nothing of it', async () => {
        await storage.ledger.commit({ expectedVersion: 0, editionHash: 'h1', states: [], fanOut: emptyFanOut, now: NOON });
        const fanOut = { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] };

        const outcome = await storage.ledger.commit({ expectedVersion: 0, editionHash: 'h2', states: [], fanOut, now: NOON });

        expect(outcome).toBe('conflict');
        expect((await storage.ledger.read()).editionHash).toBe('h1');
        expect(await listAll()).toEqual([]);
      });

      it('lets one of several simultaneous commits win', async () => {
        const commits = Array.from({ length: 5 }, (_, index) =>
          storage.ledger.commit({ expectedVersion: 0, editionHash: `h${index}`, states: [], fanOut: emptyFanOut, now: NOON }),
        );

        const outcomes = await Promise.all(commits);

        expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      });

      it('replaces the state of a slug that moved', async () => {
        const old = createArticleState(makeArticle('old'), NOON);
        const moved = { ...createArticleState(makeArticle('new'), NOON), articleId: old.articleId };
        await storage.ledger.commit({ expectedVersion: 0, editionHash: 'h1', states: [{ state: old }], fanOut: emptyFanOut, now: NOON });

        await storage.ledger.commit({
          expectedVersion: 1,
          editionHash: 'h2',
          states: [{ state: moved, replaces: old.slug }],
          fanOut: emptyFanOut,
          now: NOON,
        });

        expect((await storage.ledger.read()).articles).toEqual([moved]);
      });
    });

    describe('fan-out', () => {
      it('writes a delivery once, however often it is written', async () => {
        const fanOut = { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c2')] };

        await storage.outbox.insertFanOut(fanOut, NOON);
        await storage.outbox.insertFanOut(fanOut, NOON);

        expect((await listAll()).map((delivery) => delivery.destination.targetId)).toEqual(['c1', 'c2']);
      });

      it('takes more rows than one statement can hold', async () => {
        const deliveries = Array.from({ length: 2_500 }, (_, index) => makeDelivery('a', `c${index}`));

        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, NOON);

        expect((await storage.outbox.count()).pending).toBe(2_500);
      });

      it('counts what one destination has of a kind, however much that is', async () => {
        const posts = Array.from({ length: 700 }, (_, index) => makeDelivery(`a${index}`, 'c1'));
        const others = [makeDelivery('a0', 'c1', { kind: 'thread' }), makeDelivery('a0', 'c2')];

        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [...posts, ...others] }, NOON);

        const { id: destinationId } = makeDestination('c1');
        expect((await storage.outbox.count({ destinationId, kind: 'post' })).pending).toBe(700);
        expect(await storage.outbox.count()).toMatchObject({ pending: 701, waiting: 1 });
      });

      it('never turns an announcement that is out back into a scheduled one', async () => {
        const id = 'article:a' as AnnouncementId;
        const announcement = { id, kind: 'article', status: 'out', rule: 'new', dueAt: NOON, createdAt: NOON, revision: 1 } as const;
        await storage.outbox.insertFanOut({ ...emptyFanOut, announcements: [announcement] }, NOON);

        await storage.outbox.insertFanOut(
          { ...emptyFanOut, announcements: [{ ...announcement, status: 'scheduled', dueAt: NOON + DAY }] },
          NOON,
        );

        expect(await storage.outbox.findAnnouncement(id)).toEqual(announcement);
        expect(await storage.outbox.listScheduled()).toEqual([]);
      });

      it('keeps the first card of a revision, because its key may have been used', async () => {
        const id = 'article:a' as AnnouncementId;
        const write = (title: string) =>
          storage.outbox.insertFanOut(
            { ...emptyFanOut, cards: [{ announcementId: id, revision: 1, card: makeCard('a', { title }) }] },
            NOON,
          );

        await write('First');
        await write('Second');

        expect(await storage.outbox.findCard(id, 1)).toMatchObject({ title: 'First' });
        expect(await storage.outbox.findCard(id, 2)).toBeUndefined();
      });

      it('gives a post that nobody has tried the new text, and a post that was tried an edit', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: ['done', 'tried', 'fresh'].map((channel) => makeDelivery('a', channel)) },
          NOON,
        );
        await deliver('m1');
        const tried = await claimOne();
        await storage.outbox.settle(tried, 'me', { kind: 'later', readyAt: NOON + HOUR, inDoubt: true, outcome: 'No answer' }, NOON);

        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            revisions: [{ announcementId: 'article:a' as AnnouncementId, revision: 2, withNote: false, expiresAt: NOON + DAY }],
          },
          NOON,
        );

        const rows = (await listAll()).map(({ destination, part, revision, status }) => [destination.targetId, part, revision, status]);
        expect(rows).toEqual([
          ['done', 'post', 1, 'delivered'],
          ['tried', 'post', 1, 'pending'],
          ['fresh', 'post', 2, 'pending'],
          ['done', 'edit:2', 2, 'pending'],
          ['tried', 'edit:2', 2, 'waiting'],
        ]);
      });

      it('replaces an edit that nobody has tried by the newer one', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
        await deliver('m1');
        const revise = (revision: number) =>
          storage.outbox.insertFanOut(
            {
              ...emptyFanOut,
              revisions: [{ announcementId: 'article:a' as AnnouncementId, revision, withNote: true, expiresAt: NOON + DAY }],
            },
            NOON,
          );

        await revise(2);
        await revise(3);

        const rows = (await listAll()).map(({ part, status }) => [part, status]);
        expect(rows).toEqual([
          ['post', 'delivered'],
          ['edit:2', 'canceled'],
          ['note:2', 'pending'],
          ['edit:3', 'pending'],
          ['note:3', 'pending'],
        ]);
      });

      it('takes an article down where it waits, where it was posted and where it was explained, and lets it out again', async () => {
        const announcement = {
          id: 'article:a' as AnnouncementId,
          articleId: 'a' as ArticleId,
          kind: 'article',
          rule: 'new',
          dueAt: NOON,
          createdAt: NOON,
        } as const;
        const write = (status: 'out' | 'withdrawn', revision: number, rest: object): Promise<unknown> =>
          storage.outbox.insertFanOut(
            {
              ...emptyFanOut,
              announcements: [{ ...announcement, status, revision }],
              revisions: [{ announcementId: announcement.id, revision, withNote: false, expiresAt: NOON + DAY, ...rest }],
            },
            NOON,
          );
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            announcements: [{ ...announcement, status: 'out', revision: 1 }],
            deliveries: ['c1', 'c2'].map((channel) => makeDelivery('a', channel)),
          },
          NOON,
        );
        await deliver('m1');
        await write('out', 2, { withNote: true });
        await claimOne({ exceptQueues: [makeDelivery('a', 'c2').queueKey] }).then((edit) =>
          storage.outbox.settle(edit, 'me', { kind: 'delivered', outcome: 'Edited' }, NOON),
        );
        const note = await claimOne({ exceptQueues: [makeDelivery('a', 'c2').queueKey] });
        await storage.outbox.settle(note, 'me', { kind: 'delivered', message: { messageId: 'm2' }, outcome: 'Posted' }, NOON);

        await write('withdrawn', 3, { takesDown: true });
        const down = (await listAll()).map(({ part, destination, status }) => `${part} ${destination.targetId} ${status}`);
        const edits = [await claimOne(), undefined];
        await storage.outbox.settle(edits[0] as Claim, 'me', { kind: 'delivered', outcome: 'Edited' }, NOON);
        edits[1] = await claimOne();
        await storage.outbox.settle(edits[1], 'me', { kind: 'delivered', outcome: 'Edited' }, NOON);
        await write('out', 4, {});
        const back = (await listAll()).filter(({ status }) => status === 'pending').map(({ part, revision }) => `${part} ${revision}`);

        expect(down).toEqual([
          'post c1 delivered',
          'post c2 canceled',
          'edit:2 c1 delivered',
          'note:2 c1 delivered',
          'edit:3 c1 pending',
          'edit:3:note:2 c1 pending',
        ]);
        expect(edits.map((edit) => edit?.post?.messageId)).toEqual(['m1', 'm2']);
        expect(back).toEqual(['post 4', 'edit:4 4']);
        expect(await storage.outbox.findAnnouncement(announcement.id)).toMatchObject({ status: 'out', revision: 4 });
      });

      it('finds the digests and tests that show an article', async () => {
        const item = { title: 'T', slug: 'a' as Slug, firstAnchor: 'lede' as Anchor };
        const rows = [
          { id: 'digest:1', card: { kind: 'digest', reason: 'daily', items: [item] } },
          { id: 'digest:2', card: { kind: 'digest', reason: 'daily', items: [{ ...item, slug: 'ab' as Slug, title: '"a"' }] } },
          { id: 'test:a:1', card: makeCard('a') },
        ] as const;
        for (const { id, card } of rows) {
          const announcementId = id as AnnouncementId;
          await storage.outbox.insertFanOut(
            {
              ...emptyFanOut,
              announcements: [
                { id: announcementId, kind: 'digest', status: 'out', rule: 'digest', dueAt: NOON, createdAt: NOON, revision: 1 },
              ],
              cards: [{ announcementId, revision: 1, card }],
            },
            NOON,
          );
        }

        const related = await storage.outbox.listRelated('a' as Slug);

        expect(related.map(({ announcement }) => announcement.id)).toEqual(['digest:1', 'test:a:1']);
      });

      it('moves untried posts into a digest, and refuses when one of them was claimed meanwhile', async () => {
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c1'), makeDelivery('c', 'c2'), makeDelivery('d', 'c2')],
          },
          NOON,
        );
        await claimOne();
        const fold = (channel: string, ids: readonly string[]) =>
          storage.outbox.insertFanOut(
            {
              ...emptyFanOut,
              deliveries: [makeDelivery('x', channel, { announcementId: `digest:${channel}` as AnnouncementId })],
              digestsMade: [
                {
                  destinationId: makeDestination(channel).id,
                  announcementIds: ids.map((id) => `article:${id}` as AnnouncementId),
                  digestId: `digest:${channel}` as AnnouncementId,
                },
              ],
            },
            NOON,
          );

        const claimed = await fold('c1', ['a', 'b']);
        const untried = await fold('c2', ['c', 'd']);

        expect([claimed, untried]).toEqual(['conflict', 'committed']);
        expect((await listAll()).map(({ announcementId, status }) => [announcementId, status])).toEqual([
          ['article:a', 'sending'],
          ['article:b', 'pending'],
          ['article:c', 'canceled'],
          ['article:d', 'canceled'],
          ['digest:c2', 'pending'],
        ]);
      });

      it('finds the destinations that have piled up more than they should get', async () => {
        const deliveries = ['a', 'b', 'c'].flatMap((article) => [
          makeDelivery(article, 'crowded'),
          ...(article === 'c' ? [] : [makeDelivery(article, 'calm')]),
        ]);
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, NOON);

        const backlogs = await storage.outbox.listBacklogs(2);

        expect(backlogs.map((backlog) => [backlog.destinationId, backlog.deliveries.map((delivery) => delivery.announcementId)])).toEqual([
          ['discord:channel:crowded', ['article:a', 'article:b', 'article:c']],
        ]);
      });

      it('looks first for everything that is announced after a restore', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')], inDoubtSince: NOON - DAY }, NOON);

        const claimed = await claimOne();

        expect(claimed.delivery).toMatchObject({ inDoubt: true, firstAttemptAt: NOON - DAY, attempts: 0 });
      });
    });

    describe('claim', () => {
      it('gives the head of each queue only, oldest first', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c1'), makeDelivery('a', 'c2')] },
          NOON,
        );

        const claims = await claim();

        expect(claims.map(({ delivery }) => [delivery.announcementId, delivery.destination.targetId])).toEqual([
          ['article:a', 'c1'],
          ['article:a', 'c2'],
        ]);
        expect(await claim()).toEqual([]);
      });

      it('is recorded before it returns, with the first attempt kept', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);

        const first = await claimOne();
        await storage.outbox.settle(
          first,
          'me',
          { kind: 'later', readyAt: NOON + MINUTE, inDoubt: true, outcome: 'No answer' },
          NOON + 15_000,
        );
        await claimOne({ now: NOON + MINUTE });

        expect((await listAll())[0]).toMatchObject({
          status: 'sending',
          attempts: 2,
          inDoubt: true,
          firstAttemptAt: NOON,
          windowFrom: NOON,
          lastAttemptAt: NOON + MINUTE,
        });
      });

      it('leaves out what is not ready, lanes that may not send, and installations that refuse us', async () => {
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            deliveries: [makeDelivery('a', 'later', { readyAt: NOON + 1 }), makeDelivery('a', 'busy'), makeDelivery('a', 'free')],
          },
          NOON,
        );

        const claims = await claim({ exceptQueues: ['discord:channel:busy'] });

        expect(claims.map(({ delivery }) => delivery.destination.targetId)).toEqual(['free']);
        expect(await claim({ exceptInstallations: ['I1'] })).toEqual([]);
        expect(await claim({ platform: 'slack' })).toEqual([]);
        expect(await storage.outbox.nextReadyAt('discord', NOON)).toBe(NOON + 1);
      });

      it('never gives two claimers the same delivery or the same queue', async () => {
        const deliveries = Array.from({ length: 200 }, (_, index) => makeDelivery(`a${index}`, `c${index % 40}`));
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, NOON);
        const claimed: Claim[] = [];
        const openLanes = new Map<string, number>();
        let overlaps = 0;

        const work = async (owner: string): Promise<void> => {
          for (let idle = 0; idle < 20; ) {
            const claims = await claim({ owner, limit: 5 });
            if (claims.length === 0) {
              idle += 1;
              await new Promise((resolve) => setImmediate(resolve));
            }
            for (const each of claims) {
              const open = (openLanes.get(each.delivery.queueKey) ?? 0) + 1;
              if (open > 1) overlaps += 1;
              openLanes.set(each.delivery.queueKey, open);
              claimed.push(each);
            }
            for (const each of claims) {
              openLanes.set(each.delivery.queueKey, (openLanes.get(each.delivery.queueKey) ?? 1) - 1);
              await storage.outbox.settle(each, owner, { kind: 'delivered', message: { messageId: 'm' }, outcome: 'Posted' }, NOON);
            }
          }
        };
        await Promise.all(['one', 'two', 'three', 'four'].map(work));

        expect(claimed).toHaveLength(200);
        expect(new Set(claimed.map((each) => each.delivery.seq)).size).toBe(200);
        expect(overlaps).toBe(0);
        const inLane = claimed.filter((each) => each.delivery.destination.targetId === 'c7').map((each) => each.delivery.seq);
        expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
      });
    });

    describe('settle', () => {
      it('is refused for a claim whose lease another process has taken', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
        const mine = await claimOne();
        await storage.outbox.recover(NOON + 2 * MINUTE);
        const theirs = await claimOne({ owner: 'they', now: NOON + 2 * MINUTE });

        const outcome = await storage.outbox.settle(
          mine,
          'me',
          { kind: 'delivered', message: { messageId: 'm1' }, outcome: 'Posted' },
          NOON + 2 * MINUTE,
        );

        expect(outcome).toBe('lost');
        expect(theirs.delivery).toMatchObject({ inDoubt: true, attempts: 1 });
        expect((await listAll())[0]).toMatchObject({ status: 'sending' });
      });

      it('is refused for an older claim of the same process', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
        const first = await claimOne();
        await storage.outbox.recover(NOON + 2 * MINUTE);
        await claimOne({ now: NOON + 2 * MINUTE });

        const outcome = await storage.outbox.settle(first, 'me', { kind: 'dead', reason: 'Refused' }, NOON + 2 * MINUTE);

        expect(outcome).toBe('lost');
      });

      it('takes the proof of a message even when the lease has run out, as long as nobody works on it', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
        const mine = await claimOne();
        await storage.outbox.recover(NOON + 2 * MINUTE);

        const outcome = await storage.outbox.settle(
          mine,
          'me',
          { kind: 'delivered', message: { messageId: 'm1' }, outcome: 'Posted' },
          NOON + 2 * MINUTE,
        );

        expect(outcome).toBe('settled');
        expect((await listAll())[0]).toMatchObject({ status: 'delivered', messageId: 'm1', inDoubt: false });
      });

      it('sets free what waited for the post, and hands it the message', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c1', { kind: 'thread' })] },
          NOON,
        );
        expect((await listAll()).map(({ status }) => status)).toEqual(['pending', 'waiting']);

        const post = await claimOne();
        await storage.outbox.settle(
          post,
          'me',
          { kind: 'delivered', message: { messageId: 'm1', channelId: 'dm1' }, outcome: 'Posted' },
          NOON,
        );
        const thread = await claimOne();

        expect(thread).toMatchObject({ delivery: { kind: 'thread' }, post: { messageId: 'm1', channelId: 'dm1' } });
      });

      it('cancels what waited for a post that was refused for good', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c1', { kind: 'thread' })] },
          NOON,
        );

        await storage.outbox.settle(await claimOne(), 'me', { kind: 'dead', reason: 'Refused' }, NOON);

        expect((await listAll()).map(({ status, reason }) => [status, reason])).toEqual([
          ['dead', 'Refused'],
          ['canceled', keepText('followsNothing')],
        ]);
      });

      it('does not count a claim that sent nothing', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);

        await storage.outbox.settle(
          await claimOne(),
          'me',
          { kind: 'later', readyAt: NOON, inDoubt: false, outcome: 'Stopping', untried: {} },
          NOON,
        );

        const row = (await listAll())[0];
        expect(row).toMatchObject({ status: 'pending', attempts: 0, inDoubt: false });
        expect(row).not.toHaveProperty('lastAttemptAt');
      });

      it('keeps a log of at most twenty attempts', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);

        for (let attempt = 1; attempt <= 25; attempt += 1) {
          await storage.outbox.settle(
            await claimOne(),
            'me',
            { kind: 'later', readyAt: NOON, inDoubt: false, outcome: `Refused ${attempt}` },
            NOON + attempt,
          );
        }

        const log = (await listAll())[0]?.log ?? [];
        expect(log).toHaveLength(20);
        expect(log.at(-1)).toEqual({ at: NOON + 25, outcome: 'Refused 25' });
      });
    });

    describe('recover', () => {
      it('turns claims of a process that is gone into doubt, never into pending', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
        await claimOne();

        const early = await storage.outbox.recover(NOON + MINUTE - 1);
        const late = await storage.outbox.recover(NOON + MINUTE + 1);

        expect([early, late]).toEqual([0, 1]);
        expect((await listAll())[0]).toMatchObject({ status: 'pending', inDoubt: true, lastAttemptAt: NOON + MINUTE });
      });

      it('takes over at once when no other process can be alive', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c2')] }, NOON);
        await claimOne({ owner: 'dead' });
        await claimOne({ owner: 'me' });

        const recovered = await storage.outbox.recover(NOON + 1_000, 'me');

        expect(recovered).toBe(1);
        expect((await listAll()).map(({ status, inDoubt }) => [status, inDoubt])).toEqual([
          ['pending', true],
          ['sending', false],
        ]);
      });
    });

    describe('giveBack', () => {
      it('makes pending what its owner does not know of, as it was before, and nothing else', async () => {
        const channels = ['known', 'lost', 'other'];
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: channels.map((name) => makeDelivery('a', name)) }, NOON);
        const [known] = [await claimOne({ owner: 'me' }), await claimOne({ owner: 'me' }), await claimOne({ owner: 'other' })];
        const held = [known.delivery.seq];

        const elsewhere = await storage.outbox.giveBack({ platform: 'slack', owner: 'me', held, now: NOON + 1 });
        const given = await storage.outbox.giveBack({ platform: 'discord', owner: 'me', held, now: NOON + 1 });

        expect([elsewhere, given]).toEqual([0, 1]);
        expect((await listAll()).map(({ status, inDoubt, attempts }) => [status, inDoubt, attempts])).toEqual([
          ['sending', false, 1],
          ['pending', false, 0],
          ['sending', false, 1],
        ]);
        expect(await storage.outbox.giveBack({ platform: 'discord', owner: 'me', held: [], now: NOON + 2 })).toBe(1);
      });
    });

    describe('operator', () => {
      const makeUnknown = async (): Promise<number> => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('a', 'c1', { kind: 'thread' })] },
          NOON,
        );
        const claimed = await claimOne();
        await storage.outbox.settle(claimed, 'me', { kind: 'unknown', reason: 'History cannot be read' }, NOON);
        return claimed.delivery.seq;
      };

      it('may say that a message is there', async () => {
        const seq = await makeUnknown();

        const first = await storage.outbox.resolve(seq, { kind: 'isThere', message: { messageId: 'm9' } }, NOON);
        const second = await storage.outbox.resolve(seq, { kind: 'isThere' }, NOON);

        expect([first, second]).toEqual([true, false]);
        expect((await listAll()).map(({ status }) => status)).toEqual(['delivered', 'pending']);
        expect((await storage.outbox.find(seq))?.log.at(-1)?.outcome).toBe(keepText('operatorSawIt'));
      });

      it('may have it posted again', async () => {
        const seq = await makeUnknown();

        await storage.outbox.resolve(seq, { kind: 'postAgain', expiresAt: NOON + 2 * DAY }, NOON + DAY);

        expect((await claimOne({ now: NOON + DAY })).delivery).toMatchObject({ seq, inDoubt: false, expiresAt: NOON + 2 * DAY });
      });

      it('is told why something was posted, waits, or was left out', async () => {
        const id = 'article:a' as AnnouncementId;
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            announcements: [{ id, kind: 'article', status: 'out', rule: 'new', dueAt: NOON, createdAt: NOON, revision: 1 }],
            deliveries: [makeDelivery('a', 'posted')],
            decisions: [{ announcementId: id, destinationId: makeDestination('filtered').id, because: 'topic:space' }],
            digestItems: [{ announcementId: id, destinationId: makeDestination('daily').id }],
          },
          NOON,
        );

        const explain = (channel: string) => storage.outbox.explain(id, makeDestination(channel).id);

        expect(await explain('posted')).toMatchObject({ rule: 'new', deliveries: [{ part: 'post' }], queuedForDigest: false });
        expect(await explain('filtered')).toMatchObject({ deliveries: [], decision: { because: 'topic:space' } });
        expect(await explain('daily')).toMatchObject({ deliveries: [], queuedForDigest: true });
      });
    });

    describe('lanes', () => {
      it('can be held and released, without touching what waits for another reason', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c1', { readyAt: NOON + 2 * HOUR })] },
          NOON,
        );
        const queueKey = makeDestination('c1').id;

        await storage.subscriptions.park(queueKey, { reason: 'Missing access', now: NOON, retryAt: NOON + HOUR, queueKey });
        const held = await claim();
        await storage.outbox.release(queueKey, NOON);

        expect(held).toEqual([]);
        expect((await listAll()).map(({ readyAt }) => readyAt)).toEqual([NOON, NOON + 2 * HOUR]);
      });

      it('gives what nobody has tried yet a new time, and leaves everything else its own', async () => {
        const quiet = { readyAt: NOON + HOUR, expiresAt: NOON + DAY };
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            deliveries: [
              makeDelivery('a', 'c1'),
              { ...makeDelivery('b', 'c1'), ...quiet },
              makeDelivery('old', 'c1', { expiresAt: NOON }),
              { ...makeDelivery('c', 'c2'), ...quiet },
            ],
          },
          NOON,
        );
        const [tried] = await claim();
        if (tried === undefined) throw new Error('Nothing could be claimed.');
        await storage.outbox.settle(tried, 'me', { kind: 'later', readyAt: NOON + 2 * HOUR, inDoubt: false, outcome: 'Refused' }, NOON);

        await storage.outbox.reschedule(makeDestination('c1').id, { now: NOON, readyAt: NOON, expiresAt: NOON + 3 * HOUR });

        expect((await listAll()).map(({ readyAt, expiresAt }) => [readyAt, expiresAt])).toEqual([
          [NOON + 2 * HOUR, NOON + DAY],
          [NOON, NOON + 3 * HOUR],
          [NOON, NOON],
          [NOON + HOUR, NOON + DAY],
        ]);
      });

      it('tries what was refused again when its destination is released, and looks for what is in doubt', async () => {
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c2')] }, NOON);
        const [refused, doubtful] = await claim();
        if (refused === undefined || doubtful === undefined) throw new Error('Nothing could be claimed.');
        const later = { kind: 'later', readyAt: NOON + HOUR, outcome: 'Refused' } as const;
        await storage.outbox.settle(refused, 'me', { ...later, inDoubt: false }, NOON);
        await storage.outbox.settle(doubtful, 'me', { ...later, inDoubt: true }, NOON);

        for (const { delivery } of [refused, doubtful]) await storage.outbox.release(delivery.destination.id, NOON);

        expect((await listAll()).map(({ readyAt }) => readyAt)).toEqual([NOON, NOON]);
      });
    });

    describe('subscriptions', () => {
      it('are kept whole, one for a channel', async () => {
        const first = makeSubscription('c1');
        const second = makeSubscription('c1', {
          settings: makeSettings({ ping: '99', schedule: { kind: 'daily', at: '08:00', zone: 'Europe/Berlin' } }),
        });

        await storage.subscriptions.put(first, undefined);
        await storage.subscriptions.put(second, NOON + HOUR);

        expect(await storage.subscriptions.list()).toEqual([second]);
        expect(await storage.subscriptions.listDueDigests(NOON)).toEqual([]);
        expect(await storage.subscriptions.listDueDigests(NOON + HOUR)).toEqual([{ subscription: second, runAt: NOON + HOUR }]);
      });

      it('are parked once and tell the first time from the others', async () => {
        const { destination } = makeSubscription('c1');
        await storage.subscriptions.put(makeSubscription('c1'), undefined);

        const notice = { ...emptyFanOut, deliveries: [makeDelivery('notice', 'owner')] };
        const parking = { queueKey: destination.id, notice };
        const first = await storage.subscriptions.park(destination.id, {
          ...parking,
          reason: 'Missing access',
          now: NOON,
          retryAt: NOON + HOUR,
        });
        const later = { ...emptyFanOut, deliveries: [makeDelivery('later', 'owner')] };
        const second = await storage.subscriptions.park(destination.id, {
          ...parking,
          notice: later,
          reason: 'Unknown channel',
          now: NOON + HOUR,
          retryAt: NOON + 2 * HOUR,
        });
        const parked = await storage.subscriptions.find(destination.id);
        const unparked = [await storage.subscriptions.unpark(destination.id), await storage.subscriptions.unpark(destination.id)];

        expect([first, second]).toEqual([true, false]);
        expect(parked?.parked).toEqual({ since: NOON, reason: 'Unknown channel', retryAt: NOON + 2 * HOUR });
        expect(unparked).toEqual([true, false]);
        expect((await listAll()).map(({ announcementId }) => announcementId)).toEqual(['article:notice']);
      });

      it('are not parked if the notice to their owner cannot be written: the next refusal is the first one again', async () => {
        const { destination } = makeSubscription('c1');
        await storage.subscriptions.put(makeSubscription('c1'), undefined);
        const parking = { reason: 'Missing access', now: NOON, retryAt: NOON + HOUR, queueKey: destination.id };
        const broken = { ...emptyFanOut, deliveries: [{ ...makeDelivery('notice', 'owner'), part: null as never }] };

        await expect(storage.subscriptions.park(destination.id, { ...parking, notice: broken })).rejects.toThrow();

        expect((await storage.subscriptions.find(destination.id))?.parked).toBeUndefined();
        expect(await storage.subscriptions.park(destination.id, parking)).toBe(true);
      });

      it('take along what would have followed a post, and leave what follows one that is there', async () => {
        const destination = makeDestination('c1');
        await storage.subscriptions.put(makeSubscription('c1'), undefined);
        const planned = ['a', 'b'].flatMap((article) => [makeDelivery(article, 'c1'), makeDelivery(article, 'c1', { kind: 'thread' })]);
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: planned }, NOON);
        await deliver('m1');

        await storage.subscriptions.remove(destination.id, NOON);

        expect((await listAll()).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
          'post delivered',
          'thread pending',
          'post canceled',
          'thread canceled',
        ]);
      });

      it('take along what was not tried yet when they are removed', async () => {
        const { destination } = makeSubscription('c1');
        await storage.subscriptions.put(makeSubscription('c1'), undefined);
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1'), makeDelivery('b', 'c1')] }, NOON);
        await claimOne();

        const removed = await storage.subscriptions.remove(destination.id, NOON);

        expect(removed).toBe(true);
        expect((await listAll()).map(({ status }) => status)).toEqual(['sending', 'canceled']);
        expect(await storage.subscriptions.remove(destination.id, NOON)).toBe(false);
      });
    });

    it('keeps follows apart by reader and kind, without regard to case and accents', async () => {
      const destination = makeDestination('u1', 'slack', 'user');
      const follow = { destination, kind: 'topic', value: 'Énergie', createdAt: NOON } as const;

      const added = [
        await storage.follows.add(follow),
        await storage.follows.add({ ...follow, value: 'energie' }),
        await storage.follows.add({ ...follow, kind: 'term' }),
      ];
      const listed = await storage.follows.listOf(destination.id);
      const removed = [
        await storage.follows.remove(destination.id, 'topic', 'ÉNERGIE'),
        await storage.follows.remove(destination.id, 'topic', 'energie'),
      ];

      expect(added).toEqual([true, false, true]);
      expect(listed).toHaveLength(2);
      expect(removed).toEqual([true, false]);
      expect(await storage.follows.list()).toEqual([{ ...follow, kind: 'term' }]);
    });

    it('gives a lease to one owner at a time', async () => {
      const acquire = (owner: string, now: number) => storage.leases.acquire('watcher', owner, now, MINUTE);

      const taken = [await acquire('one', NOON), await acquire('two', NOON), await acquire('one', NOON + 1_000)];
      const afterwards = await acquire('two', NOON + 2 * MINUTE);
      await storage.leases.release('watcher', 'two');

      expect(taken).toEqual([true, false, true]);
      expect(afterwards).toBe(true);
      expect(await acquire('one', NOON + 2 * MINUTE)).toBe(true);
    });

    describe('history', () => {
      const announced = (id: string, createdAt: number, isArticle = true) =>
        ({
          id: (isArticle ? `article:${id}` : id) as AnnouncementId,
          ...(isArticle ? { articleId: id as ArticleId } : {}),
          status: 'out',
          kind: 'article',
          rule: 'new',
          dueAt: createdAt,
          createdAt,
          revision: 2,
        }) as const;

      it('remembers why a delivery goes where it goes', async () => {
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1', { because: 'topic:ai' }), makeDelivery('b', 'c1')] },
          NOON,
        );

        expect((await listAll()).map(({ because }) => because)).toEqual(['topic:ai', undefined]);
      });

      it('forgets what is old and done, and nothing that is open or may be asked for again', async () => {
        const old = NOON - 100 * DAY;
        const articles = Array.from({ length: 52 }, (_, index) => announced(`a${index}`, old + index));
        await storage.outbox.insertFanOut(
          {
            ...emptyFanOut,
            announcements: [...articles, announced('notice:1', old, false)],
            cards: [1, 2].map((revision) => ({ announcementId: 'article:a0' as AnnouncementId, revision, card: makeCard('a0') })),
            deliveries: articles.slice(0, 3).map(({ articleId }) => makeDelivery(articleId ?? '', `c-${articleId}`)),
            decisions: [{ announcementId: 'article:a0' as AnnouncementId, destinationId: makeDestination('c9').id, because: 'topic:x' }],
          },
          old,
        );
        await storage.outbox.insertFanOut(
          { ...emptyFanOut, deliveries: [makeDelivery('a1', 'c-a1', { kind: 'thread', part: 'thread' })] },
          old,
        );
        for (const messageId of ['m0', 'm1', 'm2']) {
          const claimed = await claimOne();
          await storage.outbox.settle(claimed, 'me', { kind: 'delivered', message: { messageId }, outcome: 'Posted' }, NOON);
        }

        let first = 0;
        for (let slice = -1; slice !== 0; first += slice) slice = await storage.outbox.prune(NOON - 90 * DAY, 1);
        const again = await storage.outbox.prune(NOON - 90 * DAY);

        // a0 is old and done; a1 has a thread to come; a2 is one of the fifty newest.
        expect((await listAll()).map(({ announcementId, part }) => `${announcementId} ${part}`)).toEqual([
          'article:a1 post',
          'article:a2 post',
          'article:a1 thread',
        ]);
        expect(first).toBe(4);
        expect(again).toBe(0);
        expect(await storage.outbox.findCard('article:a0' as AnnouncementId, 1)).toBeUndefined();
        expect(await storage.outbox.findCard('article:a0' as AnnouncementId, 2)).toBeDefined();
        expect(await storage.outbox.findAnnouncement('article:a0' as AnnouncementId)).toBeDefined();
        expect(await storage.outbox.findAnnouncement('notice:1' as AnnouncementId)).toBeUndefined();
      });
    });

    describe('fence', () => {
      const owned = { lease: 'planner', owner: 'one' };
      const write = (name: string, fence: typeof owned) =>
        storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery(name, 'c1')] }, NOON, fence);

      it('lets the holder of the lease write, and nobody else', async () => {
        await storage.leases.acquire('planner', 'one', NOON, MINUTE);

        const mine = await write('mine', owned);
        const theirs = await write('theirs', { ...owned, owner: 'two' });
        await storage.leases.acquire('planner', 'two', NOON + 2 * MINUTE, MINUTE);
        const late = await write('late', owned);

        expect([mine, theirs, late]).toEqual(['committed', 'conflict', 'conflict']);
        expect((await storage.outbox.list({})).map(({ announcementId }) => announcementId)).toEqual(['article:mine']);
      });

      it('holds for an edition too, of which the moment it was seen is remembered', async () => {
        const commit = (version: number, editionHash: string, owner: string) =>
          storage.ledger.commit({
            expectedVersion: version,
            editionHash,
            states: [],
            fanOut: emptyFanOut,
            seenAt: NOON - version,
            heldLease: { lease: 'planner', owner },
            now: NOON,
          });
        await storage.leases.acquire('planner', 'one', NOON, MINUTE);

        const outcomes = [await commit(0, 'h1', 'one'), await commit(1, 'h2', 'two'), await commit(1, 'h2', 'one')];

        expect(outcomes).toEqual(['committed', 'conflict', 'committed']);
        expect(await storage.ledger.readHead()).toEqual({ version: 2, editionHash: 'h2', seenAt: NOON - 1 });
      });

      it('knows when an edition was first had, until the content comes back to it, for a week', async () => {
        const note = (hash: string, at: number, isAgain = false) => storage.ledger.noteSeen(hash, at, isAgain);

        const moments = [await note('h1', NOON), await note('h1', NOON + 1), await note('h2', NOON + 2), await note('h1', NOON + 3, true)];
        const later = [await note('h3', NOON + 8 * DAY), await note('h1', NOON + 8 * DAY)];

        expect(moments).toEqual([NOON, NOON, NOON + 2, NOON + 3]);
        expect(later).toEqual([NOON + 8 * DAY, NOON + 8 * DAY]);
      });
    });

    describe('channel answers', () => {
      it('keep one choice for a channel, and take it away again', async () => {
        await storage.channelAnswers.set('discord:channel:1', 'public');
        await storage.channelAnswers.set('discord:channel:1', 'private');
        await storage.channelAnswers.set('slack:channel:T1:C1', 'public');
        const kept = await storage.channelAnswers.find('discord:channel:1');
        await storage.channelAnswers.set('discord:channel:1', undefined);

        expect(kept).toBe('private');
        expect(await storage.channelAnswers.find('discord:channel:1')).toBeUndefined();
        expect(await storage.channelAnswers.find('slack:channel:T1:C1')).toBe('public');
      });
    });

    describe('questions', () => {
      it('count verdicts, keep the first and the last moment and the last spelling, and nothing that was only helpful', async () => {
        const count = { key: 'violin', question: 'violin', verdict: 'unanswered', times: 2, at: NOON } as const;
        await storage.questions.add([count, { ...count, key: 'boat', question: 'boat', verdict: 'helpful' }]);
        await storage.questions.add([
          { ...count, question: 'Violin?', verdict: 'unhelpful', times: 1, at: NOON + MINUTE },
          { ...count, verdict: 'helpful', times: 1, at: NOON + MINUTE, question: 'Violin?' },
          { ...count, key: 'reed', question: 'reed', times: 9 },
        ]);

        expect(await storage.questions.list()).toEqual([
          { key: 'reed', question: 'reed', unanswered: 9, unhelpful: 0, helpful: 0, firstAt: NOON, lastAt: NOON },
          { key: 'violin', question: 'Violin?', unanswered: 2, unhelpful: 1, helpful: 1, firstAt: NOON, lastAt: NOON + MINUTE },
        ]);
        expect([await storage.questions.forget('reed'), await storage.questions.forget('reed')]).toEqual([true, false]);
      });

      it('are forgotten when they are old, and of too many those asked least', async () => {
        await storage.questions.add(
          [...'abcd'].map((key, place) => ({ key, question: key, verdict: 'unanswered', times: place + 1, at: NOON + place }) as const),
        );

        const pruned = await storage.questions.prune(NOON + 1, 2);

        expect(pruned).toBe(2);
        expect((await storage.questions.list()).map(({ key }) => key)).toEqual(['d', 'c']);
      });
    });

    describe('archive', () => {
      const fill = async (): Promise<void> => {
        await storage.ledger.commit({
          expectedVersion: 0,
          editionHash: 'h1',
          states: [{ state: createArticleState(makeArticle('a'), NOON) }],
          fanOut: {
            ...emptyFanOut,
            deliveries: ['c1', 'c2', 'c3'].map((channel) => makeDelivery('a', channel)),
            cards: [{ announcementId: 'article:a' as AnnouncementId, revision: 1, card: makeCard('a') }],
          },
          now: NOON,
        });
        await storage.subscriptions.put(makeSubscription('c1'), NOON + HOUR);
        await deliver('m1');
        await claimOne();
      };
      const dump = async (): Promise<string[]> => {
        const lines: string[] = [];
        for await (const line of storage.archive.dump(NOON)) lines.push(line);
        return lines;
      };

      it('restores every row; delivered stays delivered, all that was open is in doubt', async () => {
        await fill();
        const lines = await dump();
        const before = { ledger: await storage.ledger.read(), subscriptions: await storage.subscriptions.list() };
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('later', 'c9')] }, NOON);

        await storage.archive.restore(streamOf(lines), { replace: true });

        expect(await storage.ledger.read()).toEqual({ ...before.ledger, restoredFrom: NOON });
        expect(await storage.subscriptions.list()).toEqual(before.subscriptions);
        expect((await listAll()).map(({ status, inDoubt, messageId }) => [status, inDoubt, messageId])).toEqual([
          ['delivered', false, 'm1'],
          ['pending', true, undefined],
          ['pending', true, undefined],
        ]);
        await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('next', 'c9')] }, NOON);
        expect(await listAll()).toHaveLength(4);
      });

      it('refuses a database that is not empty, unless told to replace it', async () => {
        await fill();
        const lines = await dump();

        await expect(storage.archive.restore(streamOf(lines), { replace: false })).rejects.toMatchObject({ code: 'restore.notEmpty' });
      });

      it.each([
        ['cut short', (lines: string[]) => lines.slice(0, -1)],
        ['changed', (lines: string[]) => lines.map((line) => line.replace('"m1"', '"m2"'))],
        ['missing a line', (lines: string[]) => lines.toSpliced(2, 1)],
        ['not a backup', () => ['{}']],
        ['not even JSON', () => ['hello']],
      ])('refuses a file that is %s, and writes nothing', async (_name, damage) => {
        await fill();
        const lines = await dump();
        const before = await listAll();

        await expect(storage.archive.restore(streamOf(damage(lines)), { replace: true })).rejects.toMatchObject({
          code: 'restore.damaged',
        });

        expect(await listAll()).toEqual(before);
      });
    });
  });
}

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
