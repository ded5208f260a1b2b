import { describe, expect, it } from 'vitest';
import { toIsoDate } from '../../src/content/iso-date.ts';

describe('a date', () => {
  it.each([
    ['2026-11-02', '2026-11-02'],
    ['2026-1-2', '2026-01-02'],
    ['2026/11/02', '2026-11-02'],
    ['2026-11-02T09:30', '2026-11-02T09:30:00Z'],
    ['2026-11-02 09:30:15.123 +0130', '2026-11-02T09:30:15+01:30'],
    ['2026-11-02T09:30:00-05:00', '2026-11-02T09:30:00-05:00'],
    ['2 November 2026', '2026-11-02'],
    ['November 2nd, 2026', '2026-11-02'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['Mon, 02 Nov 2026 09:30:00 GMT', '2026-11-02T09:30:00Z'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (written, expected) => {
    expect(toIsoDate(written)).toBe(expected);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-11-02T25:00', 'tomorrow', '', '20261102', 'Mayday 3, 2026', '3/4/2026', '0026-01-01'])(
    '%j is none',
    (written) => {
      expect(toIsoDate(written)).toBeUndefined();
    },
  );
});
