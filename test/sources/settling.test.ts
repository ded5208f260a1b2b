import { expect, it } from 'vitest';
import { createSettling } from '../../src/sources/settling.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { NOON } from '../announce/fixtures.ts';

const SETTLE_MS = 700;

it('counts from when a change was heard of, for a quarter of the time at most: a file may be written while others are looked at', () => {
  const settling = createSettling(createFakeClock(NOON), SETTLE_MS);

  expect(settling.waitFor('a.md', 'new', NOON)).toBe(700);
  expect(settling.waitFor('b.md', 'new', NOON - 100)).toBe(600);
  expect(settling.waitFor('c.md', 'new', NOON - 5_000)).toBe(525);
  // A clock that was set back while it was looked.
  expect(settling.waitFor('d.md', 'new', NOON + 5_000)).toBe(700);
});

it('begins anew with each change, and ends once nothing changes', () => {
  const clock = createFakeClock(NOON);
  const settling = createSettling(clock, SETTLE_MS);
  settling.waitFor('a.md', 'new', NOON);
  clock.jump(500);

  expect(settling.waitFor('a.md', 'newer', clock.now())).toBe(700);
  clock.jump(700);
  expect(settling.waitFor('a.md', 'newer', clock.now())).toBe(0);
});
