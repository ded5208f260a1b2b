import { parseFilter } from './parse-filter.ts';
import { isTimeOfDay, isZone, type QuietHours, type Schedule, type Weekday, weekdays } from './schedule.ts';
import { formatFilter, matchEverything } from './filter.ts';
import type { SubscriptionSettings } from './subscription.ts';
import { spokenLanguage, spokenLanguages, wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

export const defaultSettings: SubscriptionSettings = {
  filter: matchEverything,
  schedule: { kind: 'immediately' },
  thread: false,
  forumTags: [],
  crosspost: false,
  template: 'card',
};

export type ParsedSettings =
  | {
      readonly kind: 'settings';
      readonly settings: SubscriptionSettings /** Newest articles to announce right away. */;
      readonly backfill: number;
    }
  | { readonly kind: 'problem'; readonly what: string };

const MAX_BACKFILL = 10;
const DEFAULT_ZONE = 'UTC';
const SETTINGS = ['digest', 'zone', 'quiet', 'ping', 'thread', 'crosspost', 'lang', 'texts', 'template', 'tags', 'backfill'] as const;

type Writable = { -readonly [K in keyof SubscriptionSettings]: SubscriptionSettings[K] } & { backfill: number };

/**
 * Reads `topic:ai -topic:podcasts digest=daily@08:00 zone=Europe/Berlin quiet=22:00-07:00 ping=123 thread=on backfill=3`.
 * Words with `=` are settings and change `base` one by one; all other words together are the filter and replace its. What is wrong is said in
 * `words`, in English by default, as operators read it.
 */
export function parseSettings(text: string, base: SubscriptionSettings, words: Words = wordsFor([])): ParsedSettings {
  // Words in quotes stay together, and a quotation that is never closed is the filter's to complain about.
  const typed = text.replaceAll(/[“”„]/gu, '"').match(/(?:"[^"]*"|[^\s"])+|\S+/gu) ?? [];
  const draft: Writable = { ...base, backfill: 0 };
  const filterWords: string[] = [];
  const zone =
    typed
      .find((word) => word.toLowerCase().startsWith('zone='))
      ?.slice('zone='.length)
      .replaceAll('"', '') ?? zoneOf(base);
  if (!isZone(zone)) return problem(words.settingProblems.zone(zone));
  for (const word of typed) {
    const setting = /^([a-z]+)=(.*)$/iu.exec(word);
    if (setting === null) {
      filterWords.push(word);
      continue;
    }
    const what = applySetting(draft, (setting[1] ?? '').toLowerCase(), (setting[2] ?? '').replaceAll('"', ''), { zone, words });
    if (what !== undefined) return problem(what);
  }
  if (filterWords.length > 0) {
    const parsed = parseFilter(filterWords.join(' '), words);
    if (parsed.kind === 'problem') return parsed;
    draft.filter = parsed.filter;
  }
  const { backfill, ...settings } = draft;
  return { kind: 'settings', settings, backfill };
}

/** The settings as a manager would write them; `parseSettings` reads them back. */
export function formatSettings(settings: SubscriptionSettings): string {
  const { filter, schedule, quiet, ping, thread, crosspost, lang, template, forumTags, texts } = settings;
  const zone = zoneOf(settings);
  return [
    formatFilter(filter),
    ...(schedule.kind === 'daily' ? [`digest=daily@${schedule.at}`] : []),
    ...(schedule.kind === 'weekly' ? [`digest=${schedule.day}@${schedule.at}`] : []),
    ...(quiet === undefined ? [] : [`quiet=${quiet.from}-${quiet.to}`]),
    ...(schedule.kind === 'immediately' && quiet === undefined ? [] : [`zone=${zone}`]),
    ...(ping === undefined ? [] : [`ping=${ping}`]),
    ...(thread ? ['thread=on'] : []),
    ...(crosspost ? ['crosspost=on'] : []),
    ...(lang === undefined ? [] : [`lang=${lang}`]),
    ...(texts === undefined ? [] : [`texts=${texts}`]),
    ...(template === 'card' ? [] : [`template=${template}`]),
    ...(forumTags.length === 0 ? [] : [`tags=${forumTags.map((tag) => (/\s/u.test(tag) ? `"${tag}"` : tag)).join(',')}`]),
  ].join(' ');
}

