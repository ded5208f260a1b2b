import { expect, test } from 'vitest';

import { createManualClock } from './manual-clock.ts';
import { announcements, call, general, openSandbox } from './open-sandbox.ts';

test('a channel takes one message a second, another channel its own', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock, rateLimits: 'real' });
  const post = (channel: string) => call(sandbox, 'chat.postMessage', { channel, text: 'x' });

  const first = await post(general);
  const second = await post(general);
  const elsewhere = await post(announcements);
  clock.advance(1000);
  const third = await post(general);

  expect([first, second, elsewhere, third].map(({ status }) => status)).toEqual([200, 429, 200, 200]);
  expect(second.headers.get('retry-after')).toBe('1');
  expect(second.body).toEqual({ ok: false, error: 'ratelimited' });
});

test('a workspace takes several hundred messages a minute, over all its channels', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock, rateLimits: { postsPerSecond: 1000, postBurst: 1000, postsPerMinute: 30 } });
  const statuses: number[] = [];

  for (let index = 0; index < 31; index += 1)
    statuses.push((await call(sandbox, 'chat.postMessage', { channel: index % 2 ? general : announcements, text: 'x' })).status);
  clock.advance(2000);
  statuses.push((await call(sandbox, 'chat.postMessage', { channel: general, text: 'x' })).status);

  expect(statuses.filter((status) => status === 200)).toHaveLength(31);
  expect(statuses[30]).toBe(429);
});

test('methods keep to their tier, each by itself', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock, rateLimits: 'real' });
  const statuses: number[] = [];

  for (let index = 0; index < 51; index += 1) statuses.push((await call(sandbox, 'conversations.history', { channel: general })).status);
  const other = await call(sandbox, 'conversations.info', { channel: general });

  expect(statuses.filter((status) => status === 200)).toHaveLength(50);
  expect(statuses.at(-1)).toBe(429);
  expect(other.status).toBe(200);
});

test('without limits nothing is held back', async () => {
  const sandbox = await openSandbox();

  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => (await call(sandbox, 'chat.postMessage', { channel: general, text: 'x' })).status),
  );

  expect(new Set(statuses)).toEqual(new Set([200]));
});
