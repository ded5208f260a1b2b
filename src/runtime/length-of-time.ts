import { count } from './count.ts';

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
] as const;

/** A length of time in one unit, `3 hours`; at least a second. `ms` is in milliseconds. */
export function lengthOfTime(ms: number): string {
  const [unit, name] = UNITS.find(([size]) => ms >= size) ?? [1_000, 'second'];
  return count(Math.max(1, Math.round(ms / unit)), name);
}
