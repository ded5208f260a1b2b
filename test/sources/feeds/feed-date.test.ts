import { expect, it } from 'vitest';
import { readFeedDate } from '../../../src/sources/feeds/feed-date.ts';

it.each([
  ['Mon, 02 Nov 2026 09:30:00 GMT', '2026-11-02T09:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 EST', '2026-11-02T14:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 PDT', '2026-11-02T16:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 CET', '2026-11-02T08:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 MESZ', '2026-11-02T07:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 JST', '2026-11-02T00:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 +0530', '2026-11-02T04:00:00Z'],
  ['Mon, 02 Nov 2026 09:30:00 -05:00', '2026-11-02T14:30:00Z'],
  ['Mon, 02 Nov 2026 09:30 Z', '2026-11-02T09:30:00Z'],
  ['Mon, 02 Nov 2026 09:30:00', '2026-11-02T09:30:00Z'],
  ['2 Nov 26 09:30 UT', '2026-11-02T09:30:00Z'],
  ['2 Nov 99 09:30 UT', '1999-11-02T09:30:00Z'],
  ['Tuesday, 02-Nov-2026 09:30:00 GMT', '2026-11-02T09:30:00Z'],
  ['02 November 2026', '2026-11-02'],
  ['Nov 2, 2026', '2026-11-02'],
  ['November 2, 2026 9:30 PM EST', '2026-11-03T02:30:00Z'],
  ['2026-11-02T09:30:00Z', '2026-11-02T09:30:00Z'],
  ['2026-11-02T09:30:00.123+01:00', '2026-11-02T08:30:00Z'],
  ['2026-11-02 09:30', '2026-11-02T09:30:00Z'],
  ['2026-11-02', '2026-11-02'],
])('reads %s', (written, expected) => {
  expect(readFeedDate(written)).toBe(expected);
});

it.each(['', 'yesterday', '30 Feb 2026 10:00 GMT', '2026-13-01', 'Mon, 02 Nov 2026 25:61:00 GMT', 'Mon, 02 Nov 2026 09:30:00 XYZ'])(
  'does not make a date of %j',
  (written) => {
    expect(readFeedDate(written)).toBeUndefined();
  },
);
