const sameDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const otherDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayOf = new Intl.DateTimeFormat(undefined, { dateStyle: 'short' });

/** A time of today as hours and minutes, an older one with its day. `at` is in milliseconds since the epoch. */
export function clockTime(at: number, now = Date.now()): string {
  const date = new Date(at);
  return dayOf.format(date) === dayOf.format(new Date(now)) ? sameDay.format(date) : otherDay.format(date);
}
