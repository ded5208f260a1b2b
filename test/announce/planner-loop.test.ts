import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlanner, type Planner } from '../../src/announce/planner.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { DAY, HOUR, makeArticle, makeEdition, makeSettings, makeSubscription, NOON } from './fixtures.ts';

const SECOND = 1_000;

describe('the loop of the planner', () => {
  let clock: FakeClock;
  let storage: Storage;
  let planner: Planner;
  let troubles: string[];

  const create = (parts: Partial<Storage> = {}): Planner =>
    createPlanner({
      storage: { ...storage, ...parts },
      clock,
      owner: 'me',
      onPlanned: () => {},
      onTrouble: (_error, during) => void troubles.push(during),
    });
  const pending = async (): Promise<number> => (await storage.outbox.count()).pending;
  const scheduled = makeArticle('later', { publishedAt: '2026-11-02T12:00:07Z' });

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    troubles = [];
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    planner = create();
    await planner.publish(makeEdition([], 'empty'));
  });
  afterEach(async () => {
    await planner.stop();
    await storage.close();
  });

  it('announces what is scheduled at its second, not at the tick behind it', async () => {
    planner.start();
    await planner.publish(makeEdition([scheduled], 'one'));
    await clock.advance(6_999);
    const early = await pending();
    await clock.advance(SECOND);

    expect([early, await pending()]).toEqual([0, 1]);
  });

  it('does nothing any more once it is stopped, and lets the next process lead at once', async () => {
    const shared = { soleOwner: false };
    planner = create(shared);
    planner.start();
    await planner.publish(makeEdition([scheduled], 'one'));
    await planner.stop();
    await clock.advance(HOUR);
    const afterStop = await pending();

    const next = createPlanner({
      storage: { ...storage, ...shared },
      clock: createFakeClock(NOON + SECOND),
      owner: 'next',
      onPlanned: () => {},
      onTrouble: (error) => {
        throw error;
      },
    });
    await next.publish(makeEdition([scheduled, makeArticle('b')], 'two'));
    await next.stop();

    expect(afterStop).toBe(0);
    expect(await pending()).toBe(1);
  });

  it('says when nothing can be read, and plans the same again with the next tick', async () => {
    let isBroken = true;
    const read = (): ReturnType<Storage['ledger']['read']> =>
      isBroken ? Promise.reject(new Error('The database is away.')) : storage.ledger.read();
    planner = create({ ledger: { ...storage.ledger, read } });
    planner.start();
    await planner.publish(makeEdition([makeArticle('a')], 'one'));
    const told = [...troubles];
    isBroken = false;
    await clock.advance(5 * SECOND);

    expect(told).toEqual(['planning an edition']);
    expect(await pending()).toBe(1);
  });

  it('gives up on a ledger that others keep changing, and says so', async () => {
    let commits = 0;
    const commit = async (): Promise<'conflict'> => {
      commits += 1;
      return 'conflict';
    };
    planner = create({ ledger: { ...storage.ledger, commit } });

    await planner.publish(makeEdition([makeArticle('a')], 'one'));

    expect(commits).toBe(10);
    expect(troubles).toEqual(['planning an edition']);
  });

  it('says if its lease cannot be given back, and stops all the same', async () => {
    const release = (): Promise<never> => Promise.reject(new Error('The database is away.'));
    planner = create({ soleOwner: false, leases: { ...storage.leases, release } });

    await planner.stop();

    expect(troubles).toEqual(['releasing the planner']);
  });

  it('looks once, and not at each tick, for digests that a wrong clock has put off', async () => {
    let looks = 0;
    const listDigestsAfter: Storage['subscriptions']['listDigestsAfter'] = (time) => {
      looks += 1;
      return storage.subscriptions.listDigestsAfter(time);
    };
    planner = create({ subscriptions: { ...storage.subscriptions, listDigestsAfter } });
    await storage.subscriptions.put(
      makeSubscription('c1', { settings: makeSettings({ schedule: { kind: 'daily', at: '20:00', zone: 'UTC' } }) }),
      NOON + 8 * HOUR,
    );
    await planner.publish(makeEdition([], 'empty'));
    for (let tick = 0; tick < 5; tick += 1) {
      clock.jump(SECOND);
      await planner.tick();
    }
    const whileRight = looks;
    clock.jump(-DAY);
    await planner.tick();

    expect([whileRight, looks]).toEqual([1, 2]);
  });
});
