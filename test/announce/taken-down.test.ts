import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { CONFIRM_MS } from '../../src/announce/changes.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { createDispatcher, type Dispatcher } from '../../src/announce/dispatcher.ts';
import { createPlanner, type Planner } from '../../src/announce/planner.ts';
import { nextRunAfter } from '../../src/subscription/schedule.ts';
import type { Article, Slug, Visibility } from '../../src/content/article.ts';
import type { Edition, WithheldFile } from '../../src/content/edition.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { DAY, HOUR, makeArticle, makeDestination, makeEdition, makeSettings, makeSubscription, MINUTE, NOON } from './fixtures.ts';
import { keepText } from '../../src/words/kept-text.ts';

const old = makeArticle('old', { publishedAt: '2026-10-01' });
const later = '2026-11-02T20:00:00Z';
const embargoed: Visibility = { kind: 'embargoed', until: later };
const meant: WithheldFile = { path: 'a.md', slug: 'a' as Slug, reason: 'it says `draft: true`', isMeant: true };

describe('an article that is taken down', () => {
  let clock: FakeClock;
  let storage: Storage;
  let planner: Planner;
  let dispatcher: Dispatcher;
  let platform: FakePlatform;
  let editions = 0;

  const publish = async (articles: readonly Article[], rest: Partial<Edition> = {}): Promise<void> => {
    editions += 1;
    await planner.publish({ ...makeEdition(articles, `edition-${editions}`), ...rest });
  };
  const send = async (): Promise<void> => {
    dispatcher.wake();
    for (let turn = 0; turn < 40; turn += 1) await clock.advance(50);
  };
  const posted = async (...articles: readonly Article[]): Promise<void> => {
    await publish([old]);
    await publish([old, ...articles]);
    await send();
  };
  const shown = (): readonly string[] => platform.messages.filter(({ channel }) => channel === 'c1').map(({ text }) => text);
  const statusOf = async (id: string): Promise<string | undefined> => (await storage.outbox.findAnnouncement(id as AnnouncementId))?.status;

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    platform = createFakePlatform({ clock });
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    const onTrouble = (error: unknown): never => {
      throw error;
    };
    planner = createPlanner({ storage, clock, owner: 'me', onPlanned: () => dispatcher.wake(), onTrouble });
    dispatcher = createDispatcher({
      storage,
      publishers: [platform.publisher],
      clock,
      owner: 'me',
      events: { ...silentEvents, onTrouble },
    });
    dispatcher.start();
  });
  afterEach(async () => {
    await planner.stop();
    await dispatcher.stop();
    await storage.close();
  });

  it.each<readonly [string, readonly Article[], Partial<Edition>]>([
    ['is a draft again', [old], { withheld: [meant] }],
    ['is put under embargo', [old, makeArticle('a', { visibility: embargoed, texts: { Lede: 'New words.' } })], {}],
    ['gets a date to come', [old, makeArticle('a', { publishedAt: later })], {}],
    ['is past its end', [old, makeArticle('a', { closesAt: '2026-11-02T11:30:00Z' })], {}],
  ])('is taken out of its post at once when it %s', async (_name, articles, rest) => {
    await posted(makeArticle('a'));

    await publish(articles, rest);
    await send();

    expect(shown()).toEqual(['This article was taken down.']);
    expect(await storage.outbox.findCard('article:a' as AnnouncementId, 2)).toEqual({ kind: 'takenDown', how: 'mark' });
  });

  it('gives no word of its new text to the post, and all of it once the embargo is over', async () => {
    await posted(makeArticle('a'));
    await publish([old, makeArticle('a', { visibility: embargoed, title: 'A new title' })]);
    await send();
    const before = shown();
    planner.start();

    await clock.advance(Date.parse(later) - clock.now() - 1);
    const justBefore = shown();
    await clock.advance(2_000);
    await send();

    expect([before, justBefore]).toEqual([['This article was taken down.'], ['This article was taken down.']]);
    expect(shown()).toEqual(['New: A new title']);
  });

  it('is marked some seconds after its file is gone, and shown again when it is back as it was', async () => {
    await posted(makeArticle('a'));
    await publish([old]);
    await send();
    const early = shown();
    planner.start();
    await clock.advance(CONFIRM_MS);
    await send();
    const gone = shown();

    await publish([old, makeArticle('a')]);
    await send();

    expect(early).toEqual(['New: Title of a']);
    expect(gone).toEqual(['This article was taken down.']);
    expect(shown()).toEqual(['New: Title of a']);
  });

  it('stays where its file is there and cannot be read', async () => {
    await posted(makeArticle('a', { file: { path: 'a.md', format: 'markdown', parts: [] } }));

    await publish([old], { withheld: [{ path: 'a.md', reason: 'it has an error', isMeant: false }] });
    clock.jump(HOUR);
    await planner.tick();
    await send();

    expect(shown()).toEqual(['New: Title of a']);
  });

  it('is not what a clock that was set back makes of an article that is out', async () => {
    await posted(makeArticle('a', { visibility: { kind: 'embargoed', until: '2026-11-02T11:59:00Z' } }));

    clock.jump(-30 * MINUTE);
    await publish([old, makeArticle('a', { visibility: { kind: 'embargoed', until: '2026-11-02T11:59:00Z' } }), makeArticle('b')]);
    await send();

    expect(shown()).toContain('New: Title of a');
    expect(await statusOf('article:a')).toBe('out');
  });

  it('is removed where the publication says so, and not edited when it is back', async () => {
    const publication = { name: 'The Test', lang: 'en', takenDown: 'remove' } as const;
    await posted(makeArticle('a'));
    await publish([old], { withheld: [meant], publication });
    await send();
    const gone = shown();

    await publish([old, makeArticle('a')], { publication });
    await send();

    expect(gone).toEqual([]);
    expect(platform.calls.filter((call) => /^(?:remove|edit)/u.test(call))).toEqual(['remove m1']);
  });

  it('is not posted where it waits, and is when it is back', async () => {
    await storage.subscriptions.put(
      makeSubscription('c1', { settings: makeSettings({ quiet: { from: '11:00', to: '13:30', zone: 'UTC' } }) }),
      undefined,
    );
    await posted(makeArticle('a'));
    await publish([old], { withheld: [meant] });
    const [waiting] = await storage.outbox.list({});
    await publish([old, makeArticle('a', { title: 'Better' })]);

    clock.jump(2 * HOUR);
    await send();

    expect(waiting).toMatchObject({ status: 'canceled', reason: keepText('takenDown') });
    expect(shown()).toEqual(['New: Better']);
  });

  it.each([true, false])('is never sent again after a lost answer, whether it was accepted or not: %s', async (accepted) => {
    platform.weather.push({ kind: 'lost', accepted });
    await posted(makeArticle('a'));
    await publish([old], { withheld: [meant] });

    // First while the platform still answers the key with the first message, then long after.
    for (const wait of [10_000, MINUTE, MINUTE, MINUTE, MINUTE]) {
      clock.jump(wait);
      await send();
    }

    expect(shown()).toEqual(accepted ? ['This article was taken down.'] : []);
    expect(platform.calls.filter((call) => call === 'publish c1')).toHaveLength(1);
  });

  it('is not posted again on the word of an operator', async () => {
    platform.weather.push({ kind: 'lost', accepted: false });
    platform.history = 'forbidden';
    await posted(makeArticle('a'));
    clock.jump(2 * MINUTE);
    await send();
    const [unknown] = await storage.outbox.list({ status: ['unknown'] });
    await publish([old], { withheld: [meant] });

    await storage.outbox.resolve(unknown?.seq ?? 0, { kind: 'postAgain', expiresAt: clock.now() + DAY }, clock.now());
    await send();

    expect(unknown).toBeDefined();
    expect(shown()).toEqual([]);
  });

  it('is taken out of tests and digests too, and the other articles stay in them', async () => {
    const settings = makeSettings({ schedule: { kind: 'daily', at: '13:00', zone: 'UTC' } });
    const digestAt = nextRunAfter(settings.schedule, NOON);
    await storage.subscriptions.put(makeSubscription('c1', { settings }), digestAt);
    await posted(makeArticle('a'), makeArticle('b'));
    clock.jump((digestAt ?? NOON) - NOON);
    await planner.tick();
    await send();
    const digest = (await storage.outbox.list({})).find(({ announcementId }) => announcementId.startsWith('digest:'));
    const before = await storage.outbox.findCard(digest?.announcementId as AnnouncementId, 1);

    await publish([old, makeArticle('b')], { withheld: [meant] });
    await send();

    const after = await storage.outbox.findCard(digest?.announcementId as AnnouncementId, 2);
    expect(JSON.stringify(before)).toContain('Title of a');
    expect(JSON.stringify(after)).not.toContain('Title of a');
    expect(JSON.stringify(after)).toContain('Title of b');
    expect(platform.messages[0]?.edits).toBe(1);
    expect(digest?.destination).toEqual(makeDestination('c1'));
  });

  it('leaves no heading of a text that is for members now in what changed', async () => {
    await posted(makeArticle('a'));

    await publish([old, makeArticle('a', { visibility: { kind: 'members' }, texts: { Lede: 'x', 'Secret heading': 'y' } })]);

    const card = JSON.stringify(await storage.outbox.findCard('article:a' as AnnouncementId, 2));
    expect(card).toContain('Title of a');
    expect(card).not.toMatch(/Secret|Details/u);
  });
});
