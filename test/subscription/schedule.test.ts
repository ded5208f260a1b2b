import { describe, expect, it } from 'vitest';
import { isTimeOfDay, isZone, nextRunAfter, quietUntil, type Weekday } from '../../src/subscription/schedule.ts';

const berlin = 'Europe/Berlin';

function runs(at: string, start: string, count: number, zone = berlin, day?: Weekday): readonly string[] {
  const found: string[] = [];
  let time = Date.parse(start);
  while (found.length < count) {
    time = nextRunAfter(day === undefined ? { kind: 'daily', at, zone } : { kind: 'weekly', at, zone, day }, time) ?? Number.NaN;
    found.push(new Date(time).toISOString());
  }
  return found;
}

describe('schedule', () => {
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

  it.each([
    ['23:30', 'America/Nuuk', '2027-03-26T12:00:00Z', ['2027-03-27T01:30', '2027-03-28T01:00', '2027-03-29T00:30']],
    ['23:00', 'America/Scoresbysund', '2027-03-27T12:00:00Z', ['2027-03-28T01:00', '2027-03-29T00:00', '2027-03-30T00:00']],
    ['22:59', 'America/Nuuk', '2027-03-27T12:00:00Z', ['2027-03-28T00:59', '2027-03-28T23:59', '2027-03-29T23:59']],
    ['00:00', 'America/Nuuk', '2027-03-27T12:00:00Z', ['2027-03-28T01:00', '2027-03-29T01:00', '2027-03-30T01:00']],
    ['00:30', 'America/Havana', '2027-03-13T12:00:00Z', ['2027-03-14T05:00', '2027-03-15T04:30', '2027-03-16T04:30']],
  ])('runs every day at %s in %s, also when summer time skips it around midnight', (at, zone, start, expected) => {
    expect(runs(at, start, 3, zone)).toEqual(expected.map((minute) => `${minute}:00.000Z`));
  });

  it('runs in a week whose evening is cut short, and on no other evening', () => {
    expect(runs('23:30', '2027-03-26T12:00:00Z', 2, 'America/Nuuk', 'sat')).toEqual([
      '2027-03-28T01:00:00.000Z',
      '2027-04-04T00:30:00.000Z',
    ]);
    expect(runs('23:30', '2027-03-26T12:00:00Z', 2, 'America/Nuuk', 'sun')).toEqual([
      '2027-03-29T00:30:00.000Z',
      '2027-04-05T00:30:00.000Z',
    ]);
  });

  it('ends quiet hours whose end summer time skips', () => {
    const end = quietUntil({ from: '20:00', to: '23:30', zone: 'America/Nuuk' }, Date.parse('2027-03-28T00:30:00Z'));

    expect(new Date(end ?? 0).toISOString()).toBe('2027-03-28T01:00:00.000Z');
  });

  it('has a run every day of ten years in every zone that skips an evening or a morning', () => {
    for (const zone of ['America/Nuuk', 'America/Scoresbysund', 'America/Havana', 'Africa/Cairo', 'Asia/Beirut', 'America/Santiago']) {
      let time = nextRunAfter({ kind: 'daily', at: '23:30', zone }, Date.parse('2026-01-01T12:00:00Z')) ?? Number.NaN;
      while (time < Date.parse('2036-01-01T12:00:00Z')) {
        const next = nextRunAfter({ kind: 'daily', at: '23:30', zone }, time) ?? Number.NaN;
        expect(next - time, `${zone} after ${new Date(time).toISOString()}`).toBeGreaterThan(22 * 3_600_000);
        expect(next - time, `${zone} after ${new Date(time).toISOString()}`).toBeLessThanOrEqual(25 * 3_600_000);
        time = next;
      }
    }
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
