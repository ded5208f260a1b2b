import { describe, expect, it } from 'vitest';
import { dayInZone, epochOfDate, isoOfEpoch, readMoment } from '../../src/content/moment.ts';
import { findTimeZone } from '../../src/content/time-zone.ts';

const iso = (written: string, zone?: string): string | undefined => {
  const moment = readMoment(written, zone);
  return moment && new Date(moment.at).toISOString().replace('.000Z', 'Z');
};

describe('a moment that an editor wrote', () => {
  it.each([
    ['2027-11-01', '2027-11-01T00:00:00Z'],
    ['2027-11-01T09:00', '2027-11-01T09:00:00Z'],
    ['2027-11-01 09:00:30', '2027-11-01T09:00:30Z'],
    ['2027-11-01T09:00Z', '2027-11-01T09:00:00Z'],
    ['2027-11-01T09:00+01', '2027-11-01T08:00:00Z'],
    ['2027-11-01 09:00:00 +0100', '2027-11-01T08:00:00Z'],
    ['2027-11-01 09:00 EST', '2027-11-01T14:00:00Z'],
    ['2027-11-01 09:00:00 UTC+02:00', '2027-11-01T07:00:00Z'],
    ['2027-11-01 09:00 UTC+14', '2027-10-31T19:00:00Z'],
    ['2027-11-01 09:00:00 -0959', '2027-11-01T18:59:00Z'],
    ['2027-11-01 09:00 GMT-5', '2027-11-01T14:00:00Z'],
    ['1 Nov 2027 09:00 UTC+0530', '2027-11-01T03:30:00Z'],
    ['2027-11-01T09:00:00-05:00[America/New_York]', '2027-11-01T14:00:00Z'],
    // Not half a second early.
    ['2027-11-01T09:00:00.5Z', '2027-11-01T09:00:01Z'],
    ['2027/11/01', '2027-11-01T00:00:00Z'],
    ['2027/11/01 09:00', '2027-11-01T09:00:00Z'],
    ['2027.11.1', '2027-11-01T00:00:00Z'],
    ['1.11.2027', '2027-11-01T00:00:00Z'],
    ['01.11.2027 09:00', '2027-11-01T09:00:00Z'],
    ['13/03/2027', '2027-03-13T00:00:00Z'],
    // The later of two readings.
    ['03/04/2027', '2027-04-03T00:00:00Z'],
    ['November 1, 2027', '2027-11-01T00:00:00Z'],
    ['Nov 1st, 2027 at 9:15 pm', '2027-11-01T21:15:00Z'],
    ['November 1, 2027 12:00 AM', '2027-11-01T00:00:00Z'],
    ['1 Nov 2027 09:00', '2027-11-01T09:00:00Z'],
    ['Mon, 01 Nov 2027 09:00:00 GMT', '2027-11-01T09:00:00Z'],
    ['Monday, November 1, 2027', '2027-11-01T00:00:00Z'],
    ['13. März 2027', '2027-03-13T00:00:00Z'],
    ['1 de noviembre de 2027', '2027-11-01T00:00:00Z'],
    ['lundi 1er novembre 2027', '2027-11-01T00:00:00Z'],
    ['2027年11月1日', '2027-11-01T00:00:00Z'],
    ['20271101', '2027-11-01T00:00:00Z'],
    ['20271101T090000Z', '2027-11-01T09:00:00Z'],
    ['1825059600', '2027-11-01T09:00:00Z'],
    ['1825059600000', '2027-11-01T09:00:00Z'],
    ['2027', '2027-01-01T00:00:00Z'],
    ['2027-11', '2027-11-01T00:00:00Z'],
    ['2027-W44-1', '2027-11-01T00:00:00Z'],
    ['2027-305', '2027-11-01T00:00:00Z'],
  ])('%j is %s', (written, expected) => {
    expect(iso(written)).toBe(expected);
  });

  it.each([
    'soon',
    'TBD',
    '2027-13-45',
    '2027-02-30',
    '2027-11-01 soon',
    '5',
    '12',
    'The 5 gates 2027',
    '',
    '2027-11-01 09:00 UTC+25:00',
    '2027-11-01 09:00 GMT-15',
    '2027-11-01T09:00+25:00',
    '2027-11-01 09:00 +2500',
    '2027-11-01 09:00 UTC+02:60',
    '2027-11-01 UTC+99',
    '20271101T0900+1500',
    'Mon, 01 Nov 2027 09:00:00 -1501',
  ])('%j is none', (written) => {
    expect(iso(written)).toBeUndefined();
  });

  it.each([
    ['2027-11-01', 'America/New_York', '2027-11-01T04:00:00Z'],
    ['2027-11-01 09:00', 'America/New_York', '2027-11-01T13:00:00Z'],
    ['2027-12-01 09:00', 'America/New_York', '2027-12-01T14:00:00Z'],
    ['2027-11-01', 'Asia/Kolkata', '2027-10-31T18:30:00Z'],
    ['2027-11-01T09:00Z', 'Asia/Kolkata', '2027-11-01T09:00:00Z'],
    // The hour that comes twice, and the one that is skipped.
    ['2027-11-07 01:30', 'America/New_York', '2027-11-07T06:30:00Z'],
    ['2027-03-14 02:30', 'America/New_York', '2027-03-14T07:30:00Z'],
    ['2027-03-28 02:30', 'Europe/Berlin', '2027-03-28T01:30:00Z'],
  ])('%j in %s is %s', (written, zone, expected) => {
    expect(iso(written, zone)).toBe(expected);
  });

  it('keeps a bare day as it was written, and gives a time its zone', () => {
    expect(readMoment('2027-11-01', 'Europe/Berlin')).toMatchObject({ date: '2027-11-01', isLocal: true });
    expect(readMoment('2027-11-01 09:00', 'Europe/Berlin')).toMatchObject({ date: '2027-11-01T09:00:00+01:00', isLocal: true });
    expect(readMoment('2027-11-01T09:00Z', 'Europe/Berlin')).toMatchObject({ isLocal: false });
  });
});

