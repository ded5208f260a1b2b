import { describe, expect, it } from 'vitest';
import { parseDateRange } from '../../src/search/dates.ts';

const NOW = Date.UTC(2026, 4, 20, 15, 30);

describe('parseDateRange', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-05', '2026-05-01', '2026-06-01'],
    ['2026-5-3', '2026-05-03', '2026-05-04'],
    ['3.5.2026', '2026-05-03', '2026-05-04'],
    ['2026/12/31', '2026-12-31', '2027-01-01'],
    ['last week', '2026-05-11', '2026-05-18'],
    ['Last-Week', '2026-05-11', '2026-05-18'],
    ['this month', '2026-05-01', '2026-06-01'],
    ['yesterday', '2026-05-19', '2026-05-20'],
    ['may 2025', '2025-05-01', '2025-06-01'],
    ['June', '2025-06-01', '2025-07-01'],
  ])('reads %s', (written, from, to) => {
    expect(parseDateRange(written, NOW)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });

  it.each(['7d', '7 days', '7 days ago', '1w'])('counts back from now: %s', (written) => {
    expect(parseDateRange(written, NOW)?.from).toBe(NOW - 7 * 86_400_000);
  });

  it.each(['', 'yesteryear', '2026-13', '2026-02-30', '99', 'soon', '20266', '-1d'])('does not guess at %s', (written) => {
    expect(parseDateRange(written, NOW)).toBeUndefined();
  });
});
