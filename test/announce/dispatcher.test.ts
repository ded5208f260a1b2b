import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { deliveryKeyOf, deliveryMarkerOf } from '../../src/delivery/delivery-key.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { NewDelivery } from '../../src/delivery/delivery.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform, type FakePlatformOptions } from './fake-platform.ts';
import { DAY, emptyFanOut, HOUR, makeCard, makeDelivery, makeDestination, makeSubscription, MINUTE, NOON } from './fixtures.ts';

const SECOND = 1_000;

describe('dispatcher', () => {
  let clock: FakeClock;
  let storage: Storage;
  let platform: FakePlatform;
  let dispatcher: Dispatcher;
  let halts: string[];

  const start = (options: Partial<FakePlatformOptions> = {}, owner = 'me'): void => {
    platform = createFakePlatform({ clock, ...options });
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner,
      pollMs: 10 * MINUTE,
      events: { ...silentEvents, onHalted: (scope, reason) => halts.push(`${scope}: ${reason}`) },
    });
    dispatcher.start();
  };
  const insert = async (...deliveries: readonly NewDelivery[]): Promise<void> => {
    const cards = [...new Set(deliveries.map((delivery) => delivery.announcementId))].map((announcementId) => ({
      announcementId,
      revision: 1,
      card: makeCard(announcementId.slice('article:'.length)),
    }));
    await storage.outbox.insertFanOut({ ...emptyFanOut, cards, deliveries }, clock.now());
    dispatcher.wake();
  };
  const statuses = async (): Promise<readonly string[]> =>
    (await storage.outbox.list({ limit: 100 })).toReversed().map(({ status }) => status);

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    halts = [];
  });
  afterEach(async () => {
    const stopped = dispatcher.stop(0);
    await clock.advance(SECOND);
    await stopped;
    await storage.close();
  });

  it('posts what is pending, in the order of each channel', async () => {
    start();

    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c1'), makeDelivery('a', 'c2'));
    await clock.advance(5 * SECOND);

    expect(await statuses()).toEqual(['delivered', 'delivered', 'delivered']);
    expect(platform.messages.filter(({ channel }) => channel === 'c1').map(({ text }) => text)).toEqual([
      'New: Title of a',
      'New: Title of b',
    ]);
  });

  it.each([
    ['within the window of the key, when it was accepted', 60_000, { kind: 'lost', accepted: true } as const],
    ['within the window of the key, when it was not accepted', 60_000, { kind: 'lost', accepted: false } as const],
    ['by looking, when it was accepted', 0, { kind: 'lost', accepted: true } as const],
    ['by looking, when it was not accepted', 0, { kind: 'lost', accepted: false } as const],
    ['by looking after a while, when it was accepted after we had given up', 0, { kind: 'acceptedLate', afterMs: 20_000 } as const],
  ])('makes one message of a lost answer %s', async (_name, keyWindowMs, weather) => {
    start({ keyWindowMs });
    platform.weather.push(weather);

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(3 * MINUTE);

    expect(platform.messages).toHaveLength(1);
    expect(await statuses()).toEqual(['delivered']);
  });

  it('measures the window of the key from the first attempt, however many follow', async () => {
    start({ keyWindowMs: 60_000 });
    platform.weather.push(
      { kind: 'lost', accepted: true },
      ...Array.from({ length: 12 }, () => ({ kind: 'lost', accepted: false }) as const),
    );

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(10 * MINUTE);

    expect(platform.messages).toHaveLength(1);
    expect(platform.calls).toContain('find c1');
    const posts = platform.calls.indexOf('find c1');
    expect(platform.calls.slice(posts)).toEqual(['find c1']);
  });

  it('posts once although every attempt is lost for a while', async () => {
    start({ keyWindowMs: 60_000 });
    platform.weather.push(...Array.from({ length: 9 }, (_, index) => ({ kind: 'lost', accepted: index === 6 }) as const));

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(HOUR);

    expect(platform.messages).toHaveLength(1);
    expect(await statuses()).toEqual(['delivered']);
  });

  it('never posts again when it may not look, and says so', async () => {
    start({ keyWindowMs: 0 });
    platform.history = 'forbidden';
    platform.weather.push({ kind: 'lost', accepted: true });

    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c1'));
    await clock.advance(HOUR);

    expect(platform.calls.filter((call) => call.startsWith('publish'))).toHaveLength(2);
    expect(await statuses()).toEqual(['unknown', 'delivered']);
    expect((await storage.outbox.list({ status: ['unknown'] }))[0]?.reason).toContain('missing_scope');
  });

  it('asks the operator after looking has failed several times', async () => {
    start({ keyWindowMs: 0 });
    platform.history = 'broken';
    platform.weather.push({ kind: 'lost', accepted: true });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(HOUR);

    expect(platform.calls.filter((call) => call.startsWith('find'))).toHaveLength(3);
    expect(await statuses()).toEqual(['unknown']);
  });

  it('asks the owner of the subscription, once for each doubt, and posts again at their word', async () => {
    start({ keyWindowMs: 0 });
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    const notices = (): readonly string[] => platform.messages.filter(({ channel }) => channel === 'U1').map(({ text }) => text);
    platform.history = 'forbidden';
    platform.weather.push({ kind: 'lost', accepted: false });
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(HOUR);
    dispatcher.wake();
    await clock.advance(HOUR);

    expect(notices()).toHaveLength(1);
    expect(notices()[0]).toContain('“Title of a” may or may not have been posted in the channel c1');
    const [unknown] = await storage.outbox.list({ status: ['unknown'] });
    platform.weather.push({ kind: 'lost', accepted: false });
    await storage.outbox.resolve(unknown?.seq ?? 0, { kind: 'postAgain', expiresAt: clock.now() + DAY }, clock.now());
    dispatcher.wake();
    await clock.advance(HOUR);

    expect(notices()).toHaveLength(2);
    expect((await storage.outbox.list({ status: ['unknown'] })).map(({ seq }) => seq)).toEqual([unknown?.seq]);
  });

  it('waits as long as the platform asks, and not shorter', async () => {
    start();
    platform.weather.push({
      kind: 'refused',
      outcome: { kind: 'notDone', reason: 'Rate limited', refused: 'attempt', retryAfterMs: 20 * SECOND },
    });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(19 * SECOND);
    const early = platform.messages.length;
    await clock.advance(4 * SECOND);

    expect([early, platform.messages.length]).toEqual([0, 1]);
  });

  it('holds the whole platform when it asks for that', async () => {
    start();
    platform.weather.push({
      kind: 'refused',
      outcome: { kind: 'notDone', reason: 'Rate limited', refused: 'platform', retryAfterMs: 20 * SECOND },
    });

    await insert(...['c1', 'c2', 'c3'].map((channel) => makeDelivery('a', channel)));
    await clock.advance(19 * SECOND);

    expect(platform.calls).toHaveLength(1);
  });

  it('holds the platform for as long as it asks for, although the clock is set an hour ahead meanwhile', async () => {
    start();
    platform.weather.push({
      kind: 'refused',
      outcome: { kind: 'notDone', reason: 'Rate limited', refused: 'platform', retryAfterMs: 20 * SECOND },
    });
    await insert(...['c1', 'c2', 'c3'].map((channel) => makeDelivery('a', channel)));
    await clock.advance(SECOND);

    clock.jump(HOUR);
    await clock.advance(17 * SECOND);
    const meanwhile = platform.calls.length;
    await clock.advance(5 * SECOND);

    expect(meanwhile).toBe(1);
    expect(platform.calls.length).toBeGreaterThan(1);
  });

  it('sends nothing more after the token was refused to somebody else', async () => {
    let refusal: string | undefined;
    start({ findRefusal: () => refusal });
    refusal = 'Unauthorized';
    await clock.advance(2 * SECOND);

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(HOUR);

    expect(platform.calls).toEqual([]);
    expect(halts).toEqual(['discord: Unauthorized']);
    expect(await statuses()).toEqual(['pending']);
  });

  it('gives up what the platform will never take, and goes on with the next', async () => {
    start();
    platform.weather.push({ kind: 'refused', outcome: { kind: 'notDone', reason: 'Invalid Form Body', refused: 'delivery' } });

    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c1'));
    await clock.advance(5 * SECOND);

    expect(await statuses()).toEqual(['dead', 'delivered']);
  });

  it('keeps in doubt what was lost and then refused', async () => {
    start();
    platform.weather.push(
      { kind: 'lost', accepted: true },
      { kind: 'refused', outcome: { kind: 'notDone', reason: 'Rate limited', refused: 'attempt', retryAfterMs: 2 * MINUTE } },
    );

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(10 * MINUTE);

    expect(platform.messages).toHaveLength(1);
    expect(platform.calls).toContain('find c1');
  });

  it('parks a channel after one refusal, tells its owner once, tries it once an hour, and flows again when it may', async () => {
    start();
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    const refusal = { kind: 'refused', outcome: { kind: 'notDone', reason: 'Missing Access', refused: 'destination' } } as const;
    platform.weather.push(refusal);

    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c1'));
    await clock.advance(50 * MINUTE);
    const parked = await storage.subscriptions.find(makeDestination('c1').id);
    const callsBefore = platform.calls.filter((call) => call === 'publish c1').length;
    platform.weather.push(refusal);
    await clock.advance(20 * MINUTE);
    const callsAfterAnHour = platform.calls.filter((call) => call === 'publish c1').length;
    await clock.advance(HOUR);

    expect(parked?.parked?.reason).toBe('Missing Access');
    expect([callsBefore, callsAfterAnHour]).toEqual([1, 2]);
    expect(platform.messages.filter(({ channel }) => channel === 'U1')).toHaveLength(1);
    expect(platform.messages.filter(({ channel }) => channel === 'c1')).toHaveLength(2);
    expect((await storage.subscriptions.find(makeDestination('c1').id))?.parked).toBeUndefined();
  });

  it('sends nothing more after the token was refused', async () => {
    start();
    platform.weather.push({ kind: 'refused', outcome: { kind: 'notDone', reason: 'Unauthorized', refused: 'platform' } });

    await insert(...Array.from({ length: 20 }, (_, index) => makeDelivery('a', `c${index}`)));
    await clock.advance(HOUR);

    expect(platform.calls).toHaveLength(1);
    expect(halts).toEqual(['discord: Unauthorized']);
    expect(new Set(await statuses())).toEqual(new Set(['pending']));
  });

  it('stays far below the number of refusals that gets an address banned', async () => {
    start({ limits: { maxRefusalsPerTenMinutes: 45, maxInFlight: 50 } });
    await insert(makeDelivery('first', 'c-ok'));
    await clock.advance(SECOND);
    platform.weather.push(
      ...Array.from(
        { length: 500 },
        () => ({ kind: 'refused', outcome: { kind: 'notDone', reason: 'Missing Access', refused: 'destination' } }) as const,
      ),
    );

    await insert(...Array.from({ length: 300 }, (_, index) => makeDelivery('a', `c${index}`)));
    await clock.advance(9 * MINUTE);

    expect(platform.calls.length - 1).toBeLessThanOrEqual(45);
  });

  it('sends soon what it claimed without being told so, and does not touch what it is sending', async () => {
    const { claim } = storage.outbox;
    let answersLost = 1;
    storage.outbox.claim = async (request) => {
      const claims = await claim(request);
      if (claims.some(({ delivery }) => delivery.queueKey.includes('c2')) && answersLost-- > 0) throw new Error('Query read timeout');
      return claims;
    };
    start();
    await insert(makeDelivery('first', 'c0'));
    await clock.advance(SECOND);
    platform.weather.push({ kind: 'slow', afterMs: 12 * SECOND });
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(SECOND);

    await insert(makeDelivery('b', 'c2'));
    await clock.advance(8 * SECOND);
    const calls = [...platform.calls];
    await clock.advance(40 * SECOND);

    expect(calls).toEqual(['publish c0', 'publish c1', 'publish c2']);
    expect(platform.calls).toEqual(calls);
    expect(await statuses()).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it.each([true, false])('finds in doubt what a dead process was sending, and looks before it sends (accepted: %s)', async (accepted) => {
    const delivery = makeDelivery('a', 'c1');
    const cards = [{ announcementId: delivery.announcementId, revision: 1, card: makeCard('a') }];
    await storage.outbox.insertFanOut({ ...emptyFanOut, cards, deliveries: [delivery] }, NOON);
    await storage.outbox.claim({
      platform: 'discord',
      owner: 'dead',
      now: NOON,
      leaseMs: MINUTE,
      limit: 1,
      exceptQueues: [],
      exceptInstallations: [],
    });

    start({ keyWindowMs: 0 }, 'next');
    if (accepted)
      platform.messages.push({
        messageId: 'm0',
        key: deliveryKeyOf(delivery),
        mark: deliveryMarkerOf(delivery),
        channel: 'c1',
        at: NOON,
        text: '',
        edits: 0,
      });
    await clock.advance(29 * SECOND);
    const callsWhileSettling = [...platform.calls];
    await clock.advance(5 * MINUTE);

    expect(callsWhileSettling).toEqual([]);
    expect(platform.calls).toEqual(accepted ? ['find c1'] : ['find c1', 'publish c1']);
    expect(platform.messages).toHaveLength(1);
    expect(await statuses()).toEqual(['delivered']);
  });

  it('edits the same message and posts no second one when the article changes', async () => {
    start();
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(5 * SECOND);
    const announcementId = 'article:a' as AnnouncementId;

    await storage.outbox.insertFanOut(
      {
        ...emptyFanOut,
        cards: [{ announcementId, revision: 2, card: makeCard('a', { retraction: 'The figures were made up.' }) }],
        revisions: [{ announcementId, revision: 2, withNote: true, expiresAt: clock.now() + DAY }],
      },
      clock.now(),
    );
    dispatcher.wake();
    await clock.advance(5 * SECOND);

    const [post, note] = platform.messages;
    expect(post).toMatchObject({ text: 'Retracted: Title of a', edits: 1 });
    expect(note).toMatchObject({ text: 'Title of a was retracted', below: { messageId: 'm1' } });
    expect(platform.messages).toHaveLength(2);
    expect(new Set(platform.messages.map(({ key }) => key)).size).toBe(2);
  });

  it('gives up a change that no answer confirms for as long as news is news', async () => {
    start();
    await insert(makeDelivery('a', 'c1'));
    await clock.advance(5 * SECOND);
    const announcementId = 'article:a' as AnnouncementId;
    const edits = (): number => platform.calls.filter((call) => call.startsWith('edit')).length;
    platform.weather.push(...Array.from({ length: 1_000 }, () => ({ kind: 'lost', accepted: false }) as const));

    await storage.outbox.insertFanOut(
      {
        ...emptyFanOut,
        cards: [{ announcementId, revision: 2, card: makeCard('a') }],
        revisions: [{ announcementId, revision: 2, withNote: false, expiresAt: clock.now() + HOUR }],
      },
      clock.now(),
    );
    dispatcher.wake();
    await clock.advance(HOUR + MINUTE);
    const tried = edits();
    await clock.advance(HOUR);

    expect(tried).toBeGreaterThan(1);
    expect(edits()).toBe(tried);
    expect((await statuses()).toSorted()).toEqual(['dead', 'delivered']);
  });

  it('does not post news that got too old', async () => {
    start();
    platform.weather.push({
      kind: 'refused',
      outcome: { kind: 'notDone', reason: 'Rate limited', refused: 'attempt', retryAfterMs: 2 * DAY },
    });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(2 * DAY + HOUR);

    expect(platform.messages).toEqual([]);
    expect(await statuses()).toEqual(['dead']);
  });

  it('ends in time with sends under way, and finds them in doubt afterwards', async () => {
    start({ keyWindowMs: 0, limits: { maxRefusalsPerTenMinutes: 1_000 } });
    await insert(makeDelivery('first', 'c0'));
    await clock.advance(SECOND);
    platform.weather.push(...Array.from({ length: 50 }, (_, index) => ({ kind: 'hang', accepted: index % 2 === 0 }) as const));
    await insert(...Array.from({ length: 50 }, (_, index) => makeDelivery('a', `c${index + 1}`)));
    await clock.advance(SECOND);

    const stopped = dispatcher.stop(8_000);
    await clock.advance(8_001);
    await stopped;
    const atStop = (await storage.outbox.count()).sending;
    const before = platform.messages.length;
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner: 'next',
      pollMs: 10 * MINUTE,
      events: silentEvents,
    });
    dispatcher.start();
    await clock.advance(5 * MINUTE);

    expect(atStop).toBe(0);
    expect(before).toBe(26);
    expect(platform.messages).toHaveLength(51);
    expect(new Set(platform.messages.map(({ channel }) => channel)).size).toBe(51);
  });

  // A second back is a leap second, as POSIX time repeats it.
  it.each([-HOUR, HOUR, -DAY, -SECOND, SECOND])('posts once when the clock jumps by %i ms in the middle of doubt', async (jump) => {
    start({ keyWindowMs: 60_000 });
    platform.weather.push({ kind: 'lost', accepted: true }, { kind: 'lost', accepted: false });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(SECOND);
    clock.jump(jump);
    await clock.advance(2 * DAY);

    expect(platform.messages).toHaveLength(1);
    expect(await statuses()).toEqual(['delivered']);
  });
});
