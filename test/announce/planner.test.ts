import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { matchEverything } from '../../src/subscription/filter.ts';
import { createPlanner, type Planner } from '../../src/announce/planner.ts';
import { nextRunAfter } from '../../src/subscription/schedule.ts';
import type { Article, Slug } from '../../src/content/article.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { DAY, HOUR, makeArticle, makeDestination, makeEdition, makeSettings, makeSubscription, MINUTE, NOON } from './fixtures.ts';
import { keepText } from '../../src/words/kept-text.ts';

describe('planner', () => {
  let clock: FakeClock;
  let storage: Storage;
  let planner: Planner;
  let editions = 0;

  const createWith = (backfill: number): Planner =>
    createPlanner({
      storage,
      clock,
      owner: 'me',
      backfill,
      onPlanned: () => {},
      onTrouble: (error) => {
        throw error;
      },
    });
  const publish = async (...articles: readonly Article[]): Promise<void> => {
    editions += 1;
    await planner.publish(makeEdition(articles, `edition-${editions}`));
  };
  const list = async (): Promise<readonly string[]> =>
    (await storage.outbox.list({ limit: 1_000 }))
      .toReversed()
      .map(({ announcementId, part, status, destination }) => `${announcementId} ${destination.targetId} ${part} ${status}`);
  const deliverAll = async (): Promise<void> => {
    for (;;) {
      const claims = await storage.outbox.claim({
        platform: 'discord',
        owner: 'me',
        now: clock.now() + DAY,
        leaseMs: MINUTE,
        limit: 100,
        exceptQueues: [],
        exceptInstallations: [],
      });
      if (claims.length === 0) return;
      for (const claim of claims) {
        const message = { messageId: `m${claim.delivery.seq}` };
        await storage.outbox.settle(claim, 'me', { kind: 'delivered', message, outcome: 'Posted' }, clock.now());
      }
    }
  };
  const old = makeArticle('old', { publishedAt: '2026-10-01' });

  beforeEach(async () => {
    clock = createFakeClock(NOON);
    storage = await openMemory();
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    planner = createWith(0);
  });
  afterEach(async () => {
    await planner.stop();
    await storage.close();
  });

  it('announces nothing of the first edition', async () => {
    await publish(makeArticle('a'), makeArticle('b'));

    expect(await list()).toEqual([]);
    expect(await storage.outbox.findAnnouncement('article:a' as AnnouncementId)).toMatchObject({ status: 'skipped', rule: 'firstRun' });
  });

  it('keeps an article of the archive unannounced when it is edited or corrected', async () => {
    await publish(makeArticle('a'));

    await publish(makeArticle('a', { title: 'Edited' }));
    await publish(makeArticle('a', { title: 'Edited', corrections: ['It is oak.'] }));

    expect(await list()).toEqual([]);
    expect(await storage.outbox.findAnnouncement('article:a' as AnnouncementId)).toMatchObject({ status: 'skipped', revision: 1 });
  });

  it('keeps an article back until its moment when it is edited before, where readers see articles before their date', async () => {
    const shown = { name: 'The Test', lang: 'en', future: 'show' as const };
    const later = new Date(NOON + HOUR).toISOString();
    const draft = (title: string) => makeArticle('a', { title, publishedAt: later, opensAt: later });
    await publish(old);
    await planner.publish({ ...makeEdition([old, draft('First')], 'first'), publication: shown });

    await planner.publish({ ...makeEdition([old, draft('Second')], 'second'), publication: shown });

    expect(await list()).toEqual([]);
    expect(await storage.outbox.findAnnouncement('article:a' as AnnouncementId)).toMatchObject({ status: 'scheduled', revision: 1 });
  });

  it('takes for an archive what was there at the start, and nothing that is saved before it was planned', async () => {
    planner.remember(makeEdition([old, makeArticle('a')], 'at the start'));

    await publish(old, makeArticle('a', { title: 'Saved again' }), makeArticle('b'));

    expect(await list()).toEqual(['article:b c1 post pending']);
  });

  it('takes for an archive what could not be read at the very first start, however late it is read, and once', async () => {
    const fileOf = (path: string) => ({ path, format: 'markdown' as const, parts: [] });
    const late = makeArticle('late', { file: fileOf('late.md') });
    const inside = makeArticle('inside', { file: fileOf('shelf/inside.md') });
    const unread = [{ path: 'late.md', slug: late.slug }, { path: 'shelf' }, { path: 'broken.md', slug: 'broken' as Slug }];
    await planner.publish({ ...makeEdition([old], 'first'), unread });
    await planner.publish({ ...makeEdition([old, late], 'second'), unread: [{ path: 'broken.md', slug: 'broken' as Slug }] });
    planner = createWith(0);

    await planner.publish(makeEdition([old, late, inside, makeArticle('renamed', { file: fileOf('broken.md') })], 'third'));
    await planner.publish(makeEdition([old, makeArticle('new', { file: fileOf('new.md') })], 'fourth'));

    expect(await list()).toEqual(['article:new c1 post pending']);
    expect((await storage.ledger.read()).baseline).toEqual([{ path: 'shelf' }]);
  });

  it('announces a file that was broken when it was saved, as soon as it can be read', async () => {
    await planner.publish(makeEdition([old], 'first'));
    await planner.publish({ ...makeEdition([old], 'second'), unread: [{ path: 'a.md', slug: 'a' as Slug }] });

    await planner.publish(makeEdition([old, makeArticle('a', { file: { path: 'a.md', format: 'markdown', parts: [] } })], 'third'));

    expect(await list()).toEqual(['article:a c1 post pending']);
  });

  it('plans an edition that came while the one before was being planned', async () => {
    await publish(old);
    const turns = Array.from({ length: 30 }, (_, i) => i);

    // However far the first plan has come when the second edition arrives.
    for (const turn of turns) {
      const first = publish(old, ...turns.slice(0, turn).map((i) => makeArticle(`late-${i}`)), makeArticle(`early-${turn}`));
      for (let i = 0; i < turn; i += 1) await Promise.resolve();
      await Promise.all([first, publish(old, ...turns.slice(0, turn + 1).map((i) => makeArticle(`late-${i}`)))]);

      expect(await storage.outbox.findAnnouncement(`article:late-${turn}` as AnnouncementId)).toMatchObject({ status: 'out' });
    }
  });

  it('announces the newest of the first edition when asked to, but none that is not out yet', async () => {
    planner = createWith(2);

    await publish(makeArticle('future', { publishedAt: '2026-12-01' }), makeArticle('a'), makeArticle('b'), makeArticle('c'));

    expect(await list()).toEqual(['article:a c1 post pending', 'article:b c1 post pending']);
    expect(await storage.outbox.findAnnouncement('article:future' as AnnouncementId)).toBeUndefined();
  });

  it('announces an article once, also after a restart with the same content', async () => {
    await publish(old);
    await publish(old, makeArticle('a'));
    await deliverAll();
    planner = createWith(3);

    await planner.publish(makeEdition([old, makeArticle('a')], `edition-${editions}`));
    await publish(old, makeArticle('a'));

    expect(await list()).toEqual(['article:a c1 post delivered']);
  });

  it.each<readonly [string, Partial<Article>, boolean]>([
    ['published eight days ago', { publishedAt: '2026-10-25T11:59:00Z' }, false],
    ['published six days ago', { publishedAt: '2026-10-27T12:00:00Z' }, true],
    ['that was retracted before it was news', { retraction: 'Never mind.' }, false],
  ])('judges an article %s', async (_name, overrides, isNews) => {
    await publish(old);

    await publish(old, makeArticle('a', overrides));

    expect(await list()).toEqual(isNews ? ['article:a c1 post pending'] : []);
  });

  it('takes an article without a date for news', async () => {
    await publish(old);
    const { publishedAt: _date, ...undated } = makeArticle('a');

    await publish(old, undated);

    expect(await list()).toEqual(['article:a c1 post pending']);
  });

  it.each<readonly [string, Partial<Article>]>([
    ['a future date', { publishedAt: '2026-11-02T14:00:00Z' }],
    ['an embargo', { visibility: { kind: 'embargoed', until: '2026-11-02T14:00:00Z' } }],
  ])('keeps an article with %s until its minute, and stores no text of it before', async (_name, overrides) => {
    await publish(old);
    await publish(old, makeArticle('a', overrides));
    const stored = async (): Promise<string> => {
      const lines: string[] = [];
      for await (const line of storage.archive.dump(NOON)) lines.push(line);
      return lines.filter((line) => line.startsWith('["cards"') || line.startsWith('["deliveries"')).join('\n');
    };

    clock.jump(2 * HOUR - MINUTE);
    await planner.tick();
    const before = { list: await list(), stored: await stored() };
    clock.jump(MINUTE);
    await planner.tick();
    await planner.tick();

    expect(before).toEqual({ list: [], stored: '' });
    expect(await list()).toEqual(['article:a c1 post pending']);
    expect(await stored()).toContain('Title of a');
  });

  it('follows the editor who moves the date of a scheduled article', async () => {
    await publish(old);
    await publish(old, makeArticle('a', { publishedAt: '2026-11-10' }));

    await publish(old, makeArticle('a', { publishedAt: '2026-11-02T13:00:00Z' }));
    clock.jump(HOUR);
    await planner.tick();

    expect(await list()).toEqual(['article:a c1 post pending']);
  });

  it('edits when the text changes, explains a correction, and never posts twice', async () => {
    await publish(old);
    await publish(old, makeArticle('a'));
    await deliverAll();

    await publish(old, makeArticle('a', { texts: { Lede: 'What a is about.', Details: 'Other details.' } }));
    await deliverAll();
    await publish(
      old,
      makeArticle('a', { texts: { Lede: 'What a is about.', Details: 'Other details.' }, corrections: ['The date was wrong.'] }),
    );

    expect(await list()).toEqual([
      'article:a c1 post delivered',
      'article:a c1 edit:2 delivered',
      'article:a c1 edit:3 pending',
      'article:a c1 note:3 pending',
    ]);
    expect(await storage.outbox.findCard('article:a' as AnnouncementId, 2)).toMatchObject({
      whatChanged: '“Details” rewritten',
      changes: keepText('changes', keepText('sectionRewritten', keepText('section', 'Details'))),
    });
    expect(await storage.outbox.findCard('article:a' as AnnouncementId, 3)).toMatchObject({ whatChanged: 'The date was wrong.' });
  });

  it('keeps the announcement of an article whose slug changes', async () => {
    await publish(old);
    await publish(old, makeArticle('a'));
    await deliverAll();

    await publish(old, { ...makeArticle('a'), slug: 'renamed' as Slug, url: 'https://example.org/renamed' });

    expect(await list()).toEqual(['article:a c1 post delivered', 'article:a c1 edit:2 pending']);
    expect(await storage.outbox.findAnnouncement('article:a' as AnnouncementId)).toMatchObject({ slug: 'renamed' });
  });

  describe('churn that is not news', () => {
    const base = (): readonly Article[] => [makeArticle('a'), makeArticle('b'), old];
    const a = makeArticle('a');

    it.each<readonly [string, readonly (readonly Article[])[], number]>([
      ['another order', [[old, makeArticle('b'), a]], 0],
      ['an item that comes twice', [[a, a, makeArticle('b'), old]], 0],
      ['another date', [[{ ...a, publishedAt: '2026-11-02T12:00:00Z' }, makeArticle('b'), old]], 0],
      ['a date of update', [[{ ...a, updatedAt: '2026-11-02' }, makeArticle('b'), old]], 0],
      [
        'other white space and another file',
        [
          [
            makeArticle('a', { hash: 'other', texts: { Lede: 'What  a is\nabout.', Details: 'The details of a. ' } }),
            makeArticle('b'),
            old,
          ],
        ],
        0,
      ],
      ['topics in another order', [[{ ...a, topics: ['ai'] }, makeArticle('b'), old]], 0],
      ['empty, then full again', [[], base()], 0],
      ['cut short, then whole again', [[a], base()], 0],
      ['gone, then back twice', [[old], base(), [old], base()], 0],
      ['http instead of https, and back', [[{ ...a, url: 'http://example.org/a' }, makeArticle('b'), old]], 1],
      ['another title', [[{ ...a, title: 'Another title' }, makeArticle('b'), old]], 1],
      ['another slug', [[{ ...a, slug: 'a-2' as Slug }, makeArticle('b'), old]], 1],
      [
        'a thousand old articles',
        [
          [
            ...base(),
            ...Array.from({ length: 1_000 }, (_, index) =>
              makeArticle(`import-${index}`, { publishedAt: '2020-01-01', texts: { Lede: `Import ${index}.` } }),
            ),
          ],
        ],
        0,
      ],
    ])('is %s', async (_name, steps, edits) => {
      await publish(old);
      await publish(...base());
      await deliverAll();
      const before = await list();

      for (const articles of steps) {
        await publish(...articles);
        await deliverAll();
      }

      const added = (await list()).slice(before.length);
      expect(before).toEqual(['article:a c1 post delivered', 'article:b c1 post delivered']);
      expect(added.filter((line) => line.includes(' post '))).toEqual([]);
      expect(added).toHaveLength(edits);
    });
  });

  it('explains which clause kept an article out of a channel', async () => {
    await storage.subscriptions.put(
      makeSubscription('c2', { settings: makeSettings({ filter: { kind: 'topic', value: 'space' } }) }),
      undefined,
    );
    await storage.subscriptions.put(makeSubscription('c3', { settings: makeSettings({ lang: 'de' }) }), undefined);
    await publish(old);

    await publish(old, makeArticle('a', { lang: 'en' }));

    const explain = async (channel: string) =>
      (await storage.outbox.explain('article:a' as AnnouncementId, makeDestination(channel).id)).decision?.because;
    expect([await explain('c1'), await explain('c2'), await explain('c3')]).toEqual([
      undefined,
      'topic:space',
      keepText('otherLanguage', 'de', 'en'),
    ]);
  });

  it('sends readers one direct message, however many of their follows match', async () => {
    const destination = makeDestination('u1', 'discord', 'user');
    for (const [kind, value] of [
      ['topic', 'AI'],
      ['author', 'ada writer'],
      ['term', 'details'],
    ] as const) {
      await storage.follows.add({ destination, kind, value, createdAt: NOON });
    }
    await storage.follows.add({ destination: makeDestination('u2', 'discord', 'user'), kind: 'term', value: 'deta', createdAt: NOON });
    await publish(old);

    await publish(old, makeArticle('a'));

    expect(await list()).toEqual(['article:a c1 post pending', 'article:a u1 post pending']);
  });

  it('knows an article again that names the slug it had, however much of it is new', async () => {
    await publish(old);
    await publish(old, makeArticle('a'));
    await deliverAll();

    await publish(
      old,
      makeArticle('b', { title: 'All is new', bylines: ['Bob'], texts: { Lede: 'Nothing is left.' }, formerSlugs: ['a' as Slug] }),
    );

    expect((await list()).filter((line) => line.includes(' post '))).toHaveLength(1);
  });

  it('wakes the sender when there is something to send, and only then', async () => {
    let wakeUps = 0;
    const waking = createPlanner({
      storage,
      clock,
      owner: 'me',
      onPlanned: () => (wakeUps += 1),
      onTrouble: (error) => Promise.reject(error),
    });
    const counts: number[] = [];
    const count = async (work: Promise<void>): Promise<void> => {
      await work;
      counts.push(wakeUps);
    };

    await count(waking.publish(makeEdition([old], 'wake-1')));
    await count(waking.tick());
    await count(waking.publish(makeEdition([old, makeArticle('a')], 'wake-2')));
    await count(waking.tick());
    await deliverAll();
    await count(waking.publish(makeEdition([old, makeArticle('a', { title: 'Another title' })], 'wake-3')));
    await count(waking.tick());

    expect(counts).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('keeps the text of an article that is put under embargo out of its post', async () => {
    await publish(old);
    await publish(old, makeArticle('a'));
    await deliverAll();
    const until = new Date(clock.now() + DAY).toISOString();

    await publish(old, makeArticle('a', { title: 'Not yet', visibility: { kind: 'embargoed', until } }));

    expect(await list()).toEqual(['article:a c1 post delivered', 'article:a c1 edit:2 pending']);
    expect(JSON.stringify(await storage.outbox.findCard('article:a' as AnnouncementId, 2))).not.toContain('Not yet');
  });

  it('holds posts until quiet hours end', async () => {
    await storage.subscriptions.put(
      makeSubscription('c1', { settings: makeSettings({ quiet: { from: '11:00', to: '13:30', zone: 'UTC' } }) }),
      undefined,
    );
    await publish(old);

    await publish(old, makeArticle('a'));

    expect((await storage.outbox.list({}))[0]?.readyAt).toBe(NOON + 1.5 * HOUR);
  });

  it('turns a burst into one digest, and posts a handful one by one', async () => {
    await publish(old);
    const burst = Array.from({ length: 8 }, (_, index) => makeArticle(`n${index}`, { texts: { Lede: `News ${index}.` } }));

    await publish(old, ...burst.slice(0, 5));
    const few = await list();
    await deliverAll();
    await publish(old, ...burst);
    await publish(
      old,
      ...burst,
      ...Array.from({ length: 6 }, (_, index) => makeArticle(`m${index}`, { texts: { Lede: `More ${index}.` } })),
    );

    expect(few).toHaveLength(5);
    const open = (await list()).filter((line) => line.endsWith('pending'));
    expect(open).toHaveLength(1);
    expect(open[0]).toContain('digest:discord:channel:c1:late:');
  });

  describe('digest', () => {
    const schedule = { kind: 'daily', at: '08:00', zone: 'Europe/Berlin' } as const;
    const subscribeDaily = (): Promise<void> =>
      storage.subscriptions.put(
        makeSubscription('c1', { settings: makeSettings({ schedule, filter: matchEverything }) }),
        nextRunAfter(schedule, clock.now()),
      );

    it('collects the articles of a day and goes out once, at its minute', async () => {
      await subscribeDaily();
      await publish(old);
      await publish(old, makeArticle('a'), makeArticle('b'));
      const collected = await list();

      clock.jump(Date.parse('2026-11-03T06:59:00Z') - NOON);
      await planner.tick();
      const early = await list();
      clock.jump(MINUTE);
      await planner.tick();
      await planner.tick();

      expect([collected, early]).toEqual([[], []]);
      expect(await list()).toEqual(['digest:discord:channel:c1:2026-11-03T07:00:00.000Z c1 post pending']);
      expect(await storage.outbox.findCard('digest:discord:channel:c1:2026-11-03T07:00:00.000Z' as AnnouncementId, 1)).toMatchObject({
        reason: 'daily',
        items: [{ title: 'Title of a' }, { title: 'Title of b' }],
      });
    });

    it('goes out once at a minute that comes twice because of a leap second', async () => {
      await subscribeDaily();
      await publish(old);
      await publish(old, makeArticle('a'));
      // The second before it is repeated, as POSIX time does with 23:59:60.
      clock.jump(Date.parse('2026-11-03T06:59:59.900Z') - NOON);
      await planner.tick();
      const before = await list();
      clock.jump(150);
      await planner.tick();
      const sent = await list();
      clock.jump(-1_000);
      await planner.tick();
      await publish(old, makeArticle('a'), makeArticle('b'));
      clock.jump(1_000);
      await planner.tick();

      expect(before).toEqual([]);
      expect(sent).toHaveLength(1);
      expect(await list()).toEqual(sent);
    });

    it('is neither early nor double when the clock is set back and forth', async () => {
      await subscribeDaily();
      await publish(old);
      await publish(old, makeArticle('a'));
      clock.jump(Date.parse('2026-11-03T07:00:30Z') - NOON);
      await planner.tick();
      const sent = await list();

      clock.jump(-HOUR);
      await planner.tick();
      await publish(old, makeArticle('a'), makeArticle('b'));
      clock.jump(HOUR);
      await planner.tick();
      clock.jump(HOUR);
      await planner.tick();

      expect(sent).toHaveLength(1);
      expect(await list()).toEqual(sent);
      clock.jump(DAY);
      await planner.tick();
      expect(await list()).toHaveLength(2);
    });

    it('comes at its time again after the clock was ahead by days', async () => {
      await subscribeDaily();
      await publish(old);
      clock.jump(9 * DAY);
      await planner.tick();

      clock.jump(-9 * DAY);
      await planner.tick();
      await publish(old, makeArticle('a'));
      clock.jump(Date.parse('2026-11-03T07:00:00Z') - NOON);
      await planner.tick();

      expect(await list()).toEqual(['digest:discord:channel:c1:2026-11-03T07:00:00.000Z c1 post pending']);
    });

    it('becomes one digest after days of being down', async () => {
      await subscribeDaily();
      await publish(old);
      await publish(old, makeArticle('a'));

      clock.jump(5 * DAY);
      await planner.tick();
      await planner.tick();

      expect(await list()).toHaveLength(1);
      expect(await storage.subscriptions.listDueDigests(clock.now())).toEqual([]);
    });

    it('is not sent when there is nothing in it', async () => {
      await subscribeDaily();
      await publish(old);

      clock.jump(2 * DAY);
      await planner.tick();

      expect(await list()).toEqual([]);
      expect(await storage.subscriptions.listDueDigests(clock.now())).toEqual([]);
    });
  });
});
