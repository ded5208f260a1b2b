import { describe, expect, it } from 'vitest';
import { isTimeOfDay, isZone, nextRunAfter, quietUntil } from '../../src/announce/rhythm.ts';

const berlin = 'Europe/Berlin';

function runs(at: string, start: string, count: number): readonly string[] {
  const found: string[] = [];
  let time = Date.parse(start);
  while (found.length < count) {
    time = nextRunAfter({ kind: 'daily', at, zone: berlin }, time) ?? Number.NaN;
    found.push(new Date(time).toISOString());
  }
  return found;
}

describe('rhythm', () => {
  it('runs at the same time of the day while the clocks change', () => {
    expect(runs('08:00', '2026-10-24T00:00:00Z', 3)).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  it('runs at the first minute there is when its own is skipped', () => {
    expect(runs('02:30', '2026-03-28T03:00:00Z', 2)).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  it('runs once when its time comes twice', () => {
    expect(runs('02:30', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  it('runs on its day of the week', () => {
    const run = nextRunAfter({ kind: 'weekly', day: 'fri', at: '17:00', zone: 'UTC' }, Date.parse('2026-11-06T17:00:00Z'));

    expect(new Date(run ?? 0).toISOString()).toBe('2026-11-13T17:00:00.000Z');
  });

  it('has no run when each article comes at once', () => {
    expect(nextRunAfter({ kind: 'immediately' }, 0)).toBeUndefined();
  });

  it('runs strictly after the time it is asked for, a whole year long', () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    const dates = new Set<string>();
    for (let day = 0; day < 365; day += 1) {
      const next = nextRunAfter({ kind: 'daily', at: '02:30', zone: berlin }, time) ?? 0;
      expect(next).toBeGreaterThan(time);
      dates.add(new Date(next).toLocaleDateString('en-CA', { timeZone: berlin }));
      time = next;
    }

    expect(dates.size).toBe(365);
  });

  it.each([
    ['22:00', '07:00', '2026-11-02T20:59:00Z', undefined],
    ['22:00', '07:00', '2026-11-02T21:00:00Z', '2026-11-03T06:00:00.000Z'],
    ['22:00', '07:00', '2026-11-03T05:59:00Z', '2026-11-03T06:00:00.000Z'],
    ['22:00', '07:00', '2026-11-03T06:00:00Z', undefined],
    ['22:00', '07:00', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['12:00', '13:00', '2026-11-02T11:30:00Z', '2026-11-02T12:00:00.000Z'],
    ['12:00', '12:00', '2026-11-02T11:00:00Z', undefined],
  ])('is quiet from %s to %s: at %s until %s', (from, to, now, until) => {
    const end = quietUntil({ from, to, zone: berlin }, Date.parse(now));

    expect(end === undefined ? undefined : new Date(end).toISOString()).toBe(until);
  });

  it('knows times of the day and zones', () => {
    expect(['00:00', '23:59', '24:00', '7:00', '12:60', 'noon'].map(isTimeOfDay)).toEqual([true, true, false, false, false, false]);
    expect(['UTC', 'Europe/Berlin', 'Mars/Base', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});
