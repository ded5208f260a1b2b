import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Filterable, decidingClauses, formatFilter, matchFilter } from '../../src/subscription/filter.ts';
import { fitToPlace, withTagNames } from '../../src/subscription/fit-to-place.ts';
import { foldLabel } from '../../src/subscription/fold.ts';
import { parseFilter } from '../../src/subscription/parse-filter.ts';
import { defaultSettings, formatSettings, parseSettings } from '../../src/subscription/parse-settings.ts';
import { channelOf, personOf, type ChannelContext } from '../../src/subscription/channel-context.ts';
import { afterQuiet, isTimeOfDay, nextRunAfter, quietUntil, type Schedule } from '../../src/subscription/schedule.ts';
import { composeSettingsForm, readSettingsForm } from '../../src/subscription/settings-form.ts';
import { findSkippedEvenings } from '../../src/subscription/skipped-evenings.ts';
import { filterTexts, formAnswers, settingsTexts } from './transcript-inputs.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** Reviewed files: `npx vitest run test/subscription -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/subscription/${name}.txt`, import.meta.url));
const lines = (all: readonly string[]) => `${all.join('\n')}\n`;

const articles: readonly Filterable[] = [
  {
    title: 'Gates of the mill',
    dek: 'Art of the start',
    bylines: ['Ada Lind', 'Bo Rask'],
    topics: ['AI', 'Flood Défense'],
    texts: ['The data center floods.'],
  },
  { title: 'Podcast', bylines: ['Mara Quist'], topics: ['podcasts'], texts: ['Data', 'center stage'] },
];

const place: ChannelContext = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', offers: ['threads', 'followers'] };
const forum: ChannelContext = {
  ...place,
  offers: [],
  forum: { id: '4', requiresTag: true, tags: ['News', 'Data centers', 'Três'].map((name, index) => ({ id: `5${index}`, name })) },
};

describe('what a subscription is read as', () => {
  it('is as reviewed for filters', async () => {
    const transcribe = (text: string): string => {
      const parsed = parseFilter(text);
      if (parsed.kind === 'problem') return `${JSON.stringify(text)}: ${parsed.what}`;
      const verdicts = articles.map((article) => matchFilter(parsed.filter, article));
      const decided = verdicts.map((verdict) => `${verdict.matches ? 'in' : 'out'} by ${decidingClauses(verdict).join(', ')}`);
      return `${JSON.stringify(text)}: ${JSON.stringify(parsed.filter)} as ${formatFilter(parsed.filter)}; ${decided.join('; ')}`;
    };

    await expect(lines(filterTexts.map(transcribe))).toMatchFileSnapshot(golden('filters'));
  });

  it('is as reviewed for settings', async () => {
    const base = parseSettings(
      'topic:ai digest=mon@08:00 quiet=22:00-07:00 zone=Europe/Berlin ping=123456789012345678 thread=on',
      defaultSettings,
    );
    if (base.kind === 'problem') throw new Error(base.what);
    const transcribe = (text: string): string => {
      const of = [defaultSettings, base.settings].map((before) => parseSettings(text, before));
      return `${JSON.stringify(text)}: ${of.map((read) => (read.kind === 'problem' ? read.what : `${formatSettings(read.settings)} +${read.backfill}`)).join(' | ')}`;
    };

    await expect(lines(settingsTexts.map(transcribe))).toMatchFileSnapshot(golden('settings'));
  });

  it('is as reviewed for forms', async () => {
    const forms = [
      place,
      forum,
      { ...place, offers: ['threads'] as const },
      { ...place, forum: { id: '4', requiresTag: false, tags: [] } },
    ].map((at) => JSON.stringify(composeSettingsForm({ ...defaultSettings, forumTags: ['50'] }, true, at, wordsFor([])), null, 1));
    const saved = JSON.stringify(
      composeSettingsForm(
        { ...defaultSettings, thread: true, schedule: { kind: 'daily', at: '08:00', zone: 'UTC' } },
        false,
        place,
        wordsFor([]),
      ),
    );
    const read = formAnswers.flatMap((values) =>
      [place, forum, { ...place, offers: [] }].map(
        (at) => `${JSON.stringify(values)}: ${JSON.stringify(readSettingsForm(values, defaultSettings, at, wordsFor([])))}`,
      ),
    );

    await expect(lines([...forms, saved, ...read])).toMatchFileSnapshot(golden('forms'));
  });

  it('is as reviewed for places, tags, names and follows', async () => {
    const all = [
      ...['news', '51', 'data  CENTERS', 'tres', 'none'].map((tag) => fitToPlace({ ...defaultSettings, forumTags: [tag] }, forum)),
      fitToPlace(defaultSettings, forum),
      fitToPlace(defaultSettings, { ...place, forum: { id: '4', requiresTag: true, tags: [] } }),
      fitToPlace({ ...defaultSettings, forumTags: ['x'] }, place),
      fitToPlace({ ...defaultSettings, crosspost: true }, { ...place, offers: [] }),
      fitToPlace({ ...defaultSettings, crosspost: true }, place),
      withTagNames({ ...defaultSettings, forumTags: ['52', '99'] }, forum.forum).forumTags,
      withTagNames({ ...defaultSettings, forumTags: ['52'] }, undefined).forumTags,
      ...[place, forum, { ...place, platform: 'slack' as const }].flatMap((at) => [channelOf(at), personOf(at)]),
      ...['  Flood   Défense ', 'ﬁne', 'ÅNGSTRÖM'].map(foldLabel),
    ];

    await expect(lines(all.map((one) => JSON.stringify(one)))).toMatchFileSnapshot(golden('places'));
  });
});

describe('when a subscription runs', () => {
  it('is as reviewed over the days when clocks change', async () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Nuuk', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const moments = [
      '2026-03-28T22:30:00Z',
      '2026-03-29T00:59:59Z',
      '2026-10-24T23:45:00Z',
      '2026-10-25T01:30:00Z',
      '2026-12-31T23:59:00Z',
    ];
    const schedules = (zone: string): readonly Schedule[] => [
      { kind: 'immediately' },
      { kind: 'daily', at: '02:30', zone },
      { kind: 'daily', at: '23:15', zone },
      { kind: 'weekly', day: 'sat', at: '23:30', zone },
      { kind: 'weekly', day: 'sun', at: '00:00', zone },
    ];
    const show = (time: number | undefined) => (time === undefined ? 'never' : new Date(time).toISOString());
    const rows = zones.flatMap((zone) =>
      moments.map(Date.parse).flatMap((now) => [
        `${zone} ${show(now)}: ${schedules(zone)
          .map((schedule) => show(nextRunAfter(schedule, now)))
          .join(' ')}`,
        `  quiet ${[
          ['22:00', '07:00'],
          ['01:00', '03:00'],
          ['09:00', '09:00'],
          ['23:45', '23:50'],
        ]
          .map(([from = '', to = '']) => show(quietUntil({ from, to, zone }, now)))
          .join(' ')}`,
        `  then ${show(afterQuiet({ from: '22:00', to: '07:00', zone }, now))} ${show(afterQuiet(undefined, now))}`,
      ]),
    );
    const evenings = zones.flatMap((zone) =>
      findSkippedEvenings(zone, Date.UTC(2025, 5), Date.UTC(2028, 5)).map((one) => `${zone} ${JSON.stringify(one)}`),
    );
    const times = ['00:00', '23:59', '24:00', '7:00', '07:60', '12:5', 'x12:00', '12:00x'].map((at) => `${at} ${isTimeOfDay(at)}`);

    await expect(lines([...rows, ...evenings, ...times])).toMatchFileSnapshot(golden('runs'));
  });
});
