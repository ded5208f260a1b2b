import { expect, it } from 'vitest';
import { createSeenWithin } from '../../src/platform/seen-ids.ts';

it('knows an id again for as long as it may come again, however many came between, and forgets it at last', () => {
  let now = 0;
  const seen = createSeenWithin({ now: () => now, after: () => () => {} }, 1_000);
  const firstAt = new Map<string, number>();

  for (now = 0; now < 5_000; now += 100) {
    const id = `id-${now}`;
    firstAt.set(id, now);
    expect(seen.add(id)).toBe(true);
    for (const [known, at] of firstAt) if (now - at <= 1_000) expect(seen.add(known), `${known} at ${now}`).toBe(false);
  }

  now += 2_000;
  expect(seen.add('id-0')).toBe(true);
  expect(seen.add('id-4900')).toBe(true);
});
