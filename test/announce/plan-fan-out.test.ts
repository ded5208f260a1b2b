import { describe, expect, it } from 'vitest';
import { planDeliveries, planFanOut, planTest } from '../../src/announce/plan-fan-out.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { parseFilter } from '../../src/subscription/parse-filter.ts';
import type { Follow } from '../../src/subscription/follow.ts';
import type { Destination, SubscriptionSettings } from '../../src/subscription/subscription.ts';
import { DAY, makeArticle, makeDestination, makeSettings, makeSubscription, NOON } from './fixtures.ts';
import { keepText } from '../../src/words/kept-text.ts';

const announcement = { id: 'article:a' as AnnouncementId, kind: 'article', revision: 3 } as const;
const follow = (reader: string, kind: Follow['kind'], value: string): Follow => ({
  destination: makeDestination(reader, 'discord', 'user'),
  kind,
  value,
  createdAt: NOON,
});

describe('what a channel gets of one article', () => {
  it.each<readonly [string, Destination, Partial<SubscriptionSettings>, readonly string[]]>([
    ['a channel', makeDestination('c1'), {}, ['post']],
    ['a channel with threads', makeDestination('c1'), { thread: true }, ['post', 'thread']],
    ['a channel that others follow', makeDestination('c1'), { crosspost: true }, ['post', 'crosspost']],
    ['a channel of Slack, which nobody follows', makeDestination('c1', 'slack'), { thread: true, crosspost: true }, ['post', 'thread']],
    ['a forum, whose posts are threads', makeDestination('c1', 'discord', 'forum'), { thread: true }, ['post']],
  ])('is, for %s', (_name, destination, settings, kinds) => {
    const deliveries = planDeliveries(
      announcement,
      makeSubscription('c1', { destination, settings: makeSettings(settings) }),
      NOON,
      'topic:ai',
    );

    expect(deliveries.map(({ kind, because }) => [kind, because])).toEqual(
      kinds.map((kind) => [kind, kind === 'post' ? 'topic:ai' : undefined]),
    );
    for (const delivery of deliveries) expect(delivery).toMatchObject({ destination, revision: 3, readyAt: NOON, expiresAt: NOON + DAY });
  });

  it('stands in the queue of the channel, but a crosspost and a test hold up nothing', () => {
    const subscription = makeSubscription('c1', {
      settings: makeSettings({ crosspost: true, quiet: { from: '00:00', to: '23:59', zone: 'UTC' } as never }),
    });

    expect(planDeliveries(announcement, subscription, NOON).map(({ queueKey }) => queueKey)).toEqual([
      'discord:channel:c1',
      'discord:channel:c1:crosspost',
    ]);
    expect(planTest(announcement, subscription, NOON)).toMatchObject({ kind: 'post', queueKey: 'discord:channel:c1:test', readyAt: NOON });
  });

  it.each<readonly [string | undefined, string | undefined, string | undefined]>([
    ['de', 'en', keepText('otherLanguage', 'de', 'en')],
    ['de', 'de-AT', undefined],
    ['DE', 'de', undefined],
    ['de', undefined, undefined],
    [undefined, 'en', undefined],
  ])('is nothing in another language: %s wanted, %s written', (wanted, written, because) => {
    const subscriptions = [makeSubscription('c1', { settings: makeSettings(wanted === undefined ? {} : { lang: wanted }) })];
    const article = makeArticle('a', written === undefined ? {} : { lang: written });

    const { deliveries, decisions } = planFanOut(announcement, article, NOON)({ subscriptions, follows: [] });

    expect(deliveries).toHaveLength(because === undefined ? 1 : 0);
    expect(decisions.map((decision) => decision.because)).toEqual(because === undefined ? [] : [because]);
  });

  it('is decided by its filter, and collected for a digest', () => {
    const parsed = parseFilter('topic:space');
    if (parsed.kind !== 'filter') throw new Error('It is a filter.');
    const subscriptions = [
      makeSubscription('c1', { settings: makeSettings({ filter: parsed.filter }) }),
      makeSubscription('c2', { settings: makeSettings({ schedule: { kind: 'daily', at: '08:00', zone: 'UTC' } }) }),
    ];

    const plan = planFanOut(announcement, makeArticle('a'), NOON)({ subscriptions, follows: [] });

    expect(plan).toEqual({
      deliveries: [],
      digestItems: [{ destinationId: makeDestination('c2').id, announcementId: 'article:a' }],
      decisions: [
        { announcementId: 'article:a', destinationId: makeDestination('c1').id, because: expect.stringContaining('topic:space') as string },
      ],
    });
  });

  it('reaches each reader once, by the first follow that matches, without regard to case and accents', () => {
    const article = makeArticle('a', {
      topics: ['Énergie'],
      bylines: ['Ada Writer'],
      texts: { Lede: 'A heron stands in the river, below storks.' },
    });
    const follows = [
      follow('u1', 'topic', 'energie'),
      follow('u1', 'author', 'Ada Writer'),
      follow('u2', 'author', 'ada writer'),
      follow('u3', 'term', 'Heron'),
      follow('u4', 'term', 'heron'),
      follow('u5', 'term', 'stork'),
      follow('u6', 'term', 'herons'),
      follow('u8', 'term', 'her'),
      follow('u7', 'topic', 'Ada Writer'),
    ];

    const { deliveries } = planFanOut(announcement, article, NOON)({ subscriptions: [], follows });

    expect(deliveries.map(({ destination, followed }) => [destination.targetId, followed])).toEqual([
      ['u1', { by: 'topic', value: 'energie' }],
      ['u2', { by: 'author', value: 'ada writer' }],
      ['u3', { by: 'term', value: 'Heron' }],
      ['u4', { by: 'term', value: 'heron' }],
      ['u5', { by: 'term', value: 'stork' }],
      ['u6', { by: 'term', value: 'herons' }],
    ]);
  });

  it('reaches who follows a term if the article has another name of it, as that is written', () => {
    const names = new Map([['graphics processor', ['graphics processor', 'GPU', 'picture engine']]]);
    const namesOf = (term: string): readonly string[] => names.get(term) ?? [term];
    const follows = [follow('u1', 'term', 'graphics processor'), follow('u2', 'term', 'heron')];
    const reached = (title: string): readonly string[] => {
      const { deliveries } = planFanOut(announcement, makeArticle('a', { title }), NOON, namesOf)({ subscriptions: [], follows });
      return deliveries.map(({ destination }) => destination.targetId);
    };

    expect([reached('New GPUs'), reached('Picture engines'), reached('A gpu'), reached('Herons')]).toEqual([['u1'], ['u1'], [], ['u2']]);
  });

  it.each<readonly [string, Parameters<typeof makeArticle>[1], readonly string[]]>([
    ['small letters', { texts: { Lede: 'The boats go home with a rust stain, and the gannets too.' } }, []],
    ['the beginning of a sentence', { texts: { Lede: 'They wait. Go home: Rust eats the boat.' } }, []],
    ['a title in capitals', { title: 'How Boats Go Home With Rust' }, []],
    ['all capitals', { texts: { Lede: 'They wrote GO on the old gate.' } }, []],
    ['a sentence', { texts: { Lede: 'The port wrote its tools in Go, and some in Rust.' } }, ['u1', 'u2']],
    ['a title', { title: 'The port writes in Go' }, ['u1']],
    ['the plural', { texts: { Lede: 'The port has two old Gannets.' } }, ['u3']],
    ['the name that is followed, anyhow', { texts: { Lede: 'They like golang.' } }, ['u1']],
  ])('reaches nobody by another name that is a common word too, if it is not written as a name: %s', (_where, fields, reached) => {
    const names: readonly (readonly string[])[] = [
      ['Golang', 'Go'],
      ['Rust (language)', 'Rust'],
      ['Pump nine', 'Gannet'],
    ];
    const namesOf = (term: string): readonly string[] => names.find(([first]) => first === term) ?? [term];
    const follows = names.map(([name = ''], index) => follow(`u${index + 1}`, 'term', name));

    const { deliveries } = planFanOut(announcement, makeArticle('a', fields), NOON, namesOf)({ subscriptions: [], follows });

    expect(deliveries.map(({ destination }) => destination.targetId)).toEqual(reached);
  });

  it.each([
    ['IT', 'How it works.', false],
    ['IT', 'A job in IT.', true],
    ['WHO', 'Who won', false],
    ['GPU', 'Two GPUs', true],
    ['AIDS', 'Humanitarian aid', false],
    ['C++', 'Vitamin C', false],
    ['C#', 'Written in C++', false],
    ['C++', 'Written in C++.', true],
  ])('takes %s, which has one spelling, for no other word of "%s"', (value, title, isFollowed) => {
    const lower = follow('u0', 'term', value.toLowerCase());
    const { deliveries } = planFanOut(
      announcement,
      makeArticle('a', { title }),
      NOON,
    )({
      subscriptions: [],
      follows: [lower, follow('u1', 'term', value)],
    });

    expect(deliveries.some(({ destination }) => destination.targetId === 'u1')).toBe(isFollowed);
  });
});
