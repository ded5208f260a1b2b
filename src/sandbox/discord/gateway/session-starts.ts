import type { Clock } from '../../../runtime/clock.ts';
import { discordLimits } from '../limits.ts';

const DAY_MS = 86_400_000;

/** The purse of session starts a day, and the one identify per shard bucket in five seconds. */
export interface SessionStarts {
  describe(): { readonly total: number; readonly remaining: number; readonly reset_after: number; readonly max_concurrency: number };
  /** `tooSoon` answers Invalid Session; `exhausted` is when Discord resets the token. */
  take(): 'granted' | 'tooSoon' | 'exhausted';
}

export function createSessionStarts(clock: Clock, { total, spaced }: { readonly total: number; readonly spaced: boolean }): SessionStarts {
  let remaining = total;
  let resetAt = clock.now() + DAY_MS;
  let lastAt = -Infinity;

  function refill(): void {
    if (clock.now() < resetAt) return;
    remaining = total;
    resetAt = clock.now() + DAY_MS;
  }

  return {
    describe() {
      refill();
      return { total, remaining, reset_after: resetAt - clock.now(), max_concurrency: 1 };
    },
    take() {
      refill();
      if (spaced && clock.now() - lastAt < discordLimits.identifyIntervalMs) return 'tooSoon';
      if (remaining === 0) return 'exhausted';
      remaining -= 1;
      lastAt = clock.now();
      return 'granted';
    },
  };
}
