import { CLOCK, timeOf } from './date-clock.ts';
import { type DateParts, momentOf } from './date-parts.ts';
import { ZONE } from './date-zones.ts';
import { readWordedDate } from './worded-date.ts';

/** Days in numbers; a time may follow. */
const DAYS: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/u,
  // With full stops the day is first everywhere; with slashes nobody knows.
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/u,
];
/** The time behind such a day. Words that follow it count no more: some programs name the zone a second time. */
const NEXT_CLOCK = new RegExp(String.raw`^(?:T|[\s,–-]|(?:at|um|à|kl\.?)\s)+${CLOCK}`, 'iu');
const COMPACT = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?\s*(?<zone>${ZONE})?)?$`,
  'iu',
);
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
  for (const form of DAYS) {
    const found = form.exec(text);
    if (found === null) continue;
    const clock = NEXT_CLOCK.exec(text.slice(found[0].length));
    return { ...dayOf(found.groups), ...(clock === null ? {} : { time: timeOf(clock) }) };
  }
  const groups = COMPACT.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { hour, minute, second, zone } = groups;
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0), zone };
  return { ...dayOf(groups), ...(hour === undefined ? {} : { time }) };
}

function dayOf({ year, month, day }: RegExpExecArray['groups'] = {}): DateParts {
  return { year: Number(year), month: Number(month), day: Number(day) };
}
