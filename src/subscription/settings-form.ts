import type { Form, FormField, FormOption, FormValues } from '../reply/form.ts';
import { formatFilter } from './filter.ts';
import { fitToPlace } from './fit-to-place.ts';
import { parseFilter } from './parse-filter.ts';
import { parseSettings, zoneOf } from './parse-settings.ts';
import type { ChannelContext } from './channel-context.ts';
import { isZone } from './schedule.ts';
import type { SubscriptionSettings } from './subscription.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Words } from '../words/words.ts';

/** Asks for all settings of a channel; what it cannot do is not asked for. */
export function composeSettingsForm(
  settings: SubscriptionSettings,
  isNew: boolean,
  { forum, offers = [] }: ChannelContext,
  words: Words,
): Form {
  const [what = '', when = ''] = words.settingsSections;
  const { filter, template, lang = '', ping = '', schedule, quiet } = settings;
  const filterText = formatFilter(filter);
  const extras: readonly FormOption[] = [
    ...(offers.includes('threads') ? [{ label: words.openThread, value: 'thread' }] : []),
    ...(offers.includes('followers') ? [{ label: words.crosspost, value: 'crosspost' }] : []),
  ];
  return {
    kind: 'form',
    ...languageOf(words),
    title: words.announcementsHere,
    submitLabel: isNew ? words.turnOn : words.save,
    sections: [
      {
        title: what,
        fields: [
          {
            kind: 'text',
            name: 'filter',
            label: words.whichArticles,
            hint: words.whichArticlesHint,
            placeholder: 'topic:ai -topic:podcasts',
            value: filterText === 'everything' ? '' : filterText,
            maxLength: 1_000,
            multiline: true,
            optional: true,
          },
          { kind: 'choice', name: 'template', label: words.howTheyLook, options: optionsOf(words.looks), value: template },
          ...(forum === undefined || forum.tags.length === 0 ? [] : [tagsField(settings, forum, words)]),
          {
            kind: 'role',
            name: 'ping',
            label: words.whomToPing,
            hint: words.whomToPingHint,
            value: ping,
            optional: true,
          },
          {
            kind: 'text',
            name: 'lang',
            label: words.language,
            hint: words.languageHint,
            value: lang,
            maxLength: 20,
            optional: true,
          },
        ],
      },
      {
        title: when,
        fields: [
          {
            kind: 'choice',
            name: 'schedule',
            label: words.howOften,
            options: optionsOf(words.schedules),
            value: schedule.kind === 'weekly' ? schedule.day : schedule.kind,
          },
          {
            kind: 'text',
            name: 'at',
            label: words.digestTime,
            hint: words.digestTimeHint,
            value: schedule.kind === 'immediately' ? '' : schedule.at,
            maxLength: 10,
            optional: true,
          },
          {
            kind: 'text',
            name: 'quiet',
            label: words.quietHours,
            hint: words.quietHoursHint,
            value: quiet === undefined ? '' : `${quiet.from}-${quiet.to}`,
            maxLength: 20,
            optional: true,
          },
          {
            kind: 'text',
            name: 'zone',
            label: words.timeZone,
            hint: words.timeZoneHint,
            value: zoneOf(settings),
            maxLength: 60,
            optional: true,
          },
          ...extrasFields(settings, extras, words),
        ],
      },
    ],
  };
}

