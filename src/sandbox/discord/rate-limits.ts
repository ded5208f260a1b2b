import { createHash } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';
import type { WireResponse } from '../http-server.ts';
import { discordLimits } from './limits.ts';

interface Window {
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * Buckets by method and route. Discord documents none of these figures and asks clients to read the headers; they
 * are what its headers said to bots, and good for a client to be tested against, not to be hard-coded.
 */
const observed: Readonly<Record<string, Window>> = {
  'POST /channels/:channelId/messages': { limit: 5, windowMs: 5000 },
  'PATCH /channels/:channelId/messages/:messageId': { limit: 5, windowMs: 5000 },
  'DELETE /channels/:channelId/messages/:messageId': { limit: 5, windowMs: 1000 },
  'GET /channels/:channelId/messages': { limit: 5, windowMs: 5000 },
  'POST /webhooks/:applicationId/:token': { limit: 5, windowMs: 2000 },
  'PATCH /webhooks/:applicationId/:token/messages/:messageId': { limit: 5, windowMs: 2000 },
  'PUT /channels/:channelId/messages/:messageId/reactions/:emoji/@me': { limit: 1, windowMs: 250 },
  'POST /users/@me/channels': { limit: 10, windowMs: 10_000 },
};
const fallback: Window = { limit: 10, windowMs: 5000 };

const HOUR_MS = 3_600_000;

export interface LimitedRequest {
  readonly method: string;
  /** The route's pattern. */
  readonly pattern: string;
  /** The channel, guild or webhook that has a bucket of its own. */
  readonly major: string;
  /** Interaction callbacks and webhooks do not count towards the bot's 50 a second. */
  readonly countsGlobally: boolean;
  /** Set for crossposts and for edits of crossposted messages, which share ten an hour. */
  readonly crosspostChannelId?: string | undefined;
}

export type LimitOutcome =
  | { readonly kind: 'granted'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'limited'; readonly response: WireResponse };

export interface RateLimiter {
  take(request: LimitedRequest): LimitOutcome;
}

export const noRateLimits: RateLimiter = { take: () => ({ kind: 'granted', headers: {} }) };

export function createRateLimiter(clock: Clock): RateLimiter {
  const buckets = new Map<string, { used: number; resetAt: number }>();
  const global = { used: 0, resetAt: 0 };

  function use(
    key: string,
    { limit, windowMs }: Window,
  ): { readonly remaining: number; readonly resetMs: number; readonly resetAt: number } {
    const now = clock.now();
    let bucket = buckets.get(key);
    if (!bucket || now >= bucket.resetAt) {
      bucket = { used: 0, resetAt: now + windowMs };
      buckets.set(key, bucket);
    }
    bucket.used = Math.min(bucket.used + 1, limit + 1);
    return { remaining: limit - bucket.used, resetMs: bucket.resetAt - now, resetAt: bucket.resetAt };
  }

  function takeGlobal(): number | undefined {
    const now = clock.now();
    if (now >= global.resetAt) {
      global.used = 0;
      global.resetAt = now + 1000;
    }
    global.used += 1;
    return global.used > discordLimits.globalPerSecond ? global.resetAt - now : undefined;
  }

  return {
    take({ method, pattern, major, countsGlobally, crosspostChannelId }) {
      const globalWaitMs = countsGlobally ? takeGlobal() : undefined;
      if (globalWaitMs !== undefined) return { kind: 'limited', response: tooManyRequests({ retryAfterMs: globalWaitMs, global: true }) };
      if (crosspostChannelId !== undefined) {
        const lane = use(`crosspost ${crosspostChannelId}`, { limit: discordLimits.crosspostsPerHour, windowMs: HOUR_MS });
        if (lane.remaining < 0) return { kind: 'limited', response: crosspostLimited(lane.resetMs) };
      }
      const route = `${method} ${pattern}`;
      const window = observed[route] ?? fallback;
      const { remaining, resetMs, resetAt } = use(`${route} ${major}`, window);
      const headers = {
        'x-ratelimit-limit': String(window.limit),
        'x-ratelimit-remaining': String(Math.max(remaining, 0)),
        'x-ratelimit-reset': (resetAt / 1000).toFixed(3),
        'x-ratelimit-reset-after': (resetMs / 1000).toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      };
      if (remaining >= 0) return { kind: 'granted', headers };
      const limited = tooManyRequests({ retryAfterMs: resetMs, global: false });
      return { kind: 'limited', response: { ...limited, headers: { ...headers, ...limited.headers } } };
    },
  };
}

/** 429: whole seconds in `Retry-After`, the fraction in the body (topics/rate-limits). */
export function tooManyRequests({ retryAfterMs, global }: { readonly retryAfterMs: number; readonly global: boolean }): WireResponse {
  return {
    status: 429,
    headers: {
      'content-type': 'application/json',
      'retry-after': String(Math.ceil(retryAfterMs / 1000)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: JSON.stringify({ message: 'You are being rate limited.', retry_after: retryAfterMs / 1000, global }),
  };
}

/** The one 429 whose header lies: it says a second, the body says the truth (measured: acehox/auto-publisher#36). */
function crosspostLimited(retryAfterMs: number): WireResponse {
  return {
    status: 429,
    headers: { 'content-type': 'application/json', 'retry-after': '1', 'x-ratelimit-scope': 'shared' },
    body: JSON.stringify({
      message: 'The write action you are performing on the channel has hit the write rate limit.',
      code: 20028,
      retry_after: retryAfterMs / 1000,
      global: false,
    }),
  };
}

/** The answer of the edge in front of Discord once an address is banned: not JSON, and an hour to wait. */
export const banned: WireResponse = {
  status: 429,
  headers: { 'content-type': 'text/plain', 'retry-after': '3600' },
  body: 'error code: 1015',
};

/** Counts what Discord counts before it bans an address: 10,000 answers of 401, 403 or 429 in ten minutes. */
export interface InvalidRequestGuard {
  count(response: WireResponse): void;
  isBanned(): boolean;
}

export function createInvalidRequestGuard(clock: Clock, max: number): InvalidRequestGuard {
  let startedAt = -Infinity;
  let invalid = 0;

  function rollWindow(): void {
    if (clock.now() - startedAt < discordLimits.invalidRequestsWindowMs) return;
    startedAt = clock.now();
    invalid = 0;
  }

  return {
    count(response) {
      if (!isInvalid(response)) return;
      rollWindow();
      invalid += 1;
    },
    isBanned() {
      rollWindow();
      return invalid >= max;
    },
  };
}

/** A 429 of the shared scope is nobody's fault and does not count (topics/rate-limits). */
export function isInvalid({ status, headers }: WireResponse): boolean {
  return status === 401 || status === 403 || (status === 429 && headers?.['x-ratelimit-scope'] !== 'shared');
}
