import type { Clock } from '../../../runtime/clock.ts';
import type { RateTier } from '../methods/api-method.ts';

/** Slack's documented pace (apis/web-api/rate-limits), or none at all. */
export interface RateLimitOptions {
  /** Messages a second in one channel. */
  readonly postsPerSecond: number;
  /** The number that may come at once before the pace counts. */
  readonly postBurst: number;
  /** "Several hundred" a minute over the whole workspace; the lower end of that. */
  readonly postsPerMinute: number;
}

export const realRateLimits: RateLimitOptions = { postsPerSecond: 1, postBurst: 1, postsPerMinute: 300 };

const perMinute: Readonly<Record<Exclude<RateTier, 'post' | 'free'>, number>> = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 };

export interface RateLimiter {
  /** Milliseconds until the call would be let through; 0 lets it through and counts it. */
  admit(call: {
    readonly teamId: string;
    readonly method: string;
    readonly tier: RateTier;
    readonly channelId: string | undefined;
  }): number;
}

export const unlimited: RateLimiter = { admit: () => 0 };

/** Buckets that refill steadily: a burst is allowed up to the size of the bucket. */
export function createRateLimiter(clock: Clock, options: RateLimitOptions): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function waitFor(key: string, size: number, perMs: number): number {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: size, at: now };
    bucket.tokens = Math.min(size, bucket.tokens + (now - bucket.at) * perMs);
    bucket.at = now;
    buckets.set(key, bucket);
    return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perMs;
  }

  function spend(key: string): void {
    const bucket = buckets.get(key);
    if (bucket !== undefined) bucket.tokens -= 1;
  }

  return {
    admit({ teamId, method, tier, channelId }) {
      if (tier === 'free') return 0;
      const limits: readonly (readonly [key: string, size: number, perMs: number])[] =
        tier === 'post'
          ? [
              [`${teamId} ${channelId ?? ''}`, options.postBurst, options.postsPerSecond / 1000],
              [teamId, options.postsPerMinute, options.postsPerMinute / 60_000],
            ]
          : [[`${teamId} ${method}`, perMinute[tier], perMinute[tier] / 60_000]];
      const waitMs = Math.max(...limits.map(([key, size, perMs]) => waitFor(key, size, perMs)));
      if (waitMs === 0) for (const [key] of limits) spend(key);
      return waitMs;
    },
  };
}
