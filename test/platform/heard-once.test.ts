import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeardOnce, DATABASE_MS, KEEP_MS, RENEW_EVERY_MS, TAKE_OVER_MS } from '../../src/platform/heard-once.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from '../announce/fake-clock.ts';

const cause = 'slack:event:Ev1';
const row = `${cause}:heard`;
const START = 1_000_000;
/** An answer under way. */
const never = (): Promise<void> => new Promise<never>(() => {});

describe('a question that two processes are told of', () => {
  let storage: Storage;
  let clock: FakeClock;
  let answered: string[];

  beforeEach(async () => {
    storage = await openMemory();
    clock = createFakeClock(START);
    answered = [];
  });
  afterEach(() => storage.close());

  /** Resolves with whether this process answered, or with the error. */
  function ask(name: string, answer = async (): Promise<void> => {}, by: Clock = clock, effects = storage.effects): Promise<unknown> {
    return createHeardOnce(effects, by)
      .answerOnce(
        cause,
        async () => {
          answered.push(name);
          await answer();
        },
        (error) => error instanceof Error && error.message === 'lost',
      )
      .catch((error: unknown) => (error as Error).message);
  }

  it('is answered by one of them, whichever is sooner, and each knows whether it was that one', async () => {
    const outcomes = await Promise.all([ask('first', undefined, systemClock), ask('second', undefined, systemClock)]);

    expect(answered).toHaveLength(1);
    expect(outcomes.toSorted()).toEqual([false, true]);
  });

  it.each([
    ['by nobody again if the answer was lost', 'lost', ['first']],
    ['by the next one if nobody can have seen the answer', 'refused', ['first', 'second']],
  ])('is answered %s', async (_how, message, expected) => {
    const first = await ask('first', () => Promise.reject(new Error(message)));
    await ask('second');

    expect(first).toBe(message);
    expect(answered).toEqual(expected);
  });

  it('is answered by the one that waits as soon as the other one is refused', async () => {
    const refusal = Promise.withResolvers<never>();
    const first = ask('first', () => refusal.promise);
    await clock.advance(0);
    const second = ask('second');
    await clock.advance(300);
    refusal.reject(new Error('refused'));
    await clock.advance(200);

    expect(await Promise.all([first, second])).toEqual(['refused', true]);
    expect(answered).toEqual(['first', 'second']);
  });

  it('is left to a process that lives, however long it takes', async () => {
    const slow = Promise.withResolvers<void>();
    const first = ask('first', () => slow.promise);
    await clock.advance(0);
    const second = ask('second');
    await clock.advance(4 * TAKE_OVER_MS);
    slow.resolve();
    await clock.advance(200);

    expect(await Promise.all([first, second])).toEqual([true, false]);
    expect(answered).toEqual(['first']);
  });

  it('is answered by one of two that wait if the first is dead, and not before it is', async () => {
    await storage.effects.begin(row, clock.now());
    const waiting = [ask('second'), ask('third')];

    await clock.advance(TAKE_OVER_MS - 200);
    const before = answered.length;
    await clock.advance(400);

    expect(before).toBe(0);
    expect((await Promise.all(waiting)).toSorted()).toEqual([false, true]);
    expect(answered).toHaveLength(1);
  });

  it('is answered at once, by one, if the first died a minute ago', async () => {
    await storage.effects.begin(row, clock.now() - 60_000);

    const waiting = [ask('second'), ask('third')];
    await clock.advance(100);

    expect((await Promise.all(waiting)).toSorted()).toEqual([false, true]);
    expect(answered).toHaveLength(1);
  });

  it('is answered in time if the clock of the dead one was ahead', async () => {
    await storage.effects.begin(row, clock.now() + 600_000);
    const waiting = ask('second');

    await clock.advance(TAKE_OVER_MS + 100);

    expect(answered).toEqual(['second']);
    expect(await waiting).toBe(true);
  });

  it('is answered by the other one if the answer of the first hangs', async () => {
    void ask('first', never);
    await clock.advance(0);
    const second = ask('second');

    await clock.advance(KEEP_MS - 1_000);
    const before = answered.length;
    await clock.advance(TAKE_OVER_MS + 2_000);

    expect(before).toBe(1);
    expect(await second).toBe(true);
  });

  it('stays the one that took it over, although the first goes on and is refused', async () => {
    const refusal = Promise.withResolvers<never>();
    // The first stands still: its timers do not run.
    const stopped = createFakeClock(START);
    const first = ask('first', () => refusal.promise, stopped);
    await stopped.advance(0);
    const second = ask('second', never);
    await clock.advance(TAKE_OVER_MS + 100);
    await stopped.advance(RENEW_EVERY_MS);
    refusal.reject(new Error('refused'));
    await first;
    const third = ask('third');
    await clock.advance(TAKE_OVER_MS);

    expect(answered).toEqual(['first', 'second']);
    void second;
    void third;
  });

  it('stays with a process that was not told whether its claim was renewed', async () => {
    let renewals = 0;
    const renew: typeof storage.effects.renew = async (...given) => {
      const renewed = await storage.effects.renew(...given);
      renewals += 1;
      if (renewals === 1) throw new Error('the answer of the database was lost');
      return renewed;
    };
    void ask('first', never, clock, { ...storage.effects, renew });
    await clock.advance(0);
    const second = ask('second');

    await clock.advance(3 * TAKE_OVER_MS);

    expect(answered).toEqual(['first']);
    void second;
  });

  it('has ended only when the database knows', async () => {
    const known = Promise.withResolvers<void>();
    let isOver = false;
    const finish = (): Promise<void> => known.promise;
    const first = ask('first', undefined, clock, { ...storage.effects, finish }).then((outcome) => {
      isOver = true;
      return outcome;
    });
    await clock.advance(DATABASE_MS / 2);
    const before = isOver;
    known.resolve();

    expect(before).toBe(false);
    expect(await first).toBe(true);
  });

  it('holds up nobody for a database that does not take the end', async () => {
    const first = ask('first', undefined, clock, { ...storage.effects, finish: never });

    await clock.advance(DATABASE_MS);

    expect(await first).toBe(true);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('away'))],
    ['does not say', () => new Promise<never>(() => {})],
  ])('is answered all the same if the database %s', async (_how, begin) => {
    const first = ask('first', undefined, clock, { ...storage.effects, begin });

    await clock.advance(DATABASE_MS);

    expect(answered).toEqual(['first']);
    expect(await first).toBe(true);
  });
});
