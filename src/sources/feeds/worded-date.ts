import { monthOfName } from '../../content/month-names.ts';
import type { DateParts } from './date-parts.ts';
import { ZONE } from './date-zones.ts';

/** `09:30`, `9:30:00.5 PM EST`, and the year behind it that the clocks of Unix write. */
const CLOCK = new RegExp(
  String.raw`(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?(?!\p{L}))?\s*(?:uhr|h)?\s*(${ZONE})?(?:\s+(\d{4}))?\s*(?:\([^()]*\))?$`,
  'iu',
);
/** A day with its month by name in any order. The weekday is not compared, since feeds have wrong ones. */
const DAY_FIRST = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?(?:[\s-]+(?:de\s+)?(\d{4}|\d{2}))?$/iu;
const MONTH_FIRST = /^(?:\p{L}+\.?,?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu;
/** Words and signs between a day and its time. */
const BETWEEN = /(?:[\s,–-]|\s(?:at|um|à|kl\.?))+$/iu;

/** `Mon, 02 Nov 2026 09:30:00 EST`, `November 2, 2026 at 9:30 pm`, `Mon Nov 2 09:30:00 UTC 2026`; undefined for another form. */
export function readWordedDate(text: string): DateParts | undefined {
  const clock = CLOCK.exec(text);
  const day = (clock === null ? text : text.slice(0, clock.index)).normalize('NFC').replace(BETWEEN, '');
  const dayFirst = DAY_FIRST.exec(day);
  const [, number, name = '', year = clock?.[6]] =
    dayFirst ?? (([all = '', month = '', date = '', own]) => [all, date, month, own])(MONTH_FIRST.exec(day) ?? []);
  const month = monthOfName(name);
  if (month === undefined || number === undefined || year === undefined) return undefined;
  const date = { year: fullYear(year), month, day: Number(number) };
  if (clock === null) return date;
  const [, hour, minute, second = '0', half, zone] = clock;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { ...date, time: { hour: hours, minute: Number(minute), second: Number(second), zone } };
}

/** RFC 2822, 4.3: `49` and below are of this century. */
function fullYear(written: string): number {
  return written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2_000 : 1_900);
}
