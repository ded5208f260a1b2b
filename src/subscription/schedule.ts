import { Cron } from 'croner';
import { offsetAt } from '../content/time-zone.ts';
import { findSkippedEvenings } from './skipped-evenings.ts';

/** When a subscription gets its articles. Times are `HH:MM`, 24 hours; zones are IANA names. */
export type Schedule =
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
 * The first run strictly after `after`, or undefined for a schedule without runs.
 * On the day the clocks go forward, a time that does not exist runs at the first minute that does;
 * on the day they go back, a time that exists twice runs once.
 */
export function nextRunAfter(schedule: Schedule, after: number): number | undefined {
  if (schedule.kind === 'immediately') return undefined;
  const day = schedule.kind === 'weekly' ? schedule.day : '*';
  const { at, zone } = schedule;
  return findRun(
    `${minuteOf(at)} ${hourOf(at)} * * ${day}`,
    { at, zone, ...(schedule.kind === 'weekly' ? { day: schedule.day } : {}) },
    after,
  );
}

/** When the quiet hours around `now` end, or undefined when it is not quiet. */
export function quietUntil(quiet: QuietHours, now: number): number | undefined {
  const minute = localMinute(now, quiet.zone);
  const from = minuteOfDay(quiet.from);
  const to = minuteOfDay(quiet.to);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  return findRun(`${minuteOf(quiet.to)} ${hourOf(quiet.to)} * * *`, { at: quiet.to, zone: quiet.zone }, now);
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

interface TimeOfDay {
  readonly at: string;
  readonly zone: string;
  readonly day?: Weekday;
}

/** The first run after `after` of a pattern that stands for a time of the day. */
function findRun(pattern: string, time: TimeOfDay, after: number): number | undefined {
  const run = new Cron(pattern, { timezone: time.zone, paused: true }).nextRun(new Date(after))?.getTime();
  return findSkippedRun(time, after, run ?? after) ?? run;
}

/**
 * croner 11.0 leaves out a time that summer time skips at the end of a day, as in Greenland, where a Saturday ends at 23:00: it runs at the
 * first minute there is, which belongs to the next day.
 */
function findSkippedRun({ at, zone, day }: TimeOfDay, after: number, before: number): number | undefined {
  const minute = minuteOfDay(at);
  return findSkippedEvenings(zone, after, before).find(
    ({ lastMinute, weekday }) => minute > lastMinute && (day === undefined || cronDays[weekday] === day),
  )?.midnight;
}

/** As `Date` numbers them. */
const cronDays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function localMinute(time: number, zone: string): number {
  const local = new Date(time + offsetAt(time, zone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
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
