import { describe, expect, it } from 'vitest';
import { createTurnstile } from '../../src/storage/turnstile.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { NOON } from '../announce/fixtures.ts';

const PATIENCE_MS = 1_000;

describe('turnstile', () => {
  it('lets one through at a time, in the order of coming', async () => {
    const clock = createFakeClock(NOON);
    const turnstile = createTurnstile(clock);
    const through: string[] = [];
    const enter = async (name: string): Promise<(() => void) | undefined> => {
      const leave = await turnstile.enter(PATIENCE_MS);
      through.push(name);
      return leave;
    };

    const first = await enter('first');
    const second = enter('second');
    const third = enter('third');
    await clock.advance(1);
    const whileFirst = [...through];
    first?.();
    const leaveSecond = await second;
    const whileSecond = [...through];
    leaveSecond?.();
    (await third)?.();
    const fourth = await enter('fourth');

    expect(whileFirst).toEqual(['first']);
    expect(whileSecond).toEqual(['first', 'second']);
    expect(through).toEqual(['first', 'second', 'third', 'fourth']);
    expect(fourth).toBeDefined();
  });

  it('gives up on a turn that does not come in time, and skips only the one who has gone', async () => {
    const clock = createFakeClock(NOON);
    const turnstile = createTurnstile(clock);
    const leave = await turnstile.enter(PATIENCE_MS);
    const patient = turnstile.enter(10 * PATIENCE_MS);
    const hasty = turnstile.enter(PATIENCE_MS);
    const last = turnstile.enter(10 * PATIENCE_MS);

    await clock.advance(PATIENCE_MS);
    leave?.();
    const turn = await patient;
    turn?.();

    expect(await hasty).toBeUndefined();
    expect(turn).toBeDefined();
    expect(await last).toBeDefined();
  });

  it('keeps a turn that has come, however long it takes', async () => {
    const clock = createFakeClock(NOON);
    const turnstile = createTurnstile(clock);
    const first = await turnstile.enter(PATIENCE_MS);
    const second = turnstile.enter(PATIENCE_MS);
    const third = turnstile.enter(100 * PATIENCE_MS);

    first?.();
    await second;
    await clock.advance(2 * PATIENCE_MS);
    (await second)?.();

    expect(await third).toBeDefined();
  });

  it('takes a turn back once: who gives it back twice does not let two in', async () => {
    const turnstile = createTurnstile(createFakeClock(NOON));
    const first = await turnstile.enter(PATIENCE_MS);
    const second = turnstile.enter(PATIENCE_MS);
    let isThirdIn = false;
    const third = turnstile.enter(PATIENCE_MS).then(() => (isThirdIn = true));

    first?.();
    first?.();
    const leave = await second;
    await Promise.resolve();
    const early = isThirdIn;
    leave?.();
    await third;

    expect(early).toBe(false);
  });
});
