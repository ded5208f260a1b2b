import type { Clock } from '../../../runtime/clock.ts';
import { discordLimits } from '../limits.ts';

const DAY_MS = 86_400_000;

/** The purse of session starts a day, and one identify in five seconds for each bucket of shards. */
export interface SessionStarts {
  describe(): { readonly total: number; readonly remaining: number; readonly reset_after: number; readonly max_concurrency: number };
  /** `tooSoon` answers Invalid Session; `exhausted` is when Discord resets the token. */
  take(shardId: number): 'granted' | 'tooSoon' | 'exhausted';
}

export interface SessionStartLimits {
  readonly total: number;
  /** Shards may identify at the same time if they are in different buckets: a shard's is its id modulo this (events/gateway, "Max Concurrency"). */
  readonly maxConcurrency: number;
  /** Whether a bucket waits between two identifies. */
  readonly spaced: boolean;
}

export function createSessionStarts(clock: Clock, { total, maxConcurrency, spaced }: SessionStartLimits): SessionStarts {
  let remaining = total;
  let resetAt = clock.now() + DAY_MS;
  const lastAt = new Map<number, number>();

  function refill(): void {
    if (clock.now() < resetAt) return;
    remaining = total;
    resetAt = clock.now() + DAY_MS;
  }

  return {
    describe() {
      refill();
      return { total, remaining, reset_after: resetAt - clock.now(), max_concurrency: maxConcurrency };
    },
    take(shardId) {
      refill();
      const bucket = shardId % maxConcurrency;
      const now = clock.now();
      if (spaced && now - (lastAt.get(bucket) ?? -Infinity) < discordLimits.identifyIntervalMs) return 'tooSoon';
      if (remaining === 0) return 'exhausted';
      remaining -= 1;
      lastAt.set(bucket, now);
      return 'granted';
    },
  };
}
