import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobMaker } from '../../src/announce/make-job.ts';
import { createReach, PROBE_TIMEOUT_MS, type Reach } from '../../src/announce/reach.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { posted, queueOf } from '../contract/queue-steps.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { makeCard, makeDelivery, makeSettings, makeSubscription, MINUTE, NOON } from './fixtures.ts';

const SECOND = 1_000;

let clock: FakeClock;
let storage: Storage;
let platform: FakePlatform;

beforeEach(async () => {
  clock = createFakeClock(NOON);
  storage = await openMemory();
  platform = createFakePlatform({ clock });
});
afterEach(() => storage.close());

describe('whether a platform can be reached', () => {
  let heard: string[];
  let stopping: AbortController;

  const create = (publisher: Partial<Publisher> = {}, outbox: Partial<Storage['outbox']> = {}): Reach =>
    createReach({
      publisher: { ...platform.publisher, ...publisher },
      outbox: { ...storage.outbox, ...outbox },
      clock,
      signal: stopping.signal,
      onAway: () => void heard.push('away'),
      onBack: (awayMs) => void heard.push(`back after ${awayMs}`),
      onTrouble: () => void heard.push('trouble'),
    });

  beforeEach(() => {
    heard = [];
    stopping = new AbortController();
  });
  afterEach(() => stopping.abort());

  it('is asked after each time that it did not answer, once for all who want to know', async () => {
    const reach = create();

    expect(await Promise.all([reach.ask(), reach.ask()])).toEqual([true, true]);
    expect([reach.isAway(), platform.asked, heard]).toEqual([false, 1, []]);
  });

  it('is recorded while it is away, and asked again after half a second, one, two, and then every three', async () => {
    platform.outage = 'refusing';
    const reach = create();
    await Promise.all([reach.ask(), reach.ask()]);
    const recorded = await storage.outbox.findOutage('discord');
    const asked: number[] = [];
    for (const waitMs of [500, 1_000, 2_000, 3_000, 3_000]) {
      await clock.advance(waitMs - 1);
      asked.push(platform.asked);
      await clock.advance(1);
      asked.push(platform.asked);
    }
    platform.outage = undefined;
    await clock.advance(3 * SECOND);

    expect(recorded).toBe(NOON);
    expect(asked).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect(heard).toEqual(['away', `back after ${12.5 * SECOND}`]);
    expect(reach.isAway()).toBe(false);
    expect(await storage.outbox.findOutage('discord')).toBeUndefined();
  });

  it('asks anew soon after a question that was swallowed: it has waited already', async () => {
    let asked = 0;
    const isThere = (signal: AbortSignal): Promise<boolean> => {
      asked += 1;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false)));
    };
    const reach = create({ isThere });
    const answer = reach.ask();
    await clock.advance(PROBE_TIMEOUT_MS);
    const first = await answer;
    for (let round = 0; round < 3; round += 1) await clock.advance(500 + PROBE_TIMEOUT_MS);

    expect([first, asked, reach.isAway()]).toEqual([false, 4, true]);
  });

  it('goes on with an outage that was recorded before, at once', async () => {
    await storage.outbox.beginOutage('discord', NOON - MINUTE);
    platform.outage = 'refusing';
    const reach = create();
    await reach.resume();
    const during = reach.isAway();
    platform.outage = undefined;
    await clock.advance(500);

    expect([during, reach.isAway()]).toEqual([true, false]);
    expect(heard).toEqual([`back after ${MINUTE + 500}`]);
  });

  it('has nothing to resume without one, and nothing to ask of a platform that is always there', async () => {
    const { isThere: _isThere, ...always } = platform.publisher;
    const reach = createReach({
      publisher: always,
      outbox: storage.outbox,
      clock,
      signal: stopping.signal,
      onAway: () => void heard.push('away'),
      onBack: () => {},
      onTrouble: () => {},
    });
    await reach.resume();

    expect([await reach.ask(), reach.isAway(), heard]).toEqual([true, false, []]);
  });

  it('takes a publisher that fails for one that is away, and a database that fails for a reason to ask again', async () => {
    let isBroken = true;
    const reach = create(
      { isThere: async () => (heard.includes('away') ? true : Promise.reject(new Error('A defect.'))) },
      { endOutage: (name, now) => (isBroken ? Promise.reject(new Error('The database is away.')) : storage.outbox.endOutage(name, now)) },
    );
    await reach.ask();
    await clock.advance(500);
    const whileBroken = reach.isAway();
    isBroken = false;
    await clock.advance(SECOND);

    expect([whileBroken, reach.isAway()]).toEqual([true, false]);
    expect(heard).toEqual(['away', 'trouble', `back after ${1.5 * SECOND}`]);
  });

  it('is not asked any more once the process stops', async () => {
    platform.outage = 'refusing';
    await create().ask();
    stopping.abort();
    await clock.advance(MINUTE);

    expect(platform.asked).toBe(1);
  });
});

