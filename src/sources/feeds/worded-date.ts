import { monthOfName } from '../../content/month-names.ts';
import { CLOCK, timeOf } from './date-clock.ts';
import type { DateParts } from './date-parts.ts';

/** A clock at the end of a date, and the year behind it that the clocks of Unix write. */
const LAST_CLOCK = new RegExp(String.raw`(?<![\d:])${CLOCK}(?:\s+(\d{4}))?\s*(?:\([^()]*\))?$`, 'iu');
/** A day with its month by name in any order. The weekday is not compared, since feeds have wrong ones. */
const DAY_FIRST = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?(?:[\s-]+(?:de\s+)?(\d{4}|\d{2}))?$/iu;
const MONTH_FIRST = /^(?:\p{L}+\.?,?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu;
/** Words and signs between a day and its time. */
const BETWEEN = /(?:[\s,–-]|\s(?:at|um|à|kl\.?))+$/iu;

/** `Mon, 02 Nov 2026 09:30:00 EST`, `November 2, 2026 at 9:30 pm`, `Mon Nov 2 09:30:00 UTC 2026`; undefined for another form. */
export function readWordedDate(text: string): DateParts | undefined {
  const clock = LAST_CLOCK.exec(text);
  const day = (clock === null ? text : text.slice(0, clock.index)).normalize('NFC').replace(BETWEEN, '');
  const dayFirst = DAY_FIRST.exec(day);
  const [, number, name = '', year = clock?.[6]] =
    dayFirst ?? (([all = '', month = '', date = '', own]) => [all, date, month, own])(MONTH_FIRST.exec(day) ?? []);
  const month = monthOfName(name);
  if (month === undefined || number === undefined || year === undefined) return undefined;
  const date = { year: fullYear(year), month, day: Number(number) };
  return clock === null ? date : { ...date, time: timeOf(clock) };
}

/** RFC 2822, 4.3: `49` and below are of this century. */
function fullYear(written: string): number {
  return written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2_000 : 1_900);
}
