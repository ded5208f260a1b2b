import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { type DispatcherEvents, silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { DispatcherOptions } from '../../src/announce/dispatcher-options.ts';
import { createOwnerNotices } from '../../src/announce/owner-notices.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { queueOf } from '../contract/queue-steps.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { makeCard, makeDelivery, makeDestination, makeSubscription, MINUTE, NOON } from './fixtures.ts';

const SECOND = 1_000;
const fail = (): never => {
  throw new Error('A defect.');
};

describe('sending when something fails', () => {
  let clock: FakeClock;
  let storage: Storage;
  let platform: FakePlatform;
  let dispatcher: Dispatcher | undefined;
  let heard: string[];
  const queue = queueOf(() => storage);

  const events: DispatcherEvents = {
    ...silentEvents,
    onTrouble: (_error, during) => void heard.push(`trouble ${during}`),
    onRecovered: (count) => void heard.push(`recovered ${count}`),
    onSettled: (_delivery, outcome, reason) => void heard.push(`${outcome}: ${reason}`),
  };
  const start = (publisher: Partial<Publisher> = {}, options: Partial<DispatcherOptions> = {}): void => {
    dispatcher = createDispatcher({
      storage,
      publishers: [{ ...platform.publisher, ...publisher }],
      clock,
      owner: 'me',
      events,
      ...options,
    });
    dispatcher.start();
  };
  const plan = async (channel = 'c1'): Promise<void> => {
    const delivery = makeDelivery('a', channel);
    await queue.plan(
      { cards: [{ announcementId: delivery.announcementId, revision: 1, card: makeCard('a') }], deliveries: [delivery] },
      clock.now(),
    );
    dispatcher?.wake();
  };

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    platform = createFakePlatform({ clock, keyWindowMs: 0 });
    heard = [];
  });
  afterEach(async () => {
    const stopped = dispatcher?.stop(0);
    await clock.advance(SECOND);
    await stopped;
    await storage.close();
  });

  it('gives a message up once it is too old, if its text cannot be composed', async () => {
    const { bylines: _, ...damaged } = makeCard('a');
    const delivery = { ...makeDelivery('a', 'c1'), expiresAt: NOON + 2 * SECOND };
    start();
    await queue.plan(
      {
        cards: [{ announcementId: delivery.announcementId, revision: 1, card: damaged as typeof damaged & { bylines: [] } }],
        deliveries: [delivery],
      },
      clock.now(),
    );
    dispatcher?.wake();
    await clock.advance(MINUTE);

    expect(heard.slice(0, 1)).toEqual(['trouble preparing a delivery']);
    expect(heard.at(-1)).toBe('dead: It could not be posted within its time and is news no more');
    expect(platform.calls).toEqual([]);
  });

  it('looks for a message before it is sent again, if the publisher itself has failed', async () => {
    let calls = 0;
    start({ publish: (job, signal) => ((calls += 1) === 1 ? fail() : platform.publisher.publish(job, signal)) });
    await plan();
    await clock.advance(MINUTE);

    expect(heard).toEqual(['trouble publishing', 'later: Publishing failed unexpectedly', 'delivered: Posted']);
    expect(platform.calls).toEqual(['find c1', 'publish c1']);
  });

  it('looks again if looking itself has failed, and says so each time', async () => {
    platform.weather.push({ kind: 'lost', accepted: true });
    let looks = 0;
    start({ find: (job, signal) => ((looks += 1) === 1 ? fail() : platform.publisher.find(job, signal)) });
    await plan();
    await clock.advance(5 * MINUTE);

    expect(heard).toEqual([
      'later: No answer',
      'trouble looking for a message',
      'later: Looking failed unexpectedly',
      'delivered: Found: it had been posted',
    ]);
    expect(platform.messages).toHaveLength(1);
  });

  it('asks somebody after exactly as many failed looks as the publisher names', async () => {
    platform.weather.push({ kind: 'lost', accepted: true });
    platform.history = 'broken';
    start();
    await plan();
    await clock.advance(60 * MINUTE);

    expect(platform.calls).toEqual(['publish c1', 'find c1', 'find c1', 'find c1']);
    expect(heard.at(-1)).toBe('unknown: It may have been posted, and Newsdesk cannot look: Server error');
  });

  it('sends a digest in doubt as it is by now, once the one that was tried is certain not to be there', async () => {
    const id = 'digest:1' as AnnouncementId;
    const write = (revision: number, ...slugs: readonly string[]) => {
      const items = slugs.map((slug) => ({ title: `Title of ${slug}`, slug: slug as Slug, firstAnchor: 'lede' as Anchor }));
      return queue.plan({
        announcements: [{ id, kind: 'digest', status: 'out', rule: 'digest', dueAt: NOON, createdAt: NOON, revision }],
        cards: [{ announcementId: id, revision, card: { kind: 'digest', reason: 'daily', items } }],
        deliveries: [makeDelivery('x', 'c1', { announcementId: id, announcementKind: 'digest' })],
      });
    };
    platform.weather.push({ kind: 'lost', accepted: false });
    await write(1, 'a', 'b');
    start();
    await clock.advance(SECOND);
    await write(2, 'b');
    await clock.advance(2 * MINUTE);

    expect(heard).toEqual(['later: No answer', 'later: It is not there, and its text has changed', 'delivered: Posted']);
    expect(platform.messages).toHaveLength(1);
    expect((await queue.all())[0]).toMatchObject({ revision: 2, status: 'delivered' });
  });

  it('holds each claim for a minute, twice as long as a call may take', async () => {
    const leases: number[] = [];
    const outbox = {
      ...storage.outbox,
      claim: (request: Parameters<Storage['outbox']['claim']>[0]) => {
        leases.push(request.leaseMs);
        return storage.outbox.claim(request);
      },
    };
    start({}, { storage: { ...storage, outbox } });
    await plan();
    await clock.advance(SECOND);

    expect(new Set(leases)).toEqual(new Set([MINUTE]));
    expect(platform.messages).toHaveLength(1);
  });

  it('waits whether a message of a process that is gone turns up, then looks, and only then sends', async () => {
    await plan();
    await queue.claim({ owner: 'gone' });
    clock.jump(MINUTE + SECOND);
    await storage.outbox.recover(clock.now());
    start();
    await clock.advance(25 * SECOND);
    const waiting = [...platform.calls];
    await clock.advance(10 * SECOND);

    expect(waiting).toEqual([]);
    expect(platform.calls).toEqual(['find c1', 'publish c1']);
    expect(heard).toEqual(['later: Waiting whether the message turns up', 'delivered: Posted']);
    expect((await queue.all())[0]).toMatchObject({ attempts: 2, firstAttemptAt: NOON });
  });

  it('does not send what has got too old while it was in doubt, once it is certain not to be there', async () => {
    platform.weather.push({ kind: 'lost', accepted: false });
    start();
    const delivery = makeDelivery('a', 'c1', { expiresAt: NOON + 10 * SECOND });
    await queue.plan({ cards: [{ announcementId: delivery.announcementId, revision: 1, card: makeCard('a') }], deliveries: [delivery] });
    dispatcher?.wake();
    await clock.advance(2 * MINUTE);

    expect(platform.calls).toEqual(['publish c1', 'find c1']);
    expect(heard.at(-1)).toBe('dead: It could not be posted within its time and is news no more');
  });

  it('reports claims that it took over from a process that is gone, and says nothing if there are none', async () => {
    await plan();
    await queue.claim({ owner: 'gone' });
    start();
    await clock.advance(2 * MINUTE);

    expect(heard.filter((line) => line.startsWith('recovered'))).toEqual(['recovered 1']);
  });

  it('is not held up by a notice that cannot be written: the message is there', async () => {
    platform.weather.push({ kind: 'leftOut', leftOut: { what: 'without the picture', fix: 'Mend it', isSetting: false, mayHeal: false } });
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    start({}, { storage: { ...storage, outbox: { ...storage.outbox, insertFanOut: fail } } });
    await plan();
    await clock.advance(SECOND);

    expect(heard).toEqual(['delivered: Posted without the picture. Mend it', 'trouble telling what a message lacks']);
  });

  it('gives up what has no text any more', async () => {
    await queue.plan({ deliveries: [makeDelivery('a', 'c1')] });
    start();
    await clock.advance(SECOND);

    expect(heard).toEqual(['dead: Its text or the post it belongs to is gone']);
    expect(platform.calls).toEqual([]);
  });
});