describe('the job of a claim', () => {
  const queue = queueOf(() => storage);
  const make = async (claim: Awaited<ReturnType<typeof queue.claim>>, settings = {}) =>
    createJobMaker({ storage, clock, publisher: platform.publisher })(
      claim,
      makeSubscription('c1', { settings: makeSettings({ ping: '99', forumTags: ['7'], template: 'compact', ...settings }) }),
    );
  const plan = (overrides: Parameters<typeof makeDelivery>[2] = {}, card = makeCard('a')) => {
    const delivery = makeDelivery('a', 'c1', overrides);
    return queue.plan({ cards: [{ announcementId: delivery.announcementId, revision: delivery.revision, card }], deliveries: [delivery] });
  };

  it('pings with the announcement itself, and neither with a test nor with what follows it', async () => {
    await plan();
    const post = await make(await queue.send(posted('m1')));
    await plan({ kind: 'note', part: 'note:1', followsPost: true });
    const note = await make(await queue.send(posted('m2')));
    await plan({ announcementKind: 'test', announcementId: 'test:a:1' as never });
    const test = await make(await queue.claim());

    expect([post, note, test].map((job) => job?.settings)).toEqual([
      { ping: '99', forumTags: ['7'] },
      { forumTags: ['7'] },
      { forumTags: ['7'] },
    ]);
    expect([post?.below, note?.below]).toEqual([undefined, { messageId: 'm1' }]);
    expect(post?.title).toBe('Title of a');
  });

  it('may start while the whole call, and two seconds more, end within the lease', async () => {
    await plan();
    const job = await make(await queue.claim());

    clock.jump(MINUTE - platform.publisher.timeoutMs - 2 * SECOND);
    const last = job?.mayStart();
    clock.jump(1);

    expect([last, job?.mayStart()]).toEqual([true, false]);
  });

  it('shows the template of the channel, a card to a reader, and why it came there', async () => {
    await plan();
    const claim = await queue.send(posted('m1'));
    const compact = await make(claim);
    const card = await createJobMaker({ storage, clock, publisher: platform.publisher })(claim, undefined);
    const followed = await createJobMaker({ storage, clock, publisher: platform.publisher })(
      { ...claim, delivery: { ...claim.delivery, followed: { by: 'topic', value: 'AI' } } },
      undefined,
    );

    expect(compact?.message).not.toEqual(card?.message);
    expect(card?.settings).toEqual({ forumTags: [] });
    expect(JSON.stringify(followed?.message)).toContain('AI');
    expect(followed?.message).not.toEqual(card?.message);
  });

  it('is none without a text, or without the post that it belongs to', async () => {
    await plan();
    const claim = await queue.claim();

    expect(await make({ ...claim, delivery: { ...claim.delivery, revision: 9 } })).toBeUndefined();
    expect(await make({ ...claim, delivery: { ...claim.delivery, kind: 'edit' } })).toBeUndefined();
    expect(await make({ ...claim, delivery: { ...claim.delivery, kind: 'edit' }, post: { messageId: 'm1' } })).toBeDefined();
  });
});
