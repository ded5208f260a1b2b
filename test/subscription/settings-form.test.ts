import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/subscription/filter.ts';
import { defaultSettings } from '../../src/subscription/parse-settings.ts';
import type { ChannelContext } from '../../src/subscription/channel-context.ts';
import { weekdays } from '../../src/subscription/schedule.ts';
import { composeSettingsForm, readSettingsForm } from '../../src/subscription/settings-form.ts';
import type { SubscriptionSettings } from '../../src/subscription/subscription.ts';
import { withProblems } from '../../src/reply/fill-form.ts';
import { fieldsOf, type Form, type FormValues } from '../../src/reply/form.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const place: ChannelContext = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', offers: ['threads', 'followers'] };
const forum: ChannelContext = {
  ...place,
  offers: [],
  forum: {
    id: '4',
    requiresTag: true,
    tags: [
      { id: '51', name: 'News' },
      { id: '52', name: 'Data centers' },
    ],
  },
};

/** The submission of a person who changes nothing. */
function untouched(form: Form): FormValues {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.kind === 'choices' ? field.values : field.value]));
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const leaf: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constantFrom('topic' as const, 'author' as const, 'words' as const),
  value: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/),
});
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant(defaultSettings.filter),
  leaf,
  fc.array(leaf, { minLength: 2, maxLength: 4 }).map((of) => ({ kind: 'any' as const, of })),
  fc
    .tuple(fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.array(leaf, { minLength: 1, maxLength: 2 }))
    .map(([all, none]): Filter => ({ kind: 'all', of: [...all, { kind: 'none', of: none }] })),
);
const settings: fc.Arbitrary<SubscriptionSettings> = fc
  .record({
    filter,
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
    schedule: fc.oneof(fc.constant('immediately' as const), fc.constant('daily' as const), fc.constantFrom(...weekdays)),
    at: time,
    quiet: fc.option(fc.tuple(time, time), { nil: undefined }),
    ping: fc.option(fc.constantFrom('123456789012345678', 'S0EDITORS1'), { nil: undefined }),
    thread: fc.boolean(),
    crosspost: fc.boolean(),
    lang: fc.option(fc.constantFrom('de', 'pt-BR'), { nil: undefined }),
    template: fc.constantFrom('card' as const, 'compact' as const),
  })
  .map(({ filter: wanted, zone, schedule, at, quiet, ping, lang, ...rest }) => ({
    filter: wanted,
    schedule:
      schedule === 'immediately'
        ? { kind: 'immediately' as const }
        : schedule === 'daily'
          ? { kind: 'daily' as const, at, zone }
          : { kind: 'weekly' as const, day: schedule, at, zone },
    ...(quiet === undefined ? {} : { quiet: { from: quiet[0], to: quiet[1], zone } }),
    ...(ping === undefined ? {} : { ping }),
    ...(lang === undefined ? {} : { lang }),
    forumTags: [],
    ...rest,
  }));

describe('the form of the settings', () => {
  it('sent as it came, changes nothing', () => {
    fc.assert(
      fc.property(settings, (before) => {
        const read = readSettingsForm(untouched(composeSettingsForm(before, false, place, wordsFor([]))), before, place, wordsFor([]));

        expect(read).toEqual({ kind: 'settings', settings: before });
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });

  it('keeps what a part of it does not name', () => {
    fc.assert(
      fc.property(settings, (before) => {
        for (const section of composeSettingsForm(before, false, place, wordsFor([])).sections) {
          const values = untouched({ kind: 'form', title: '', submitLabel: '', sections: [section] });

          expect(readSettingsForm(values, before, place, wordsFor([]))).toEqual({ kind: 'settings', settings: before });
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('never throws, whatever is sent, and says it in fields that there are', () => {
    const names = fieldsOf(composeSettingsForm(defaultSettings, true, forum, wordsFor([]))).map(({ name }) => name);
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(fc.string({ maxLength: 20 }), { maxLength: 7 }));
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })), value), (values) => {
        const read = readSettingsForm(values, defaultSettings, forum, wordsFor([]));

        if (read.kind === 'problems') for (const name of Object.keys(read.problems)) expect(names).toContain(name);
      }),
      { seed: 6, numRuns: 2_000 },
    );
  });

  it.each<[FormValues, string]>([
    [{ filter: '(topic:ai' }, 'filter'],
    [{ schedule: 'daily', at: '' }, 'at'],
    [{ schedule: 'daily', at: '25:00' }, 'at'],
    [{ quiet: 'all night' }, 'quiet'],
    [{ zone: 'Mars' }, 'zone'],
    [{ lang: 'German, please' }, 'lang'],
    [{ ping: '@everyone' }, 'ping'],
  ])('says what is wrong with %j beside its field', (values, field) => {
    const read = readSettingsForm(values, defaultSettings, place, wordsFor([]));

    expect(read.kind === 'problems' && Object.keys(read.problems)).toEqual([field]);
  });

  it('takes the tags of a forum by name, and asks for one where the forum does', () => {
    expect(readSettingsForm({ tags: ['data centers', '51'] }, defaultSettings, forum, wordsFor([]))).toMatchObject({
      settings: { forumTags: ['52', '51'] },
    });
    expect(readSettingsForm({ tags: [] }, defaultSettings, forum, wordsFor([]))).toMatchObject({
      problems: { tags: expect.stringContaining('News, Data centers') },
    });
  });

  it('lets go of a tag that the forum has lost, and says of a forum without tags that it needs one', () => {
    const lost = { ...defaultSettings, forumTags: ['99', '52'] };
    expect(readSettingsForm({ filter: '' }, lost, forum, wordsFor([]))).toMatchObject({ settings: { forumTags: ['52'] } });

    const bare: ChannelContext = { ...forum, forum: { id: '4', requiresTag: true, tags: [] } };
    const form = composeSettingsForm(defaultSettings, true, bare, wordsFor([]));
    const read = readSettingsForm(untouched(form), defaultSettings, bare, wordsFor([]));
    const shown = withProblems(form, read.kind === 'problems' ? read.problems : {});

    expect(fieldsOf(shown).flatMap(({ problem }) => problem ?? [])).toEqual([expect.stringContaining('no tags at all')]);
  });
});
