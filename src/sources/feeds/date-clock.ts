import type { DateParts } from './date-parts.ts';
import { ZONE } from './date-zones.ts';

/** `09:30`, `9:30:00.5 PM EST`, `9:30 Uhr`; the source of a regular expression with five groups. */
export const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?(?!\p{L}))?\s*(?:(?:uhr|h)(?!\p{L}))?\s*(${ZONE})?`;

/** The time of a match of `CLOCK` and of the groups before others. */
export function timeOf([, hour, minute, second = '0', half, zone]: RegExpExecArray): NonNullable<DateParts['time']> {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { hour: hours, minute: Number(minute), second: Number(second), zone };
}
