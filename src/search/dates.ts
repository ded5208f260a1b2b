const DAY = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNITS: Readonly<Record<string, number>> = { h: DAY / 24, d: DAY, w: 7 * DAY, m: 30 * DAY, y: 365 * DAY };

/** A stretch of time in milliseconds since the epoch, end exclusive. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a date as people write it: `2026`, `2026-05`, `2026-05-03`, `3.5.2026`, `7d`, `2 weeks`, `today`, `last week`,
 * `this month`, `May 2026`. All in UTC. Undefined where it cannot be read.
 */
export function parseDateRange(written: string, now: number): TimeRange | undefined {
  const text = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');
  return calendarDate(text) ?? namedMonth(text, now) ?? span(text, now) ?? named(text.replaceAll('-', ' '), now);
}

function calendarDate(text: string): TimeRange | undefined {
  const year = /^(\d{4})$/.exec(text);
  if (year) return period(Number(year[1]), 1, undefined);
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (month) return period(Number(month[1]), Number(month[2]), 0);
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (day) return period(Number(day[1]), Number(day[2]), Number(day[3]));
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (european) return period(Number(european[3]), Number(european[2]), Number(european[1]));
  if (!/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}/.test(text)) return undefined;
  // Without a zone it would be read in that of the machine.
  const hasZone = /(?:z|[+-]\d{2}:?\d{2})$/.test(text);
  const time = Date.parse(`${text.toUpperCase()}${hasZone ? '' : 'Z'}`);
  return Number.isNaN(time) ? undefined : { from: time, to: time + 1 };
}

/** A day; a month when the day is 0; a year when it is undefined. Undefined for a date that no calendar has. */
function period(year: number, month: number, day: number | undefined): TimeRange | undefined {
  if (month < 1 || month > 12 || year < 1000) return undefined;
  if (day === undefined) return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
  if (day === 0) return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 1) };
  const from = Date.UTC(year, month - 1, day);
  return new Date(from).getUTCMonth() === month - 1 ? { from, to: from + DAY } : undefined;
}

function namedMonth(text: string, now: number): TimeRange | undefined {
  const match = /^([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text);
  const month = match ? MONTHS.indexOf(match[1]?.slice(0, 3) ?? '') : -1;
  if (!match || month < 0 || !isMonthName(match[1] ?? '')) return undefined;
  const today = new Date(now);
  const latest = month <= today.getUTCMonth() ? today.getUTCFullYear() : today.getUTCFullYear() - 1;
  return period(match[2] === undefined ? latest : Number(match[2]), month + 1, 0);
}

function isMonthName(word: string): boolean {
  const names = 'january february march april may june july august september october november december sept'.split(' ');
  return names.some((name) => name === word || (word.length === 3 && name.startsWith(word)));
}

function span(text: string, now: number): TimeRange | undefined {
  const match = /^(\d{1,4}) ?(h|d|w|m|y)(?:ours?|ays?|eeks?|onths?|ears?)?(?: ago)?$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || unit === undefined) return undefined;
  const from = now - Number(match[1]) * unit;
  return { from, to: from + 1 };
}

function named(text: string, now: number): TimeRange | undefined {
  const today = Math.floor(now / DAY) * DAY;
  const date = new Date(now);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  // Monday is the first day of a week (ISO 8601).
  const monday = today - ((date.getUTCDay() + 6) % 7) * DAY;
  switch (text) {
    case 'now':
    case 'today':
      return { from: today, to: today + DAY };
    case 'yesterday':
      return { from: today - DAY, to: today };
    case 'this week':
      return { from: monday, to: monday + 7 * DAY };
    case 'last week':
    case 'week':
      return { from: monday - 7 * DAY, to: monday };
    case 'this month':
      return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) };
    case 'last month':
    case 'month':
      return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 1) };
    case 'this year':
      return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
    case 'last year':
    case 'year':
      return { from: Date.UTC(year - 1, 0, 1), to: Date.UTC(year, 0, 1) };
    default:
      return undefined;
  }
}
