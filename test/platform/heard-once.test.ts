import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeardOnce, TAKE_OVER_MS } from '../../src/platform/heard-once.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const cause = 'slack:event:Ev1';

describe('a question that two processes are told of', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await openMemory();
  });
  afterEach(() => storage.close());

  it('is answered by one of them, whoever is sooner, and whether the answer works', async () => {
    const answered: string[] = [];
    const ask = (name: string, id: string, fails: boolean) =>
      createHeardOnce(storage.effects, systemClock)
        .answerOnce(id, async () => {
          answered.push(`${id} ${name}`);
          if (fails) throw new Error('Slack has not said what became of it.');
        })
        .catch(() => undefined);

    await Promise.all([ask('first', 'a', false), ask('second', 'a', false)]);
    await ask('first', 'b', true);
    await ask('second', 'b', false);

    expect(answered.map((line) => line.split(' ')[0])).toEqual(['a', 'b']);
  });

  it('is answered by the other one if the first is dead, and not while it lives', async () => {
    const clock = createFakeClock(0);
    await storage.effects.begin(`${cause}:heard`, clock.now());
    let answers = 0;
    const waiting = createHeardOnce(storage.effects, clock).answerOnce(cause, async () => void (answers += 1));

    await clock.advance(TAKE_OVER_MS - 200);
    const before = answers;
    await clock.advance(400);
    await waiting;

    expect([before, answers]).toEqual([0, 1]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('away'))],
    ['does not say', () => new Promise<never>(() => {})],
  ])('is answered all the same if the database %s', async (_how, begin) => {
    let answers = 0;

    await createHeardOnce({ ...storage.effects, begin }, systemClock).answerOnce(cause, async () => void (answers += 1));

    expect(answers).toBe(1);
  });
});
