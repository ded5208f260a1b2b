import { Cron } from 'croner';

/** When a subscription gets its articles. Times are `HH:MM`, 24 hours; zones are IANA names. */
export type Rhythm =
  | { readonly kind: 'immediately' }
  | { readonly kind: 'daily'; readonly at: string; readonly zone: string }
  | { readonly kind: 'weekly'; readonly day: Weekday; readonly at: string; readonly zone: string };

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** From `from` (included) to `to` (excluded), over midnight when `to` is the earlier one. Equal times mean never. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/**
 * The first run strictly after `after`, or undefined for a rhythm without runs.
 * On the day the clocks go forward, a time that does not exist runs at the first minute that does;
 * on the day they go back, a time that exists twice runs once.
 */
export function nextRunAfter(rhythm: Rhythm, after: number): number | undefined {
  if (rhythm.kind === 'immediately') return undefined;
  const day = rhythm.kind === 'weekly' ? rhythm.day : '*';
  return findRuns(`${minuteOf(rhythm.at)} ${hourOf(rhythm.at)} * * ${day}`, rhythm.zone, after)[0];
}

/** When the quiet hours around `now` end, or undefined when it is not quiet. */
export function quietUntil(quiet: QuietHours, now: number): number | undefined {
  const minute = localMinute(now, quiet.zone);
  const from = minuteOfDay(quiet.from);
  const to = minuteOfDay(quiet.to);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  return findRuns(`${minuteOf(quiet.to)} ${hourOf(quiet.to)} * * *`, quiet.zone, now)[0];
}

/** The first moment from `now` on that is not quiet. */
export function afterQuiet(quiet: QuietHours | undefined, now: number): number {
  return Math.max(now, (quiet && quietUntil(quiet, now)) ?? now);
}

/** True for `HH:MM` from 00:00 to 23:59. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function findRuns(pattern: string, zone: string, after: number): readonly number[] {
  return new Cron(pattern, { timezone: zone, paused: true }).nextRuns(1, new Date(after)).map((date) => date.getTime());
}

function localMinute(time: number, zone: string): number {
  const parts = partsOf(time, zone);
  return Number(parts.hour) * 60 + Number(parts.minute);
}

function partsOf(time: number, zone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatterOf(zone)
      .formatToParts(time)
      .map((part) => [part.type, part.value]),
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building one takes about 50 times as long as using it. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

function minuteOfDay(at: string): number {
  return hourOf(at) * 60 + minuteOf(at);
}

function hourOf(at: string): number {
  return Number(at.slice(0, 2));
}

function minuteOf(at: string): number {
  return Number(at.slice(3, 5));
}
