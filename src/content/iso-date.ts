import type { IsoDate } from './article.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/;
const DAY_FIRST =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{4})?)?$/i;
const MONTH_FIRST = /^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;

/**
 * Reads a date as editors and site generators write it: ISO 8601 with a space or a `T`, `2026/11/02`, `2 November 2026`,
 * `Nov 2, 2026`, the form of e-mail. A time with no zone is UTC. Undefined for anything else, and for days that do not exist.
 */
export function toIsoDate(written: string): IsoDate | undefined {
  const text = written.trim();
  const iso = ISO.exec(text);
  if (iso) return compose(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4));
  const slashed = SLASHED.exec(text);
  if (slashed) return compose(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]), []);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return compose(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), dayFirst.slice(4));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return compose(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), []);
  return undefined;
}

/** Milliseconds since the epoch; a date alone is midnight UTC. */
export function epochOfIsoDate(date: IsoDate): number {
  return Date.parse(date);
}

function monthOf(name: string | undefined): number {
  const word = name?.toLowerCase() ?? '';
  const month = MONTHS.findIndex((short) => word.startsWith(short));
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/.test(
    word,
  )
    ? month + 1
    : 0;
}

function compose(year: number, month: number, day: number, time: readonly (string | undefined)[]): IsoDate | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const check = new Date(midnight);
  if (year < 1000 || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  const [hour, minute = '00', second = '00', zone = 'Z'] = time;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || !isZone(zone)) return undefined;
  return `${date}T${two(Number(hour))}:${minute}:${second}${composeZone(zone)}`;
}

/** No place on earth is further away than fourteen hours, and `Date` does not read an hour or a minute that no clock has. */
const MAX_OFFSET_HOURS = 14;

function isZone(zone: string): boolean {
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return Number(hours) <= MAX_OFFSET_HOURS && Number(minutes) <= 59;
}

function composeZone(zone: string): string {
  if (/^(?:Z|UTC|GMT|[+-]00:?00)$/i.test(zone)) return 'Z';
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
