import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IDENTIFY_GAP_MS, type ShardHolding, type ShardSession } from '../../src/ports/shards.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { createShareKeeper } from '../../src/announce/send-share.ts';
import { DAY, NOON } from '../announce/fixtures.ts';

const leaseMs = 10_000;
const session: ShardSession = { sessionId: 'abc', resumeUrl: 'ws://127.0.0.1/resume', sequence: 7, shardCount: 2 };

/** The contract of every storage for processes that share the shards of one bot. `open` gives an empty one each time. */
export function describeShards(name: string, open: () => Promise<Storage>): void {
  describe(`shards on ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    async function hold(owner: string, now: number, { wanted = 2, isStart = false } = {}): Promise<ShardHolding> {
      const live = await storage.processes.beat('gateway', owner, now, leaseMs);
      return storage.shards.hold({ owner, live, wanted, isStart, now, leaseMs });
    }

    it('belong to the only process, all of them', async () => {
      const first = await hold('a', NOON, { wanted: 5, isStart: true });

      expect(first).toEqual({ count: 5, share: 5, held: [0, 1, 2, 3, 4] });
      expect(await hold('a', NOON + leaseMs)).toEqual(first);
    });

    it('have as many sessions as were kept by those who have them', async () => {
      await hold('a', NOON, { isStart: true });

      await storage.shards.keepSession(0, 'a', session);
      await storage.shards.keepSession(0, 'a', { ...session, sequence: 9 });
      await storage.shards.keepSession(1, 'stranger', session);
      await storage.shards.keepSession(0, 'stranger', undefined);

      expect(await storage.shards.findSession(0)).toEqual({ ...session, sequence: 9 });
      expect(await storage.shards.findSession(1)).toBeUndefined();
      await storage.shards.keepSession(0, 'a', undefined);
      expect(await storage.shards.findSession(0)).toBeUndefined();
    });

    it('identify one after the other in a bucket, and beside each other in two', async () => {
      const turns = [
        await storage.shards.takeTurn(0, NOON),
        await storage.shards.takeTurn(1, NOON),
        await storage.shards.takeTurn(0, NOON + 1_000),
        await storage.shards.takeTurn(0, NOON + IDENTIFY_GAP_MS),
        // A clock that was set back by a day.
        await storage.shards.takeTurn(1, NOON - DAY),
      ];

      expect(turns).toEqual([0, 0, IDENTIFY_GAP_MS - 1_000, 0, 0]);
    });

    it('count a turn from when it is used, if its answer was long on its way', async () => {
      await storage.shards.takeTurn(0, NOON);
      await storage.shards.beginTurn(0, NOON + 700);
      await storage.shards.beginTurn(0, NOON + 100);

      expect(await storage.shards.takeTurn(0, NOON + IDENTIFY_GAP_MS)).toBe(700);
      expect(await storage.shards.takeTurn(0, NOON + 700 + IDENTIFY_GAP_MS)).toBe(0);
    });

    it('start as many sessions as Discord has left, and no more until the day is over', async () => {
      await storage.shards.noteStarts({ remaining: 2, resetAt: NOON + DAY });

      const turns = [
        await storage.shards.takeTurn(0, NOON),
        await storage.shards.takeTurn(1, NOON),
        await storage.shards.takeTurn(2, NOON),
        await storage.shards.takeTurn(3, NOON + DAY),
      ];

      expect(turns).toEqual([0, 0, DAY, 0]);
    });

    if (name === 'PostgreSQL') describeSeveral();
    else {
      it('of a process that ended without a word are taken at once by the next one, which is alone', async () => {
        await hold('a', NOON, { isStart: true });
        await storage.shards.keepSession(1, 'a', session);

        const next = await hold('b', NOON + 1, { isStart: true });

        expect(next.held).toEqual([0, 1]);
        expect(await storage.shards.findSession(1)).toEqual(session);
      });
    }

    function describeSeveral(): void {
      it('are shared in equal parts: those beyond a share go to another once they are released', async () => {
        await hold('a', NOON, { wanted: 5, isStart: true });

        const early = await hold('b', NOON + 1, { isStart: true });
        const before = await hold('a', NOON + 2);
        await storage.shards.release(3, 'b');
        await storage.shards.release(3, 'a');
        await storage.shards.release(4, 'a');
        const late = await hold('b', NOON + 3);

        expect(early).toEqual({ count: 5, share: 2, held: [] });
        expect(before).toEqual({ count: 5, share: 3, held: [0, 1, 2, 3, 4] });
        expect(late).toEqual({ count: 5, share: 2, held: [3, 4] });
      });

      it('are another process’ when a lease has run out, and never go to two', async () => {
        await hold('a', NOON, { wanted: 4, isStart: true });

        const inTime = await hold('b', NOON + leaseMs, { isStart: true });
        const afterwards = await hold('b', NOON + leaseMs + 1);
        const woken = await hold('a', NOON + leaseMs + 2);
        const together = await Promise.all(['c', 'd', 'e'].map((owner) => hold(owner, NOON + 3 * leaseMs)));

        expect(inTime.held).toEqual([]);
        expect(afterwards.held).toEqual([0, 1, 2, 3]);
        expect(woken.held).toEqual([]);
        const all = together.flatMap(({ held }) => held);
        expect(new Set(all).size).toBe(all.length);
      });

      it('are shared by the processes of the gateway alone', async () => {
        await storage.processes.beat('sending.discord', 'sender', NOON, leaseMs);

        expect(await hold('a', NOON, { isStart: true })).toEqual({ count: 2, share: 2, held: [0, 1] });
        expect(await storage.processes.beat('sending.discord', 'other', NOON, leaseMs)).toEqual(['other', 'sender']);
      });

      it('are not the only thing that is divided: so is the sending to each platform', async () => {
        const keeper = (owner: string, platform: string) =>
          createShareKeeper({ processes: storage.processes, owner, platform, isSole: false });
        const [first, second, other] = [keeper('a', 'slack'), keeper('b', 'slack'), keeper('c', 'discord')];
        const parts: unknown[] = [];
        const beat = async (at: number): Promise<void> => {
          parts.push(await Promise.all([first.current(NOON + at), second.current(NOON + at)]));
        };

        const alone = [await first.current(NOON), await other.current(NOON)];
        for (const at of [1, 2_001, 4_001, 4_002]) await beat(at);
        await second.leave();
        for (const at of [6_001, 8_001, 10_001]) parts.push(await first.current(NOON + at));

        const [whole, half, otherHalf] = [
          { rank: 0, of: 1 },
          { rank: 0, of: 2 },
          { rank: 1, of: 2 },
        ];
        expect(alone).toEqual([whole, whole]);
        expect(parts).toEqual([
          // One that comes has no part until the others know of it, and what they sent before is past.
          [whole, undefined],
          [half, undefined],
          [half, otherHalf],
          [half, otherHalf],
          // Of one that leaves the last sends still count.
          half,
          half,
          whole,
        ]);
      });

      it('go at once from a process that says that it ends', async () => {
        await hold('a', NOON, { isStart: true });
        await hold('b', NOON, { isStart: true });

        for (const shardId of [0, 1]) await storage.shards.release(shardId, 'a');
        await storage.processes.leave('gateway', 'a');

        expect(await hold('b', NOON + 1)).toEqual({ count: 2, share: 2, held: [0, 1] });
      });

      it('are as many as the first process said, until one starts alone', async () => {
        const none = await storage.shards.findCount();
        await hold('a', NOON, { wanted: 2, isStart: true });

        const beside = await hold('b', NOON, { wanted: 3, isStart: true });
        const alone = await hold('b', NOON + leaseMs + 1, { wanted: 3 });
        const restarted = await hold('b', NOON + leaseMs + 2, { wanted: 3, isStart: true });

        expect([none, beside.count, alone.count, restarted.count]).toEqual([undefined, 2, 2, 3]);
        expect(await storage.shards.findCount()).toBe(3);
      });

      it('take a turn for one of all that ask at the same time', async () => {
        await storage.shards.noteStarts({ remaining: 100, resetAt: NOON + DAY });

        const turns = await Promise.all(Array.from({ length: 20 }, (_, index) => storage.shards.takeTurn(index % 4, NOON)));
        const buckets = await Promise.all(Array.from({ length: 20 }, (_, index) => storage.shards.takeTurn(10 + index, NOON)));
        await storage.shards.noteStarts({ remaining: 1, resetAt: NOON + DAY });
        const last = await Promise.all(Array.from({ length: 5 }, (_, index) => storage.shards.takeTurn(40 + index, NOON)));

        expect(turns.filter((waitMs) => waitMs === 0)).toHaveLength(4);
        expect(buckets.every((waitMs) => waitMs === 0)).toBe(true);
        expect(last.filter((waitMs) => waitMs === 0)).toHaveLength(1);
      });
    }
  });
}
