import type { Effects } from '../ports/effects.ts';
import type { Clock } from '../runtime/clock.ts';
import { createOnce } from './once.ts';

/** Sees to it that one private answer is shared once, by whichever process hears of it. Remembered for a day. */
export interface Shares {
  /**
   * `first` for the process that may post. `samePress` if the same press was heard of before, here or in another process; `before` if
   * another one was.
   */
  claim(answer: string, cause: string): Promise<'first' | 'samePress' | 'before'>;
  /** Nothing was posted, for sure: the next press may. */
  release(answer: string): Promise<void>;
}

export function createShares(effects: Effects, clock: Clock): Shares {
  const once = createOnce(effects, clock);
  return {
    async claim(answer, cause) {
      let isFirst = false;
      const claimedBy = await once(answer, 'share', async () => {
        isFirst = true;
        return cause;
      });
      if (isFirst) return 'first';
      return claimedBy === cause ? 'samePress' : 'before';
    },
    release: (answer) => effects.abandon(`${answer}:share`),
  };
}
