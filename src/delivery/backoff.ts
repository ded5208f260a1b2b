const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Waits after the first, second, ... attempt of one message that the platform answered and did not do; the last one repeats. What has a
 * cause of its own waits for that instead: an outage, a channel that refuses, a rate limit. Others stand behind this one in its channel,
 * so it never sleeps for hours.
 */
export const backoffMs: readonly number[] = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE];

const JITTER = 0.2;

/**
 * Milliseconds until the next attempt. What the platform asks for wins, and is never shortened.
 * The jitter is drawn from the delivery itself, so that a thousand channels spread out and a test can repeat it.
 */
export function backoffAfter(attempt: number, seed: number, retryAfterMs?: number, ladder: readonly number[] = backoffMs): number {
  const spread = pseudoRandom(seed * 31 + attempt);
  if (retryAfterMs !== undefined) return Math.ceil(retryAfterMs + spread * JITTER * Math.min(retryAfterMs, 5 * SECOND));
  const base = ladder[Math.min(Math.max(attempt, 1), ladder.length) - 1] ?? 10 * MINUTE;
  return Math.round(base * (1 - JITTER + 2 * JITTER * spread));
}

/** Mulberry32's mixing step: 0 <= x < 1. */
function pseudoRandom(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
