import type { IsoDate } from './article.ts';
import { epochOfIsoDate, toIsoDate } from './iso-date.ts';
import { epochInZone, offsetAt } from './time-zone.ts';
import { toPlainDate } from './written-date.ts';

/** When something happens, as an editor wrote it. */
export interface Moment {
  /** As it is shown: a bare day stays one, and a time carries its zone. */
  readonly date: IsoDate;
  /** Milliseconds since the epoch, in whole seconds and never before what was written: a bare day begins in its zone. */
  readonly at: number;
  /** It was written without a zone, so that the publication's decides. */
  readonly isLocal: boolean;
}

const BARE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const WALL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?/;
/** `Z` that an editor wrote, not the one that stands for a zone that is missing. */
const NAMES_ZONE = /(?:\d\s*Z|UTC|GMT|\d\s*[+-]\d{2}:?\d{2})$/i;

/** Undefined for what is not a date. `zone` is what the publication says; without it, UTC. */
export function readMoment(written: string, zone = 'UTC'): Moment | undefined {
  const text = toPlainDate(written);
  const date = toIsoDate(text);
  if (date === undefined) return undefined;
  const isLocal = BARE_DAY.test(date) || !NAMES_ZONE.test(text);
  const at = (isLocal ? epochOfWall(date, zone) : epochOfIsoDate(date)) + (isFraction(text) ? 1_000 : 0);
  return { date: isLocal && !BARE_DAY.test(date) && zone !== 'UTC' ? withOffset(date, at, zone) : date, at, isLocal };
}

/** The moment of a date that was read before: of an article that a program passed, or of its last line. */
export function epochOfDate(date: IsoDate, zone = 'UTC'): number {
  return BARE_DAY.test(date) ? epochOfWall(date, zone) : epochOfIsoDate(date);
}

/** `2026-11-02T09:30:00Z`; a whole day in UTC stays a bare day. */
export function isoOfEpoch(epoch: number): IsoDate {
  return new Date(epoch).toISOString().replace('.000Z', 'Z');
}

/** The day that calendars in the zone show, as `2026-11-02`. */
export function dayInZone(date: IsoDate, zone = 'UTC'): string {
  if (BARE_DAY.test(date)) return date;
  const at = epochOfIsoDate(date);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10);
}

/** Dates are kept in whole seconds; nothing of an article may be seen in the part of one that is cut off. */
function isFraction(written: string): boolean {
  return /:\d{2}[.,]0*[1-9]/.test(written);
}

function epochOfWall(date: IsoDate, zone: string): number {
  if (zone === 'UTC') return epochOfIsoDate(date);
  const [, year, month, day, hour = 0, minute = 0, second = 0] = (WALL.exec(date) ?? []).map((part) => Number(part ?? 0));
  return epochInZone({ year: year ?? 0, month: month ?? 1, day: day ?? 1, hour, minute, second }, zone);
}

function withOffset(date: IsoDate, at: number, zone: string): IsoDate {
  const minutes = Math.round(offsetAt(at, zone) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return minutes === 0 ? date : date.replace(/Z$/, offset);
}
