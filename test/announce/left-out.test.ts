import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeExplanation } from '../../src/announce/compose-explanation.ts';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { isWaitForWhole, isWholeAgain, wholeAfterMs } from '../../src/announce/plan-whole.ts';
import type { LeftOut } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { emptyFanOut, makeCard, makeDelivery, makeSubscription, MINUTE, NOON } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { keepText } from '../../src/words/kept-text.ts';

const SECOND = 1_000;
const id = 'article:a' as AnnouncementId;
const fix = 'Mend that part in the article, and the post is edited';
const rest = { fix, isSetting: false };
const picture: LeftOut = {
  ...rest,
  what: 'without the picture https://mill.example/wheel.png, because Slack says: invalid_blocks',
  mayHeal: true,
};
const button: LeftOut = {
  ...rest,
  what: 'without the button “Open” (http://wiki/a), because Discord says: Not a well formed URL (50035)',
  mayHeal: false,
};
const refusedForm = { kind: 'refused', outcome: { kind: 'notDone', reason: 'Discord says: no', refused: 'form' } } as const;
const refusedWhole = { kind: 'refused', outcome: { kind: 'notDone', reason: 'Slack says: invalid_blocks', refused: 'delivery' } } as const;

describe('a message that a platform takes without a part', () => {
  let clock: FakeClock;
  let storage: Storage;
  let platform: FakePlatform;
  let dispatcher: Dispatcher;
  let told: string[];

  const announce = async (revision = 1): Promise<void> => {
    const announcement = { id, kind: 'article', status: 'out', rule: 'new', dueAt: NOON, createdAt: NOON, revision } as const;
    await storage.outbox.insertFanOut(
      {
        ...emptyFanOut,
        announcements: [announcement],
        cards: [{ announcementId: id, revision, card: makeCard('a') }],
        deliveries: revision === 1 ? [makeDelivery('a', 'c1')] : [],
        revisions: revision === 1 ? [] : [{ announcementId: id, revision, withNote: false, expiresAt: clock.now() + 60 * MINUTE }],
      },
      clock.now(),
    );
    dispatcher.wake();
  };
  const post = async () => (await storage.outbox.list({ announcementId: id, kind: 'post' }))[0];
  const edits = async () => (await storage.outbox.list({ announcementId: id, kind: 'edit' })).toReversed();
  /** The dispatcher looks once in ten minutes here, and is woken each time. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= MINUTE) {
      await clock.advance(Math.min(left, MINUTE));
      dispatcher.wake();
      await clock.advance(0);
    }
    await clock.advance(2 * SECOND);
  };

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    told = [];
    platform = createFakePlatform({ clock });
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner: 'me',
      pollMs: 10 * MINUTE,
      events: { ...silentEvents, onLeftOut: (_, { what }) => told.push(what) },
    });
    dispatcher.start();
  });
  afterEach(async () => {
    const stopped = dispatcher.stop(0);
    await clock.advance(SECOND);
    await stopped;
    await storage.close();
  });

  it('is delivered; the log, the reason and the explanation say what it lacks, and its owner is told once', async () => {
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    platform.weather.push({ kind: 'leftOut', leftOut: button });

    await announce();
    await pass(MINUTE);

    const reply = composeExplanation('Title', await storage.outbox.explain(id, makeDelivery('a', 'c1').destination.id), true, wordsFor([]));
    const notices = platform.messages.filter(({ channel }) => channel === 'U1');
    expect(await post()).toMatchObject({
      status: 'delivered',
      reason: keepText('postedWithout', button.what, fix),
      log: [{ outcome: keepText('postedWithout', button.what, fix) }],
    });
    expect(plainTextOf(reply)).toContain('Posted without the button “Open”');
    expect(told).toEqual([button.what]);
    expect(notices.map(({ text }) => text)).toEqual([`“Title of a” was posted ${button.what}. ${fix}.`]);
    expect(await edits()).toEqual([]);
  });

  it('is told once in a channel whose settings are what is refused, however many posts lack it', async () => {
    const tags: LeftOut = {
      what: 'without its tags, because Discord says: Unknown tag (10087)',
      fix: 'Choose others',
      isSetting: true,
      mayHeal: false,
    };
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    const cards = ['x', 'y'].map((slug) => ({ announcementId: `article:${slug}` as AnnouncementId, revision: 1, card: makeCard(slug) }));

    for (const [index, slug] of ['x', 'y'].entries()) {
      platform.weather.push({ kind: 'leftOut', leftOut: tags });
      await storage.outbox.insertFanOut(
        { ...emptyFanOut, cards: cards.slice(index, index + 1), deliveries: [makeDelivery(slug, 'c1')] },
        clock.now(),
      );
      await pass(MINUTE);
    }

    expect(told).toEqual([tags.what, tags.what]);
    expect(platform.messages.filter(({ channel }) => channel === 'U1').map(({ text }) => text)).toEqual([
      `“Title of x” was posted ${tags.what}. Choose others.`,
    ]);
  });

  it('is shown whole by the edit that a mended article gets, and lacks nothing from then on', async () => {
    platform.weather.push({ kind: 'leftOut', leftOut: button });
    await announce();
    await pass(MINUTE);

    await announce(2);
    await pass(MINUTE);

    expect(platform.messages).toMatchObject([{ edits: 1 }]);
    const { reason } = (await post()) ?? {};
    expect(reason).toBeUndefined();
  });

  it('is tried again with its picture after a while, at most twice, and holds up nothing behind it', async () => {
    platform.weather.push({ kind: 'leftOut', leftOut: picture });
    await announce();
    await pass(MINUTE);
    await storage.outbox.insertFanOut(
      {
        ...emptyFanOut,
        cards: [{ announcementId: 'article:b' as AnnouncementId, revision: 1, card: makeCard('b') }],
        deliveries: [makeDelivery('b', 'c1')],
      },
      clock.now(),
    );
    await pass(MINUTE);
    const behind = platform.messages.length;
    platform.weather.push(refusedWhole, refusedWhole);

    await pass(wholeAfterMs[0] + wholeAfterMs[1] + 10 * MINUTE);
    await pass(5 * 60 * MINUTE);

    expect(behind).toBe(2);
    expect(platform.calls.filter((call) => call.startsWith('edit'))).toEqual([
      'edit m1 whole or not at all',
      'edit m1 whole or not at all',
    ]);
    expect((await edits()).map(({ part, status }) => `${part} ${status}`)).toEqual([
      'later:1:1 canceled',
      'whole:1:1 dead',
      'later:1:2 canceled',
      'whole:1:2 dead',
    ]);
    expect((await post())?.reason).toContain('without the picture');
  });

  it('has its picture once the platform can fetch it, and is not tried again', async () => {
    platform.weather.push({ kind: 'leftOut', leftOut: picture });
    await announce();
    await pass(MINUTE);

    await pass(wholeAfterMs[0] + 3 * 60 * MINUTE);

    expect(platform.messages).toMatchObject([{ edits: 1 }]);
    expect((await edits()).map(({ part, status }) => `${part} ${status}`)).toEqual(['later:1:1 canceled', 'whole:1:1 delivered']);
    expect((await post())?.reason).toBeUndefined();
  });

  it('is left to the newer text when the article changed meanwhile', async () => {
    platform.weather.push({ kind: 'leftOut', leftOut: picture });
    await announce();
    await pass(MINUTE);

    await announce(2);
    await pass(wholeAfterMs[0] + 10 * MINUTE);

    expect(platform.calls.filter((call) => call.startsWith('edit'))).toEqual(['edit m1']);
    expect((await edits()).map(({ part, status }) => `${part} ${status}`)).toEqual(['later:1:1 canceled', 'edit:2 delivered']);
  });

  it('may take another form only while no earlier attempt can have been accepted: else it is looked for first', async () => {
    platform.weather.push({ kind: 'lost', accepted: false }, refusedForm);

    await announce();
    await pass(5 * MINUTE);

    expect(platform.mayVary).toEqual([true, false, true]);
    expect(platform.calls).toEqual(['publish c1', 'publish c1', 'find c1', 'publish c1']);
    expect(platform.messages).toHaveLength(1);
  });

  it('makes no second message when the first attempt had been accepted after all', async () => {
    platform.weather.push({ kind: 'lost', accepted: true }, refusedForm);

    await announce();
    await pass(5 * MINUTE);

    expect(platform.calls).toEqual(['publish c1', 'publish c1', 'find c1']);
    expect([platform.messages.length, (await post())?.status]).toEqual([1, 'delivered']);
  });
});

describe('the parts of a later try', () => {
  it('are told apart from edits', () => {
    const parts = ['edit:3', 'later:3:1', 'whole:3:2', 'post'];

    expect(parts.map((part) => [isWaitForWhole({ part }), isWholeAgain({ part })])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
});
