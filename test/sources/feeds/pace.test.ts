import { expect, it } from 'vitest';
import { DEFAULT_EVERY_MS, pauseAfterFailure, pauseAfterSuccess, readRetryAfter } from '../../../src/sources/feeds/pace.ts';

const MINUTE_MS = 60_000;
const chance = 0;

it('asks as often as the operator wants, and no more often than the feed wants, up to an hour', () => {
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, undefined, { chance })).toBe(10 * MINUTE_MS);
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, 30, { chance })).toBe(30 * MINUTE_MS);
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, 5, { chance })).toBe(10 * MINUTE_MS);
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, 1_440, { chance })).toBe(60 * MINUTE_MS);
});

it('doubles the pause after each failure, from a minute to an hour', () => {
  expect([1, 2, 3, 6, 7, 50].map((failures) => pauseAfterFailure(failures, { chance }) / MINUTE_MS)).toEqual([1, 2, 4, 32, 60, 60]);
});

it('never comes back before the server said, up to a day', () => {
  expect(pauseAfterFailure(1, { chance, retryAfterMs: 30 * MINUTE_MS })).toBe(30 * MINUTE_MS);
  expect(pauseAfterFailure(1, { chance, retryAfterMs: 90 * 24 * 60 * MINUTE_MS })).toBe(24 * 60 * MINUTE_MS);
});

it('adds up to a tenth by chance', () => {
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, undefined, { chance: 0.999 })).toBeGreaterThan(10.9 * MINUTE_MS);
  expect(pauseAfterSuccess(DEFAULT_EVERY_MS, undefined, { chance: 0.999 })).toBeLessThanOrEqual(11 * MINUTE_MS);
});

it('reads Retry-After in seconds and as a date', () => {
  const now = Date.parse('2026-11-02T09:00:00Z');

  expect(readRetryAfter('120', now)).toBe(120_000);
  expect(readRetryAfter('Mon, 02 Nov 2026 09:01:00 GMT', now)).toBe(60_000);
  expect(readRetryAfter('Mon, 02 Nov 2026 08:00:00 GMT', now)).toBe(0);
  expect(readRetryAfter('soon', now)).toBeUndefined();
  expect(readRetryAfter(undefined, now)).toBeUndefined();
});
