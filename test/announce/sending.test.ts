import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { DispatcherOptions } from '../../src/announce/dispatcher-options.ts';
import type { NewDelivery } from '../../src/delivery/delivery.ts';
import type { FindOutcome, PublishOutcome } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { emptyFanOut, HOUR, makeCard, makeDelivery, MINUTE, NOON } from './fixtures.ts';

const SECOND = 1_000;

/** Guards of the sender that nothing else would miss at once. */
describe('sending', () => {
  let clock: FakeClock;
  let storage: Storage;
  let platform: FakePlatform;
  let dispatcher: Dispatcher | undefined;

  const start = (options: Partial<DispatcherOptions> = {}): void => {
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner: 'me',
      events: silentEvents,
      ...options,
    });
    dispatcher.start();
  };
  const insert = async (...deliveries: readonly NewDelivery[]): Promise<void> => {
    const ids = [...new Set(deliveries.map(({ announcementId }) => announcementId))];
    const cards = ids.map((announcementId) => ({ announcementId, revision: 1, card: makeCard(announcementId.slice('article:'.length)) }));
    await storage.outbox.insertFanOut({ ...emptyFanOut, cards, deliveries }, clock.now());
    dispatcher?.wake();
  };

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    platform = createFakePlatform({ clock });
  });
  afterEach(async () => {
    const stopped = dispatcher?.stop(0);
    await clock.advance(SECOND);
    await stopped;
    await storage.close();
  });

  it('does not begin what its lease is too short for, even if the publisher would', async () => {
    start({ leaseMs: platform.publisher.timeoutMs });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(5 * SECOND);

    expect(platform.calls).toEqual([]);
    expect((await storage.outbox.list({}))[0]).toMatchObject({ attempts: 0, inDoubt: false });
  });

  it('goes on looking however often it is asked to wait before it may look', async () => {
    platform = createFakePlatform({ clock, keyWindowMs: 0 });
    const busy: FindOutcome = { kind: 'cannotLook', reason: 'Asked to wait', permanent: false, retryAfterMs: 10 * SECOND };
    let asked = 0;
    const publisher = { ...platform.publisher, find: async () => ((asked += 1) <= 10 ? busy : ({ kind: 'absent' } as const)) };
    platform.weather.push({ kind: 'lost', accepted: false });
    start({ publishers: [publisher] });

    await insert(makeDelivery('a', 'c1'));
    await clock.advance(5 * MINUTE);

    expect(asked).toBe(11);
    expect(platform.messages).toHaveLength(1);
    expect((await storage.outbox.list({}))[0]).toMatchObject({ status: 'delivered' });
  });

  it.each([
    ['of its channel', { refused: 'destination' }],
    ['of its text', { refused: 'delivery' }],
    ['for now', { refused: 'attempt', retryAfterMs: HOUR }],
  ] as const)('takes a refusal %s for a token that works: the others no longer go one at a time', async (_name, refusal) => {
    const answers: (() => void)[] = [];
    let isFirst = true;
    const publisher = {
      ...platform.publisher,
      publish: async (): Promise<PublishOutcome> => {
        if (isFirst) {
          isFirst = false;
          return { kind: 'notDone', reason: 'Refused', ...refusal };
        }
        await new Promise<void>((resolve) => answers.push(resolve));
        return { kind: 'done', message: { messageId: `m${answers.length}` } };
      },
    };
    start({ publishers: [publisher] });

    await insert(makeDelivery('a', 'c1'), makeDelivery('a', 'c2'), makeDelivery('a', 'c3'), makeDelivery('a', 'c4'));
    await clock.advance(SECOND);

    expect(answers).toHaveLength(3);
    for (const answer of answers) answer();
  });

  it('sends what the clock has held back within seconds after it was set back by hours', async () => {
    platform.weather.push({
      kind: 'refused',
      outcome: { kind: 'notDone', reason: 'Asked to wait', refused: 'platform', retryAfterMs: MINUTE },
    });
    start();
    await insert(makeDelivery('a', 'c1'), makeDelivery('b', 'c1'));
    await clock.advance(SECOND);

    clock.jump(-5 * HOUR);
    await clock.advance(2 * MINUTE);

    expect(platform.messages.map(({ text }) => text)).toEqual(['New: Title of a', 'New: Title of b']);
  });

  it('sends an article that comes while the clock is ahead by hours, and the next one when it is right again', async () => {
    start();
    clock.jump(5 * HOUR);
    await insert(makeDelivery('a', 'c1', { readyAt: clock.now() }));
    await clock.advance(5 * SECOND);

    clock.jump(-5 * HOUR);
    await insert(makeDelivery('b', 'c1', { readyAt: clock.now() }));
    await clock.advance(5 * SECOND);

    expect(platform.messages).toHaveLength(2);
  });
});
