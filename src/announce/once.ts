import type { Effects } from '../ports/effects.ts';
import type { Clock } from '../runtime/clock.ts';
import { pause } from '../runtime/pause.ts';

/**
 * Does `work` once for what caused it, and gives every process that sees the cause the same result, so that all of them say the same. Without
 * a cause (a program, a terminal) it is simply done.
 */
export type Once = <T>(cause: string | undefined, what: string, work: () => Promise<T>) => Promise<T>;

const LOOK_AGAIN_MS = 50;

/** A process that has begun and not finished by then is taken for dead, in ms. What is done again is the same: its keys come from the cause. */
export const TAKE_OVER_MS = 2_000;

export function createOnce(effects: Effects, clock: Clock): Once {
  return async <T>(cause: string | undefined, what: string, work: () => Promise<T>): Promise<T> => {
    if (cause === undefined) return work();
    const name = `${cause}:${what}`;
    for (let waited = 0; waited <= TAKE_OVER_MS; waited += LOOK_AGAIN_MS) {
      const state = await effects.begin(name, clock.now());
      if (state.kind === 'done') return state.result as T;
      if (state.kind === 'mine') break;
      await pause(LOOK_AGAIN_MS, clock);
    }
    const result = await work().catch(async (error: unknown) => {
      await effects.abandon(name).catch(() => undefined);
      throw error;
    });
    // It is done, whatever becomes of the record: another process would do the same again.
    await effects.finish(name, result, clock.now()).catch(() => undefined);
    return result;
  };
}
