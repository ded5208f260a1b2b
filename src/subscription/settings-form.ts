import type { Form, FormField, FormOption, FormValues } from '../reply/form.ts';
import { formatFilter } from './filter.ts';
import { fitToPlace } from './fit-to-place.ts';
import { parseFilter } from './parse-filter.ts';
import { parseSettings, zoneOf } from './parse-settings.ts';
import type { Place } from './place.ts';
import { isZone } from './rhythm.ts';
import type { SubscriptionSettings } from './subscription.ts';

/** The titles of the form's sections, in their order. */
export const settingsSections = ['What is announced', 'When it is announced'] as const;

/** Asks for all settings of a channel; what it cannot do is not asked for. */
export function composeSettingsForm(settings: SubscriptionSettings, isNew: boolean, { forum, offers = [] }: Place): Form {
  const { filter, template, lang = '', ping = '', rhythm, quiet } = settings;
  const filterText = formatFilter(filter);
  const extras: readonly FormOption[] = [
    ...(offers.includes('threads') ? [{ label: 'Open a thread below each post', value: 'thread' }] : []),
    ...(offers.includes('followers') ? [{ label: 'Publish to the servers that follow this channel', value: 'crosspost' }] : []),
  ];
  return {
    kind: 'form',
    title: 'Announcements here',
    submitLabel: isNew ? 'Turn on' : 'Save',
    sections: [
      {
        title: settingsSections[0],
        fields: [
          {
            kind: 'text',
            name: 'filter',
            label: 'Which articles',
            hint: 'Empty for all. topic:ai author:"Jane Doe" "data center" -topic:podcasts; or, ( ) are known too.',
            placeholder: 'topic:ai -topic:podcasts',
            value: filterText === 'everything' ? '' : filterText,
            maxLength: 1_000,
            multiline: true,
            optional: true,
          },
          { kind: 'choice', name: 'template', label: 'How they look', options: templates, value: template },
          ...(forum === undefined || forum.tags.length === 0 ? [] : [tagsField(settings, forum)]),
          {
            kind: 'role',
            name: 'ping',
            label: 'Whom to ping',
            hint: 'The one role or group that each post mentions.',
            value: ping,
            optional: true,
          },
          {
            kind: 'text',
            name: 'lang',
            label: 'Language',
            hint: 'Only articles in it, for example de. Empty for all.',
            value: lang,
            maxLength: 20,
            optional: true,
          },
        ],
      },
      {
        title: settingsSections[1],
        fields: [
          {
            kind: 'choice',
            name: 'rhythm',
            label: 'How often',
            options: rhythms,
            value: rhythm.kind === 'weekly' ? rhythm.day : rhythm.kind,
          },
          {
            kind: 'text',
            name: 'at',
            label: 'Time of the digest',
            hint: 'For once a day or week: 24 hours, for example 08:00.',
            value: rhythm.kind === 'immediately' ? '' : rhythm.at,
            maxLength: 10,
            optional: true,
          },
          {
            kind: 'text',
            name: 'quiet',
            label: 'Quiet hours',
            hint: 'Posts wait until they are over, for example 22:00-07:00.',
            value: quiet === undefined ? '' : `${quiet.from}-${quiet.to}`,
            maxLength: 20,
            optional: true,
          },
          {
            kind: 'text',
            name: 'zone',
            label: 'Time zone',
            hint: 'Of the times above, for example Europe/Berlin.',
            value: zoneOf(settings),
            maxLength: 60,
            optional: true,
          },
          ...(extras.length === 0 ? [] : [extrasField(settings, extras)]),
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
export function readSettingsForm(values: FormValues, base: SubscriptionSettings, place: Place): ReadForm {
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
    const parsed = parseFilter(filter);
    if (parsed.kind === 'filter') settings = { ...settings, filter: parsed.filter };
    else problems.filter = parsed.what;
  }
  const lang = text('lang');
  if (lang !== undefined) apply('lang', 'lang', lang || 'off', `"${lang}" is not a language: write for example de, or leave it empty.`);
  const ping = text('ping');
  if (ping !== undefined) apply('ping', 'ping', ping || 'off', 'This is not a role or user group of this place.');
  const template = text('template');
  if (template !== undefined) apply('template', 'template', template, 'Choose one of the two.');
  const tags = list('tags');
  if (tags !== undefined) settings = { ...settings, forumTags: tags.slice(0, MAX_TAGS) };
  // A tag that the forum has lost cannot be unchosen in a form that does not show it.
  else if (place.forum) settings = { ...settings, forumTags: existingTags(settings, place.forum) };
  const extras = list('extras');
  if (extras !== undefined) settings = { ...settings, thread: extras.includes('thread'), crosspost: extras.includes('crosspost') };

  const zone = text('zone') || zoneOf(settings);
  if (!isZone(zone)) problems.zone = `"${zone}" is not a time zone: write for example Europe/Berlin or UTC.`;
  const rhythm = text('rhythm');
  const at = text('at') ?? '';
  if (rhythm === 'immediately') apply('rhythm', 'digest', 'off', '');
  else if (rhythm !== undefined) {
    const wanted =
      at === ''
        ? 'A digest needs its time: write for example 08:00.'
        : `"${at}" is not a time: write 24 hours, for example 08:00 or 17:30.`;
    apply('at', 'digest', `${rhythm}@${at.replace(/^\d:/u, '0$&')}`, wanted);
  }
  const quiet = text('quiet')?.replaceAll(/\s/gu, '').replaceAll('–', '-');
  if (quiet !== undefined)
    apply('quiet', 'quiet', quiet || 'off', `"${quiet}" cannot be read: write for example 22:00-07:00, or leave it empty.`);
  if (problems.zone === undefined) apply('zone', 'zone', zone, `"${zone}" is not a time zone.`);

  // Settings that the form does not ask here were made elsewhere, or before the channel changed.
  if (place.offers?.includes('followers') === false) settings = { ...settings, crosspost: false };
  const fitted = fitToPlace(settings, place);
  if (fitted.kind === 'problem') problems[fitted.field] = fitted.what;
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  return { kind: 'settings', settings: fitted.kind === 'settings' ? fitted.settings : settings };
}

/** Discord applies at most five tags to a post. */
const MAX_TAGS = 5;

const templates: readonly FormOption[] = [
  { label: 'Card: title, summary, author, date, topics, image', value: 'card' },
  { label: 'Compact: one or two lines', value: 'compact' },
];

const rhythms: readonly FormOption[] = [
  { label: 'Each article at once', value: 'immediately' },
  { label: 'Once a day', value: 'daily' },
  { label: 'Every Monday', value: 'mon' },
  { label: 'Every Tuesday', value: 'tue' },
  { label: 'Every Wednesday', value: 'wed' },
  { label: 'Every Thursday', value: 'thu' },
  { label: 'Every Friday', value: 'fri' },
  { label: 'Every Saturday', value: 'sat' },
  { label: 'Every Sunday', value: 'sun' },
];

function existingTags({ forumTags }: SubscriptionSettings, { tags }: NonNullable<Place['forum']>): readonly string[] {
  return forumTags.filter((tag) => tags.some(({ id }) => id === tag));
}

function tagsField({ forumTags }: SubscriptionSettings, { tags, requiresTag }: NonNullable<Place['forum']>): FormField {
  return {
    kind: 'choices',
    name: 'tags',
    label: 'Tags of the posts',
    hint: requiresTag ? 'This forum takes no post without one.' : 'At most five.',
    options: tags.map(({ id, name }) => ({ label: name, value: id })),
    values: forumTags,
    max: MAX_TAGS,
    ...(requiresTag ? {} : { optional: true }),
  };
}

function extrasField({ thread, crosspost }: SubscriptionSettings, options: readonly FormOption[]): FormField {
  const on = [...(thread ? ['thread'] : []), ...(crosspost ? ['crosspost'] : [])];
  return { kind: 'choices', name: 'extras', label: 'Also', options, values: on, max: options.length, optional: true };
}