describe('a time zone', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['+02:00', undefined],
    ['Middle/Earth', undefined],
    ['', undefined],
  ])('%j is %s', (written, expected) => {
    expect(findTimeZone(written)).toBe(expected);
  });
});

describe('the date of an article', () => {
  it.each([
    ['2026-11-02', 'UTC', '2026-11-02T00:00:00.000Z'],
    ['2026-11-02', 'Europe/Berlin', '2026-11-01T23:00:00.000Z'],
    ['2026-11-02T09:30:00Z', 'Europe/Berlin', '2026-11-02T09:30:00.000Z'],
    ['2026-11-02T09:30:00+05:30', 'UTC', '2026-11-02T04:00:00.000Z'],
  ])('%s in %s is the moment %s', (date, zone, moment) => {
    expect(new Date(epochOfDate(date, zone)).toISOString()).toBe(moment);
  });

  it.each([
    ['2026-11-02', 'Asia/Tokyo', '2026-11-02'],
    ['2026-11-02T20:00:00Z', 'Asia/Tokyo', '2026-11-03'],
    ['2026-11-02T20:00:00Z', 'UTC', '2026-11-02'],
    ['2026-11-02T02:00:00Z', 'America/New_York', '2026-11-01'],
  ])('%s is on calendars of %s the day %s', (date, zone, day) => {
    expect(dayInZone(date, zone)).toBe(day);
  });

  it.each([
    ['2026-11-02 09:30', 'Asia/Kolkata', '2026-11-02T09:30:00+05:30'],
    ['2026-11-02 09:30', 'America/New_York', '2026-11-02T09:30:00-05:00'],
    ['2026-11-02 09:30', 'UTC', '2026-11-02T09:30:00Z'],
    ['2026-01-02 09:30', 'Europe/London', '2026-01-02T09:30:00Z'],
    ['2026-11-02', 'Asia/Kolkata', '2026-11-02'],
  ])('%s in %s is shown as %s', (written, zone, shown) => {
    expect(readMoment(written, zone)?.date).toBe(shown);
  });

  it('is written in whole seconds', () => {
    expect(isoOfEpoch(Date.UTC(2026, 10, 2, 9, 30))).toBe('2026-11-02T09:30:00Z');
  });
});
