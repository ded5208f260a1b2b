import { expect, it } from 'vitest';
import { createSlots } from '../../../src/platform/discord/send-slots.ts';

it('lets so many go on at once, and of those that wait the last goes first', async () => {
  const slots = createSlots(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string): Promise<void> =>
    slots.run(() => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const all = ['a', 'b', 'c', 'd'].map(work);

  await Promise.resolve();
  expect(begun).toEqual(['a', 'b']);
  ends.get('a')?.();
  await all[0];
  await expect.poll(() => begun).toEqual(['a', 'b', 'd']);
  for (const name of ['b', 'd']) ends.get(name)?.();
  await expect.poll(() => begun).toEqual(['a', 'b', 'd', 'c']);
  ends.get('c')?.();

  await Promise.all(all);
});

it('frees the place of what failed', async () => {
  const slots = createSlots(1);

  await expect(slots.run(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');

  expect(await slots.run(async () => 'next')).toBe('next');
});