/** Changes the draft; returns what is wrong instead, where something is. */
function applySetting(
  draft: Writable,
  name: string,
  value: string,
  { zone, words: { settingProblems } }: { readonly zone: string; readonly words: Words },
): string | undefined {
  switch (name) {
    case 'zone':
      if (draft.schedule.kind !== 'immediately') draft.schedule = { ...draft.schedule, zone };
      if (draft.quiet !== undefined) draft.quiet = { ...draft.quiet, zone };
      return undefined;
    case 'digest': {
      const schedule = readSchedule(value, zone);
      if (schedule === undefined) return settingProblems.digest(value);
      draft.schedule = schedule;
      return undefined;
    }
    case 'quiet': {
      if (value === 'off') delete draft.quiet;
      else {
        const quiet = readQuiet(value, zone);
        if (quiet === undefined) return settingProblems.quiet(value);
        draft.quiet = quiet;
      }
      return undefined;
    }
    case 'ping': {
      const id = /^(?:<@&|<!subteam\^)?(\d{15,20}|S[A-Z0-9]{8,20})(?:\|[^>]*)?>?$/iu.exec(value)?.[1];
      if (value === 'off') delete draft.ping;
      else if (id === undefined) return settingProblems.ping(value);
      else draft.ping = id;
      return undefined;
    }
    case 'lang':
      if (value === 'off') delete draft.lang;
      else if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(value)) return settingProblems.lang(value);
      else draft.lang = value;
      return undefined;
    case 'texts': {
      const spoken = spokenLanguage(value);
      if (value === 'off') delete draft.texts;
      else if (spoken === undefined) return settingProblems.texts(value, spokenLanguages);
      else draft.texts = spoken;
      return undefined;
    }
    case 'tags':
      draft.forumTags =
        value === 'off'
          ? []
          : value
              .split(',')
              .map((tag) => tag.trim())
              .filter((tag) => tag !== '')
              .slice(0, 5);
      return undefined;
    case 'template':
      if (value !== 'card' && value !== 'compact') return settingProblems.template(value);
      draft.template = value;
      return undefined;
    case 'backfill': {
      const count = Number(value);
      if (!Number.isInteger(count) || count < 0 || count > MAX_BACKFILL) return settingProblems.backfill(value, MAX_BACKFILL);
      draft.backfill = count;
      return undefined;
    }
    case 'thread':
    case 'crosspost':
      if (value !== 'on' && value !== 'off') return settingProblems.onOrOff(name, value);
      draft[name] = value === 'on';
      return undefined;
    default:
      return settingProblems.unknown(name, SETTINGS);
  }
}

function readSchedule(value: string, zone: string): Schedule | undefined {
  if (value === 'off') return { kind: 'immediately' };
  const [name = '', at = ''] = value.toLowerCase().split('@');
  if (!isTimeOfDay(at)) return undefined;
  if (name === 'daily') return { kind: 'daily', at, zone };
  const day = name.slice(0, 3) as Weekday;
  return weekdays.includes(day) ? { kind: 'weekly', day, at, zone } : undefined;
}

function readQuiet(value: string, zone: string): QuietHours | undefined {
  const [from = '', to = ''] = value.split('-');
  return isTimeOfDay(from) && isTimeOfDay(to) ? { from, to, zone } : undefined;
}

export function zoneOf({ schedule, quiet }: SubscriptionSettings): string {
  return quiet?.zone ?? (schedule.kind === 'immediately' ? DEFAULT_ZONE : schedule.zone);
}

function problem(what: string): ParsedSettings {
  return { kind: 'problem', what };
}
