import { monthOfName } from './month-names.ts';

/** Zones that the form of e-mail names by letters (RFC 5322, 4.3), and those of the newsrooms of Europe. Others are too ambiguous to be read. */
const ZONES: Readonly<Record<string, string>> = {
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
};

const CLOCK = String.raw`(?:(?:[,\s]+|(?<=T))(?:at\s+)?(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2}))?)?\s*(?<half>[ap]\.?m\.?)?)?\s*(?<zone>Z|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|UTC|GMT|[a-z]{3,4}|[+-]\d{2}(?::?\d{2})?)?$`;
const DATE_FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^(?<year>\d{4})[./](?<month>\d{1,2})[./](?<day>\d{1,2})${CLOCK}`, 'iu'),
  new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})T?${CLOCK}`, 'iu'),
  new RegExp(String.raw`^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})${CLOCK}`, 'iu'),
  new RegExp(String.raw`^(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日${CLOCK}`, 'iu'),
];
const SLASHED = new RegExp(String.raw`^(?<first>\d{1,2})[/-](?<second_>\d{1,2})[/-](?<year>\d{4})${CLOCK}`, 'iu');
const NAMED_MONTH = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,?\s+)?(?:(?<before>\p{L}{3,12})\.?\s+(?<dayAfter>\d{1,2})(?:st|nd|rd|th)?|(?<dayBefore>\d{1,2})(?:st|nd|rd|th|º|er)?\.?\s+(?:de\s+|d['’])?(?<behind>\p{L}{3,12})\.?),?\s+(?:de\s+)?(?<year>\d{4})${CLOCK}`,
  'iu',
);
const dayMs = 86_400_000;

/**
 * Brings a date that is written in another way into ISO 8601: with dots or slashes, with the month's name and a clock of twelve hours, as a number of
 * seconds, as a year, a month, a week. What may be two days (`03/04/2027`) is the later one. What is none comes back as it is.
 */
export function toPlainDate(written: string): string {
  const text = written.trim().replace(/\[[\w/+-]+\]$/u, '');
  return fromNumber(text) ?? fromForm(text) ?? fromSlashes(text) ?? fromNames(text) ?? text;
}

/** `20271101`, `20271101T0900Z`, `1825113600`, `2027`, `2027-11`, `2027-W44-1`, `2027-305`. */
function fromNumber(text: string): string | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (compact !== null && Number(compact[2]) <= 12 && Number(compact[3]) <= 31) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = compact;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${zone}`}`;
  }
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return isoOf(Math.ceil(Number(text)) * 1_000);
  if (/^\d{13}$/.test(text)) return isoOf(Math.ceil(Number(text) / 1_000) * 1_000);
  const month = /^(\d{4})(?:[-/](\d{1,2}))?$/.exec(text);
  if (month !== null) return `${month[1]}-${(month[2] ?? '1').padStart(2, '0')}-01`;
  const week = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i.exec(text);
  if (week !== null) return dayOf(firstMonday(Number(week[1])) + ((Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) - 1) * dayMs);
  const ordinal = /^(\d{4})-(\d{3})$/.exec(text);
  if (ordinal !== null) return dayOf(Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2])));
  return undefined;
}

function fromForm(text: string): string | undefined {
  for (const form of DATE_FORMS) {
    const groups = form.exec(text)?.groups;
    if (groups !== undefined) return compose(groups, `${groups['year']}-${two(groups['month'])}-${two(groups['day'])}`);
  }
  return undefined;
}

function fromSlashes(text: string): string | undefined {
  const groups = SLASHED.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const [first, second] = [two(groups['first']), two(groups['second_'])];
  const days = [`${groups['year']}-${first}-${second}`, `${groups['year']}-${second}-${first}`].filter((day) => isDay(day));
  const later = days.sort().at(-1);
  return later === undefined ? undefined : compose(groups, later);
}

function fromNames(text: string): string | undefined {
  const groups = NAMED_MONTH.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const month = monthOfName(groups['before'] ?? groups['behind'] ?? '');
  if (month === undefined) return undefined;
  return compose(groups, `${groups['year']}-${two(String(month))}-${two(groups['dayAfter'] ?? groups['dayBefore'])}`);
}

/** A word that is no zone makes it no date: `2027-11-01 soon`. */
function compose(groups: Readonly<Record<string, string | undefined>>, day: string): string | undefined {
  const { hour, minute = '00', second = '00', half, zone = '' } = groups;
  const named = /^(?:Z|(?:UTC|GMT)?[+-].*|UTC|GMT|)$/i.test(zone) ? zone : ZONES[zone.toLowerCase()];
  // Nikola writes `UTC+02:00`.
  const signed = named?.replace(/^(?:UTC|GMT)(?=[+-])/i, '').replace(/^([+-])(?=\d(?::|$))/, '$10');
  const offset = signed?.replace(/^([+-]\d{2})$/, '$1:00');
  if (offset === undefined || !isDay(day)) return undefined;
  // A zone behind a bare day says when that day begins.
  if (hour === undefined) return offset === '' ? day : `${day}T00:00:00${offset}`;
  if (half === undefined && groups['minute'] === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  return `${day}T${two(String(hours))}:${minute}:${second}${offset}`;
}

function isDay(day: string): boolean {
  const epoch = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(epoch) && dayOf(epoch) === day;
}

/** The Monday of the week that holds 4 January: ISO 8601's first. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
}

function dayOf(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

function isoOf(epoch: number): string {
  return new Date(epoch).toISOString().replace('.000Z', 'Z');
}

function two(value: string | undefined): string {
  return (value ?? '').padStart(2, '0');
}
