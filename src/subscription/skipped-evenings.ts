import { offsetAt } from '../content/time-zone.ts';

/** An evening whose last minutes summer time skips, as on a Saturday in Greenland: 22:59 is followed by the next day. */
export interface SkippedEvening {
  /** The first moment of the next day. */
  readonly midnight: number;
  /** The last minute of the day that there is, from 0 to 1,439. */
  readonly lastMinute: number;
  /** Of the evening; 0 is Sunday. */
  readonly weekday: number;
}

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const LAST_MINUTE = 24 * 60 - 1;

const known = new Map<string, readonly SkippedEvening[]>();

/** Those with their midnight after `from` and before `to`. A year of a zone is looked through once: it takes some milliseconds. */
export function findSkippedEvenings(zone: string, from: number, to: number): readonly SkippedEvening[] {
  const found: SkippedEvening[] = [];
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year += 1) {
    const key = `${zone} ${year}`;
    const ofYear = known.get(key) ?? lookThrough(zone, year);
    known.set(key, ofYear);
    found.push(...ofYear.filter(({ midnight }) => midnight > from && midnight < to));
  }
  return found;
}

function lookThrough(zone: string, year: number): readonly SkippedEvening[] {
  const localOf = (time: number): number => time + offsetAt(time, zone);
  const found: SkippedEvening[] = [];
  const end = Date.UTC(year + 1, 0);
  for (let day = Date.UTC(year, 0); day < end; day += DAY_MS) {
    if (offsetAt(day + DAY_MS, zone) <= offsetAt(day, zone)) continue;
    const midnight = findChange(day, day + DAY_MS, zone);
    const last = new Date(localOf(midnight - MINUTE_MS));
    const first = new Date(localOf(midnight));
    const lastMinute = last.getUTCHours() * 60 + last.getUTCMinutes();
    if (last.getUTCDate() !== first.getUTCDate() && lastMinute < LAST_MINUTE)
      found.push({ midnight, lastMinute, weekday: last.getUTCDay() });
  }
  return found;
}

/** The first minute with the offset of `after`. */
function findChange(before: number, after: number, zone: string): number {
  const changed = offsetAt(after, zone);
  let [low, high] = [before, after];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, zone) === changed) high = middle;
    else low = middle;
  }
  return high;
}
