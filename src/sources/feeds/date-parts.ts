import { offsetOf } from './date-zones.ts';

/** The numbers of a date, as they are written. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Absent if the date names a day alone. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number; readonly zone: string | undefined };
}

/**
 * ISO 8601: a moment in UTC, or a day. Undefined if there is no such day or time, or its zone is not known. The first moment of 1970 is the
 * zero of programs, and no date.
 */
export function momentOf({ year, month, day, time }: DateParts): string | undefined {
  const start = new Date(Date.UTC(year, month - 1, day));
  // `30 Feb` is not the second of March.
  if (start.getUTCFullYear() !== year || start.getUTCMonth() !== month - 1 || start.getUTCDate() !== day) return undefined;
  if (time === undefined) return start.toISOString().slice(0, 10);
  const offset = offsetOf(time.zone ?? 'utc');
  if (offset === undefined || time.hour > 24 || time.minute > 59 || time.second > 60) return undefined;
  const at = start.getTime() + ((time.hour * 60 + time.minute - offset) * 60 + Math.min(time.second, 59)) * 1_000;
  return at === 0 ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
}
