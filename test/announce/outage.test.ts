import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { NewDelivery } from '../../src/delivery/delivery.ts';
import { PROBE_WAITS_MS } from '../../src/announce/reach.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { DAY, emptyFanOut, HOUR, makeCard, makeDelivery, MINUTE, NOON } from './fixtures.ts';

const SECOND = 1_000;

describe('an outage of a platform', () => {
  let clock: FakeClock;
  let storage: Storage;
  let platform: FakePlatform;
  let dispatcher: Dispatcher;
  let events: string[];

  const begin = (owner = 'me'): void => {
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner,
      pollMs: MINUTE,
      events: { ...silentEvents, onAway: (name) => events.push(`${name} away`), onBack: (name) => events.push(`${name} back`) },
    });
    dispatcher.start();
  };
  const end = async (): Promise<void> => {
    const stopped = dispatcher.stop(0);
    await clock.advance(SECOND);
    await stopped;
  };
  const insert = async (...deliveries: readonly NewDelivery[]): Promise<void> => {
    const ids = [...new Set(deliveries.map(({ announcementId }) => announcementId))];
    const cards = ids.map((announcementId) => ({ announcementId, revision: 1, card: makeCard(announcementId.slice('article:'.length)) }));
    const timed = deliveries.map((delivery) => ({ ...delivery, readyAt: clock.now(), expiresAt: clock.now() + DAY }));
    await storage.outbox.insertFanOut({ ...emptyFanOut, cards, deliveries: timed }, clock.now());
    dispatcher.wake();
  };
  const titles = (channel = 'c1'): readonly string[] =>
    platform.messages.filter((message) => message.channel === channel).map(({ text }) => text.replace('New: Title of ', ''));

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    platform = createFakePlatform({ clock });
    events = [];
    begin();
  });
  afterEach(async () => {
    await end();
    await storage.close();
  });

  it.each([
    [3 * MINUTE, 'refusing' as const],
    [45 * MINUTE, 'refusing' as const],
    [45 * MINUTE, 'silent' as const],
    [23 * HOUR, 'refusing' as const],
  ])('of %d ms in which it is %s ends with the first post within seconds, in order, each once', async (lengthMs, outage) => {
    platform.outage = outage;
    await insert(makeDelivery('a', 'c1'), makeDelivery('a', 'c2'));
    await clock.advance(lengthMs / 2);
    await insert(makeDelivery('b', 'c1'), makeDelivery('c', 'c1'));
    await clock.advance(lengthMs / 2);

    platform.outage = undefined;
    await clock.advance(5 * SECOND);

    expect(titles()).toEqual(['a', 'b', 'c']);
    expect(titles('c2')).toEqual(['a']);
    expect(events).toEqual(['discord away', 'discord back']);
  });

  it('is asked about by itself: no message is tried in it, however long it lasts', async () => {
    platform.outage = 'refusing';
    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c2'), makeDelivery('c', 'c3'));
    await clock.advance(HOUR);

    expect(platform.calls.length).toBeLessThanOrEqual(3);
    expect((await storage.outbox.list({})).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    expect(platform.asked).toBeGreaterThan(HOUR / Math.max(...PROBE_WAITS_MS) / 2);
  });

  it('is known after the first message that is not answered: no other is put in doubt', async () => {
    platform.outage = 'silent';
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(10 * SECOND);
    await insert(makeDelivery('b', 'c2'));
    await clock.advance(10 * MINUTE);

    expect(platform.calls.filter((call) => call.startsWith('publish'))).toEqual(['publish c1']);
  });

  it('makes nothing too old that was news when it began, not even over a restart', async () => {
    platform.outage = 'refusing';
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(20 * HOUR);
    await end();
    begin('me again');
    await clock.advance(10 * HOUR);

    platform.outage = undefined;
    await clock.advance(5 * SECOND);

    expect(titles()).toEqual(['a']);
  });

  it('costs what is in doubt none of the looks after which an operator is asked', async () => {
    platform = createFakePlatform({ clock, keyWindowMs: 0 });
    await end();
    begin('me again');
    platform.weather.push({ kind: 'lost', accepted: true });
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(29 * SECOND);
    platform.outage = 'silent';
    await clock.advance(3 * HOUR);

    platform.outage = undefined;
    await clock.advance(5 * SECOND);

    expect(titles()).toEqual(['a']);
    expect((await storage.outbox.list({}))[0]).toMatchObject({ status: 'delivered', failedLooks: 0 });
  });

  it('is none when the platform answers and only one message got no answer', async () => {
    platform.weather.push({ kind: 'lost', accepted: false });
    await insert(makeDelivery('a', 'c1'));
    await insert(makeDelivery('b', 'c2'));
    await clock.advance(SECOND);

    expect(events).toEqual([]);
    expect(titles('c2')).toEqual(['b']);
  });
});
