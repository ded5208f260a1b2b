import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim, Delivery } from '../../src/delivery/delivery.ts';
import type { Slug } from '../../src/content/article.ts';
import type { ClaimRequest, Settlement } from '../../src/ports/outbox-sending.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { DAY, emptyFanOut, HOUR, makeDelivery, MINUTE, NOON } from '../announce/fixtures.ts';

/** The contract of every storage for deliveries in doubt, outages and wrong clocks. `open` gives an empty one each time. */
export function describeDoubt(name: string, open: () => Promise<Storage>): void {
  describe(`doubt on ${name}`, () => {
    let storage: Storage;

    beforeEach(async () => {
      storage = await open();
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1')] }, NOON);
    });
    afterEach(async () => {
      await storage.close();
    });

    const claim = async (overrides: Partial<ClaimRequest> = {}): Promise<Claim> => {
      const request = { platform: 'discord', owner: 'me', now: NOON, leaseMs: MINUTE, limit: 1, exceptQueues: [] } as const;
      const [first] = await storage.outbox.claim({ ...request, exceptInstallations: [], ...overrides });
      if (first === undefined) throw new Error('Nothing could be claimed.');
      return first;
    };
    const only = async (): Promise<Delivery | undefined> => (await storage.outbox.list({}))[0];
    const later = (overrides: Partial<Extract<Settlement, { kind: 'later' }>> = {}): Settlement => ({
      kind: 'later',
      readyAt: NOON,
      inDoubt: true,
      outcome: 'No answer',
      ...overrides,
    });
    const proof: Settlement = { kind: 'delivered', message: { messageId: 'm1' }, outcome: 'Posted' };

    it('counts how often looking has failed, and forgets it when something else was done', async () => {
      await storage.outbox.settle(await claim(), 'me', later({ failedLooks: 3 }), NOON);
      const counted = await only();

      await storage.outbox.settle(await claim(), 'me', later(), NOON);

      expect([counted?.failedLooks, (await only())?.failedLooks]).toEqual([3, 0]);
    });

    it('judges a message that an operator has posted again by a new window of the key', async () => {
      await storage.outbox.settle(await claim(), 'me', { kind: 'unknown', reason: 'Nobody can tell' }, NOON);
      const seq = (await only())?.seq ?? 0;
      await storage.outbox.resolve(seq, { kind: 'postAgain', expiresAt: NOON + DAY }, NOON + HOUR);

      await storage.outbox.settle(await claim({ now: NOON + HOUR }), 'me', later(), NOON + HOUR);

      expect(await only()).toMatchObject({ windowFrom: NOON + HOUR, failedLooks: 0 });
    });

    it('takes the proof of a message that was given up as unknown meanwhile', async () => {
      const mine = await claim();
      await storage.outbox.recover(NOON + 2 * MINUTE);
      const theirs = await claim({ owner: 'they', now: NOON + 2 * MINUTE });
      await storage.outbox.settle(theirs, 'they', { kind: 'unknown', reason: 'Nobody can tell' }, NOON + 2 * MINUTE);

      const outcome = await storage.outbox.settle(mine, 'me', proof, NOON + 2 * MINUTE);

      expect([outcome, (await only())?.status]).toEqual(['settled', 'delivered']);
    });

    it('takes no settlement from another process than the one that claimed', async () => {
      const mine = await claim();

      const outcome = await storage.outbox.settle(mine, 'they', { kind: 'dead', reason: 'Refused' }, NOON);

      expect([outcome, (await only())?.status]).toEqual(['lost', 'sending']);
    });

    it('takes the moment of recovery for the last attempt of a process that is dead for certain', async () => {
      await claim({ owner: 'dead' });

      await storage.outbox.recover(NOON + 5_000, 'me');

      expect(await only()).toMatchObject({ inDoubt: true, lastAttemptAt: NOON + 5_000 });
    });

    it('keeps what was news when an outage began, and lets the rest get old', async () => {
      const old = makeDelivery('old', 'c2', { expiresAt: NOON + MINUTE });
      const elsewhere = makeDelivery('a', 'c1', {
        destination: { ...makeDelivery('a', 'c1').destination, platform: 'slack' },
        part: 'slack',
      });
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [old, elsewhere] }, NOON);

      await storage.outbox.beginOutage('discord', NOON + 2 * MINUTE);
      await storage.outbox.beginOutage('discord', NOON + 3 * MINUTE);
      const since = await storage.outbox.findOutage('discord');
      await storage.outbox.endOutage('discord', NOON + 2 * DAY);

      const ages = (await storage.outbox.list({})).map(
        ({ announcementId, part, expiresAt }) => `${announcementId} ${part} ${expiresAt - NOON}`,
      );
      expect(since).toBe(NOON + 2 * MINUTE);
      expect(ages.toSorted()).toEqual([`article:a post ${2 * DAY + HOUR}`, `article:a slack ${DAY}`, `article:old post ${MINUTE}`]);
      expect(await storage.outbox.findOutage('discord')).toBeUndefined();
    });

    it('keeps the files that could not be read at the first start, until they are', async () => {
      const file = { path: 'notes/100%_late.md', slug: 'late' as Slug };
      const folder = { path: 'shelf' };
      const commit = { editionHash: 'h', states: [], fanOut: emptyFanOut, now: NOON };
      await storage.ledger.commit({ ...commit, expectedVersion: 0, baseline: { unread: [file, folder], read: [] } });
      const kept = (await storage.ledger.read()).baseline;

      await storage.ledger.commit({ ...commit, expectedVersion: 1, baseline: { unread: [], read: [file] } });

      expect([kept, (await storage.ledger.read()).baseline]).toEqual([[file, folder], [folder]]);
    });

    it('gives what follows from one cause to one of several processes, and its result to all', async () => {
      const begun = await Promise.all(Array.from({ length: 8 }, () => storage.effects.begin('discord:1:unsubscribe', NOON)));
      const other = await storage.effects.begin('discord:2:unsubscribe', NOON);

      await storage.effects.finish('discord:1:unsubscribe', { wasThere: true }, NOON);
      await storage.effects.abandon('discord:2:unsubscribe');

      expect(begun.filter(({ kind }) => kind === 'mine')).toHaveLength(1);
      expect(begun.filter(({ kind }) => kind === 'underWay')).toHaveLength(7);
      expect(await storage.effects.begin('discord:1:unsubscribe', NOON)).toEqual({ kind: 'done', result: { wasThere: true } });
      expect([other.kind, (await storage.effects.begin('discord:2:unsubscribe', NOON)).kind]).toEqual(['mine', 'mine']);
    });

    it('lets whoever names the last moment of an effect renew it, one of several, and only while it is under way', async () => {
      const { effects } = storage;
      await effects.begin('slack:1:heard', NOON);

      const unknown = await effects.renew('slack:1:heard', [NOON - 1], NOON + MINUTE);
      const renewed = await Promise.all(Array.from({ length: 8 }, () => effects.renew('slack:1:heard', [NOON], NOON + MINUTE)));
      const state = await effects.begin('slack:1:heard', NOON + HOUR);
      const eitherMoment = await effects.renew('slack:1:heard', [NOON, NOON + MINUTE], NOON + HOUR);
      await effects.finish('slack:1:heard', 'done', NOON + HOUR);
      const ended = await effects.renew('slack:1:heard', [NOON + HOUR], NOON + 2 * HOUR);

      expect(renewed.filter(Boolean)).toHaveLength(1);
      expect(state).toEqual({ kind: 'underWay', since: NOON + MINUTE });
      expect([unknown, eitherMoment, ended]).toEqual([false, true, false]);
      expect((await effects.begin('slack:1:heard', NOON + 2 * HOUR)).kind).toBe('done');
    });

    it('makes waits as long as they were meant when the clock was set back, and leaves hours of the day alone', async () => {
      const quiet = makeDelivery('quiet', 'c2', { readyAt: NOON + 4 * HOUR });
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [quiet] }, NOON);
      await storage.outbox.settle(await claim(), 'me', later({ readyAt: NOON + MINUTE }), NOON);
      const soon = makeDelivery('soon', 'c3');
      await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [soon] }, NOON);

      await storage.outbox.setBack('discord', { now: NOON - 3 * HOUR, byMs: 3 * HOUR });

      const waits = (await storage.outbox.list({})).map(({ announcementId, readyAt }) => [announcementId, readyAt - NOON + 3 * HOUR]);
      expect(Object.fromEntries(waits)).toEqual({ 'article:a': MINUTE, 'article:quiet': 7 * HOUR, 'article:soon': 0 });
    });
  });
}
