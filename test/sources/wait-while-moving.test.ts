import { expect, it } from 'vitest';
import { waitWhileMoving } from '../../src/sources/wait-while-moving.ts';
import { createManualClock } from '../sandbox/discord/manual-clock.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('counts no time before that either if something is done that needs no process', async () => {
  const clock = createManualClock();
  const begun = Promise.withResolvers<void>();
  let isOver = false;
  const refused = Promise.resolve();
  const waiting = waitWhileMoving([refused, new Promise(() => {})], { clock, patienceMs: 3_000, begun: begun.promise, onLate: () => {} });
  void waiting.then(() => (isOver = true));

  await turn();
  clock.advance(10_000);
  await turn();
  const isOverBefore = isOver;
  begun.resolve();
  await turn();
  clock.advance(3_000);
  await waiting;

  expect(isOverBefore).toBe(false);
});

it('does not count the time in which nothing can be done yet', async () => {
  const clock = createManualClock();
  const begun = Promise.withResolvers<void>();
  let isOver = false;
  const waiting = waitWhileMoving([new Promise(() => {})], { clock, patienceMs: 3_000, begun: begun.promise, onLate: () => {} });
  void waiting.then(() => (isOver = true));

  clock.advance(10_000);
  await turn();
  const isOverBefore = isOver;
  begun.resolve();
  await turn();
  clock.advance(2_999);
  await turn();
  const isOverWithin = isOver;
  clock.advance(1);
  await waiting;

  expect([isOverBefore, isOverWithin]).toEqual([false, false]);
});
