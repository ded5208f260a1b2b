import { expect, it } from 'vitest';
import { createShares } from '../../src/announce/shares.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from './fake-clock.ts';

it('lets one press of one process share an answer, tells copies of that press from others, and forgets what came to nothing', async () => {
  await using storage = await openMemory();
  const clock = createFakeClock(1_000);
  const here = createShares(storage.effects, clock);
  const replica = createShares(storage.effects, clock);

  expect(await here.claim('answer', 'press 1')).toBe('first');
  expect(await replica.claim('answer', 'press 1')).toBe('samePress');
  expect(await replica.claim('answer', 'press 2')).toBe('before');
  expect(await replica.claim('another answer', 'press 2')).toBe('first');
  await here.release('answer');
  expect(await replica.claim('answer', 'press 3')).toBe('first');
});
