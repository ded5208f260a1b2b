/** Names of zones in dates of mail and feeds, in minutes east of UTC: RFC 822, and those that real feeds have beside it. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  nst: -210,
  ndt: -150,
  brt: -180,
  art: -180,
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MINUTE_MS = 60_000;

/** `Mon, 02 Nov 2026 09:30:00 EST`: the weekday is not compared, since feeds have wrong ones. */
const MAIL_DATE =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3})\p{L}*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([+-]\d{1,2}:?\d{2}|\p{L}+)?)?/u;
/** `Nov 2, 2026 9:30 PM EST` and the like. */
const MONTH_FIRST =
  /^(?:\p{L}+\.?,\s+)?(\p{L}{3})\p{L}*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?\s*([+-]\d{1,2}:?\d{2}|\p{L}+)?)?/iu;
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?|\p{L}+)?)?/iu;

/**
 * A date of a feed as ISO 8601 in UTC: RFC 822 with any usual zone, ISO 8601, and the forms that feeds have instead. Undefined for text
 * that is not a date, or names a zone that nobody knows. A time without a zone is UTC, as RFC 822 has it for `-0000`.
 */
export function readFeedDate(written: string): string | undefined {
  const text = written.trim();
  const iso = ISO_DATE.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    if (hour === undefined) return dayOf(Number(year), Number(month), Number(day));
    return momentOf([Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second ?? 0)], zone);
  }
  const mail = MAIL_DATE.exec(text);
  if (mail !== null) {
    const [, day, month = '', year = '', hour, minute, second, zone] = mail;
    const numbers = [fullYear(year), monthOf(month), Number(day)] as const;
    if (hour === undefined) return dayOf(...numbers);
    return momentOf([...numbers, Number(hour), Number(minute), Number(second ?? 0)], zone);
  }
  const words = MONTH_FIRST.exec(text);
  if (words === null) return undefined;
  const [, month = '', day, year = '', hour, minute, second, half, zone] = words;
  const numbers = [Number(year), monthOf(month), Number(day)] as const;
  if (hour === undefined) return dayOf(...numbers);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return momentOf([...numbers, hours, Number(minute), Number(second ?? 0)], zone);
}

/** RFC 2822, 4.3: `49` and below are of this century. */
function fullYear(written: string): number {
  return written.length === 4 ? Number(written) : Number(written) + (Number(written) < 50 ? 2_000 : 1_900);
}

function monthOf(written: string): number {
  return MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return isDay(date, year, month, day) ? date.toISOString().slice(0, 10) : undefined;
}

type Moment = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

function momentOf([year, month, day, hour, minute, second]: Moment, zone: string | undefined): string | undefined {
  const offset = offsetOf(zone ?? 'utc');
  if (offset === undefined || hour > 24 || minute > 59 || second > 60) return undefined;
  if (!isDay(new Date(Date.UTC(year, month - 1, day)), year, month, day)) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - offset * MINUTE_MS;
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Minutes east of UTC. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/u.exec(zone) ?? [];
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return ZONES[zone.toLowerCase()];
}

/** `30 Feb` is not the second of March. */
function isDay(date: Date, year: number, month: number, day: number): boolean {
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