describe('notices to the owner of a subscription', () => {
  let storage: Storage;
  const queue = queueOf(() => storage);
  const leftOut = { what: 'without the picture', fix: 'Mend it', isSetting: false, mayHeal: false };
  const texts = async (): Promise<readonly unknown[]> =>
    Promise.all(
      (await queue.all())
        .filter(({ announcementKind }) => announcementKind === 'notice')
        .map(async ({ announcementId, destination }) => [destination.targetId, await storage.outbox.findCard(announcementId, 1)]),
    );

  beforeEach(async () => {
    storage = await openMemory();
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    await queue.plan({
      cards: [{ announcementId: 'article:a' as AnnouncementId, revision: 1, card: makeCard('a') }],
      deliveries: [
        makeDelivery('a', 'c1'),
        makeDelivery('a', 'c1', { kind: 'note', part: 'note:1', followsPost: true }),
        makeDelivery('a', 'c2'),
      ],
    });
  });
  afterEach(() => storage.close());

  it('say once for a text, or once for a setting, what was left out, with the way to the channel', async () => {
    const notices = createOwnerNotices(storage, ({ targetId }) => `https://chat.example/${targetId}`);
    const [post] = await queue.all();
    if (post === undefined) throw new Error('There is no post.');

    await notices.tellLeftOut(post, leftOut, NOON);
    await notices.tellLeftOut(post, leftOut, NOON + MINUTE);
    await notices.tellLeftOut(post, { ...leftOut, what: 'without its tags', isSetting: true }, NOON);
    await notices.tellLeftOut({ ...post, revision: 2 }, leftOut, NOON);

    expect(await texts()).toEqual([
      ['U1', { kind: 'notice', text: '“Title of a” was posted without the picture. Mend it.', channelUrl: 'https://chat.example/c1' }],
      ['U1', { kind: 'notice', text: '“Title of a” was posted without its tags. Mend it.', channelUrl: 'https://chat.example/c1' }],
    ]);
  });

  it('ask about each doubt, of a post or of its correction, and never of a channel that the operator set up', async () => {
    const notices = createOwnerNotices(storage);
    const [post, note, other] = await queue.all();
    if (post === undefined || note === undefined || other === undefined) throw new Error('Three are planned.');

    await notices.tellDoubt(post, NOON);
    await notices.tellDoubt(note, NOON);
    await notices.tellDoubt(other, NOON);
    await notices.tellDoubt({ ...post, announcementId: 'article:gone' as AnnouncementId, windowFrom: NOON }, NOON);

    const found = (await texts()) as readonly (readonly [
      string,
      { readonly text: string; readonly decide: number; readonly channelUrl?: string },
    ])[];
    expect(found.map(([who, { text, decide }]) => [who, text.replace(/ may or may not .*/u, ''), decide])).toEqual([
      ['U1', '“Title of a”', post.seq],
      ['U1', 'The correction of “Title of a”', note.seq],
      ['U1', 'An article', post.seq],
    ]);
    expect(found[0]?.[1]).not.toHaveProperty('channelUrl');
  });

  it('are not planned for direct messages, nor without an owner', async () => {
    const notices = createOwnerNotices(storage);
    const [post, , other] = await queue.all();
    if (post === undefined || other === undefined) throw new Error('Three are planned.');

    expect(await notices.planParked(other, 'Missing access', NOON)).toBeUndefined();
    expect(
      await notices.planParked({ ...post, destination: makeDestination('c1', 'discord', 'user') }, 'Missing access', NOON),
    ).toBeUndefined();
    expect((await notices.planParked(post, 'Missing access', NOON))?.deliveries[0]?.destination).toMatchObject({
      kind: 'user',
      targetId: 'U1',
    });
  });
});
