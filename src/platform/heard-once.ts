import type { Effects } from '../ports/effects.ts';
import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { pause } from '../runtime/pause.ts';
import { within } from '../runtime/within.ts';

/** Lets one of several processes answer what more than one of them may be told of. */
export interface HeardOnce {
  /**
   * Answers unless another process does, or has. The process that began and has not ended after `TAKE_OVER_MS` is taken for dead. A database
   * that does not say in time keeps nobody from an answer.
   *
   * @throws what `answer` throws.
   */
  answerOnce(cause: string, answer: () => Promise<void>): Promise<void>;
}

/** A question waits for its turn for 1.5 s at most, and then for requests to the platform; in ms. */
export const TAKE_OVER_MS = 5_000;
const LOOK_AGAIN_MS = 100;
/** Longest wait for the database, in ms: a person waits for the answer. */
const DATABASE_MS = 1_000;

export function createHeardOnce(effects: Effects, clock: Clock): HeardOnce {
  async function isOurs(name: string): Promise<boolean> {
    const began = monotonicNow(clock);
    do {
      const state = await within(effects.begin(name, clock.now()), DATABASE_MS, clock).catch(() => 'late' as const);
      if (state === 'late' || state.kind === 'mine') return true;
      if (state.kind === 'done') return false;
      await pause(LOOK_AGAIN_MS, clock);
    } while (monotonicNow(clock) - began < TAKE_OVER_MS);
    return true;
  }

  return {
    async answerOnce(cause, answer) {
      const name = `${cause}:heard`;
      if (!(await isOurs(name))) return;
      try {
        await answer();
      } finally {
        // An answer that failed may have arrived: nobody gives it again.
        void effects.finish(name, true, clock.now()).catch(() => undefined);
      }
    },
  };
}

/** For a process that is the only one. */
export const heardHereAlone: HeardOnce = { answerOnce: (_, answer) => answer() };
