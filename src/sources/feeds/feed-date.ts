import { type DateParts, momentOf } from './date-parts.ts';
import { ZONE } from './date-zones.ts';
import { readWordedDate } from './worded-date.ts';

const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<zone>${ZONE})?`;
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)(?:(?:T|\s+)${TIME})?`, 'iu'),
  new RegExp(
    String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?\s*(?<zone>${ZONE})?)?$`,
    'iu',
  ),
  // With full stops the day is first everywhere; with slashes nobody knows.
  new RegExp(String.raw`^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)(?:,?\s+${TIME})?`, 'iu'),
];
/** Seconds since 1970, or milliseconds. */
const EPOCH = /^(\d{10})(\d{3})?$/u;
/** UTF-16 units; the longest that programs write, with the name of its zone in words, has 70. */
const MAX_LENGTH = 100;

/**
 * A date of a feed as ISO 8601 in UTC: RFC 822 with any usual zone, ISO 8601, and the forms that feeds have instead, with the names of months
 * in many languages. Undefined for text that is not a date, or names a zone that is not known. A time without a zone is UTC, as RFC 822 has it
 * for `-0000`.
 */
export function readFeedDate(written: string): string | undefined {
  const text = written.trim().slice(0, MAX_LENGTH);
  const epoch = EPOCH.exec(text)?.[1];
  if (epoch !== undefined) return new Date(Number(epoch) * 1_000).toISOString().replace('.000Z', 'Z');
  const parts = readNumbers(text) ?? readWordedDate(text);
  return parts === undefined ? undefined : momentOf(parts);
}

function readNumbers(text: string): DateParts | undefined {
  const groups = FORMS.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { year, month, day, hour, minute, second, zone } = groups;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return hour === undefined ? date : { ...date, time: { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0), zone } };
}
