import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnnouncementService, createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { TAKE_OVER_MS } from '../../src/announce/once.ts';
import type { ChannelContext } from '../../src/subscription/channel-context.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { makeArticle, NOON } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const DAY_MS = 24 * 3_600_000;

/** The work of several processes on one database with an interaction that each of them is told of. */
describe('replicas that see the same interaction', () => {
  let clock: FakeClock;
  let storage: Storage;
  let replicas: readonly AnnouncementService[];

  const place = (cause: string, userId = 'u1'): ChannelContext => ({
    platform: 'discord',
    installationId: 'i1',
    channelId: 'c1',
    userId,
    cause,
  });
  const onEach = async <T>(act: (desk: AnnouncementService) => Promise<T>): Promise<readonly T[]> => {
    const acts = Promise.all(replicas.map(act));
    await clock.advance(TAKE_OVER_MS * 2);
    return acts;
  };

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    replicas = [0, 1, 2, 3].map((index) =>
      // Their clocks differ by minutes.
      createAnnouncementService({
        storage,
        clock: { ...clock, now: () => clock.now() + index * 150_000 },
        branding: () => ({}),
        onPlanned: () => {},
      }),
    );
  });
  afterEach(async () => {
    await storage.close();
  });

  it('say alike that announcements are on, off and on again', async () => {
    const on = await onEach((desk) => desk.subscribe(place('i1'), '', []));
    const off = await onEach((desk) => desk.unsubscribe(place('i2')));
    const offAgain = await onEach((desk) => desk.unsubscribe(place('i3')));
    const again = await onEach((desk) => desk.subscribe(place('i4'), 'topic:ai', []));
    const changed = await onEach((desk) => desk.submitForm(place('i5'), {}, wordsFor([])));

    const isNew = (outcomes: readonly unknown[]): readonly unknown[] => outcomes.map((outcome) => (outcome as { isNew: boolean }).isNew);
    expect(isNew(on)).toEqual([true, true, true, true]);
    expect(off).toEqual([true, true, true, true]);
    expect(offAgain).toEqual([false, false, false, false]);
    expect(isNew(again)).toEqual([true, true, true, true]);
    expect(isNew(changed)).toEqual([false, false, false, false]);
  });

  it('confirm each follow once, and say alike that it is new', async () => {
    for (let person = 0; person < 20; person += 1) {
      const answers = await onEach((desk) => desk.follow(place(`press-${person}`, `u${person}`), 'topic', 'ai'));
      expect(answers.map(({ isNew }) => isNew)).toEqual([true, true, true, true]);
    }
    const pressedAgain = await onEach((desk) => desk.follow(place('press-again', 'u1'), 'topic', 'ai'));

    expect(pressedAgain.map(({ isNew }) => isNew)).toEqual([false, false, false, false]);
    const confirmed = new Set((await storage.outbox.list({ limit: 100 })).map(({ destination }) => destination.targetId));
    expect(confirmed.size).toBe(20);
    expect((await storage.outbox.list({ limit: 100 })).filter(({ destination }) => destination.targetId !== 'u1')).toHaveLength(19);
  });

  it('post a test once, and another one when it is asked for again', async () => {
    await onEach((desk) => desk.subscribe(place('i1'), '', []));

    await onEach((desk) => desk.test(place('i2'), [makeArticle('a')]));
    await onEach((desk) => desk.test(place('i3'), [makeArticle('a')]));

    expect(await storage.outbox.list({})).toHaveLength(2);
  });

  it('say alike how many articles of the past follow', async () => {
    const answers = await onEach((desk) => desk.subscribe(place('i1'), 'backfill=2', [makeArticle('a'), makeArticle('b')]));

    expect(answers.map((answer) => (answer.kind === 'subscribed' ? answer.backfilled : 0))).toEqual([2, 2, 2, 2]);
  });

  it('take over from one that ended before it had said what it did', async () => {
    await storage.effects.begin('i1:unsubscribe', NOON);

    const answers = await onEach((desk) => desk.unsubscribe(place('i1')));

    expect(answers).toEqual([false, false, false, false]);
  });

  it('do the same again where the record of the first was lost: one confirmation, one test', async () => {
    const forgetful = {
      ...storage.effects,
      begin: async () => ({ kind: 'mine' as const }),
      finish: async () => {},
      abandon: async () => {},
    };
    const lost = createAnnouncementService({
      storage: { ...storage, effects: forgetful },
      clock,
      branding: () => ({}),
      onPlanned: () => {},
    });
    replicas = [lost];
    await onEach((desk) => desk.subscribe(place('i1'), '', []));

    for (let round = 0; round < 2; round += 1) {
      await onEach((desk) => desk.follow(place('i2'), 'topic', 'ai'));
      await onEach((desk) => desk.test(place('i3'), [makeArticle('a')]));
    }

    expect((await storage.outbox.list({})).map(({ destination }) => destination.kind)).toEqual(['channel', 'user']);
  });

  it('forget an interaction after a day', async () => {
    await storage.effects.begin('old', NOON);
    await storage.effects.begin('new', NOON + DAY_MS + 1);

    expect(await storage.effects.begin('old', NOON + DAY_MS + 2)).toEqual({ kind: 'mine' });
    expect(await storage.effects.begin('new', NOON + DAY_MS + 2)).toEqual({ kind: 'underWay', since: NOON + DAY_MS + 1 });
  });
});