export type ReadForm =
  | { readonly kind: 'settings'; readonly settings: SubscriptionSettings }
  /** By field: every one that is wrong. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> };

/** The settings after a submission; what it does not name stays as it is in `base`. */
export function readSettingsForm(values: FormValues, base: SubscriptionSettings, place: ChannelContext, words: Words): ReadForm {
  const problems: Record<string, string> = {};
  let settings = base;
  const text = (name: string): string | undefined => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? undefined : (typeof value === 'string' ? value : (value[0] ?? '')).trim();
  };
  const list = (name: string): readonly string[] | undefined => (Object.hasOwn(values, name) ? [values[name] ?? []].flat() : undefined);
  /** Applies one typed setting; where it cannot be read, the field says `otherwise`. */
  const apply = (field: string, setting: string, value: string, otherwise: string): void => {
    const parsed = /\s/u.test(value) ? undefined : parseSettings(`${setting}=${value}`, settings);
    if (parsed?.kind === 'settings') settings = parsed.settings;
    else problems[field] = otherwise;
  };

  const filter = text('filter');
  if (filter !== undefined) {
    const parsed = parseFilter(filter, words);
    if (parsed.kind === 'filter') settings = { ...settings, filter: parsed.filter };
    else problems.filter = parsed.what;
  }
  const lang = text('lang');
  if (lang !== undefined) apply('lang', 'lang', lang || 'off', words.notALanguage(lang));
  const ping = text('ping');
  if (ping !== undefined) apply('ping', 'ping', ping || 'off', words.notARole);
  const template = text('template');
  if (template !== undefined) apply('template', 'template', template, words.chooseOne);
  const tags = list('tags');
  if (tags !== undefined) settings = { ...settings, forumTags: tags.slice(0, MAX_TAGS) };
  // A tag that the forum has lost cannot be unchosen in a form that does not show it.
  else if (place.forum) settings = { ...settings, forumTags: existingTags(settings, place.forum) };
  const extras = list('extras');
  if (extras !== undefined) settings = { ...settings, thread: extras.includes('thread'), crosspost: extras.includes('crosspost') };

  const thread = text('thread');
  if (thread !== undefined) settings = { ...settings, thread: thread !== '' };

  const zone = text('zone') || zoneOf(settings);
  if (!isZone(zone)) problems.zone = words.notAZone(zone);
  const schedule = text('schedule');
  const at = text('at') ?? '';
  if (schedule === 'immediately') apply('schedule', 'digest', 'off', '');
  else if (schedule !== undefined) {
    const wanted = at === '' ? words.digestNeedsTime : words.notATime(at);
    apply('at', 'digest', `${schedule}@${at.replace(/^\d:/u, '0$&')}`, wanted);
  }
  const quiet = text('quiet')?.replaceAll(/\s/gu, '').replaceAll('–', '-');
  if (quiet !== undefined) apply('quiet', 'quiet', quiet || 'off', words.notHours(quiet));
  if (problems.zone === undefined) apply('zone', 'zone', zone, words.notAZone(zone));

  // Settings that the form does not ask here were made elsewhere, or before the channel changed.
  if (place.offers?.includes('followers') === false) settings = { ...settings, crosspost: false };
  const fitted = fitToPlace(settings, place, words);
  if (fitted.kind === 'problem') problems[fitted.field] = fitted.what;
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  return { kind: 'settings', settings: fitted.kind === 'settings' ? fitted.settings : settings };
}

/** Discord applies at most five tags to a post. */
const MAX_TAGS = 5;

/** In the order of the labels, each with its name as the value. */
function optionsOf(labels: Readonly<Record<string, string>>): readonly FormOption[] {
  return Object.entries(labels).map(([value, label]) => ({ label, value }));
}

function existingTags({ forumTags }: SubscriptionSettings, { tags }: NonNullable<ChannelContext['forum']>): readonly string[] {
  return forumTags.filter((tag) => tags.some(({ id }) => id === tag));
}

function tagsField(
  { forumTags }: SubscriptionSettings,
  { tags, requiresTag }: NonNullable<ChannelContext['forum']>,
  words: Words,
): FormField {
  return {
    kind: 'choices',
    name: 'tags',
    label: words.tagsOfPosts,
    hint: requiresTag ? words.tagNeeded : words.atMostFive,
    options: tags.map(({ id, name }) => ({ label: name, value: id })),
    values: forumTags,
    max: MAX_TAGS,
    ...(requiresTag ? {} : { optional: true }),
  };
}

/** A single one is a box by itself. */
function extrasFields({ thread, crosspost }: SubscriptionSettings, options: readonly FormOption[], words: Words): readonly FormField[] {
  const [first, ...more] = options;
  if (first === undefined) return [];
  if (more.length === 0) return [{ kind: 'flag', name: first.value, label: first.label, value: thread ? 'yes' : '', yes: words.yes }];
  const on = [...(thread ? ['thread'] : []), ...(crosspost ? ['crosspost'] : [])];
  return [{ kind: 'choices', name: 'extras', label: words.alsoDo, options, values: on, max: options.length, optional: true }];
}
