/** A wall clock's reading, which is a moment only together with a zone. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone's name as IANA spells it; undefined if there is none of this name. An offset such as `+02:00` is no zone: it knows no summer. */
export function findTimeZone(written: string): string | undefined {
  const name = written.trim();
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * The moment, in milliseconds since the epoch, at which clocks in the zone show this. Of the two moments in the hour that comes twice
 * the later one, and for an hour that is skipped the moment as long after it: nothing is seen before its time.
 */
export function epochInZone(wall: WallTime, zone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const dayMs = 86_400_000;
  // A zone changes its offset at most once in two days.
  const moments = [asUtc - offsetAt(asUtc - dayMs, zone), asUtc - offsetAt(asUtc + dayMs, zone)];
  const exact = moments.filter((moment) => moment + offsetAt(moment, zone) === asUtc);
  return Math.max(...(exact.length > 0 ? exact : moments));
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
export function offsetAt(epoch: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(epoch).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(epoch / 1_000) * 1_000;
}
