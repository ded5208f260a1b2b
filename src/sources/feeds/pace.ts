const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The pause after a success unless the operator sets another, in ms: news is at most this late. */
export const DEFAULT_EVERY_MS = 10 * MINUTE_MS;
/** A feed may ask for a longer pause, up to this: many say a day and are written to each hour. */
const MAX_ASKED_MS = HOUR_MS;
/** A server may ask for a longer one when it refuses. */
const MAX_RETRY_AFTER_MS = 24 * HOUR_MS;
const FIRST_RETRY_MS = MINUTE_MS;
const MAX_RETRY_MS = HOUR_MS;
/** Share of a pause that chance adds, so that many feeds are not asked in the same second. */
const JITTER = 0.1;

export interface PaceOptions {
  /** 0 <= x < 1. */
  readonly chance: number;
  readonly retryAfterMs?: number | undefined;
}

/** Milliseconds until the next request after one that succeeded. */
export function pauseAfterSuccess(everyMs: number, feedMinutes: number | undefined, { chance, retryAfterMs = 0 }: PaceOptions): number {
  const asked = Math.min((feedMinutes ?? 0) * MINUTE_MS, MAX_ASKED_MS);
  return withJitter(Math.max(everyMs, asked, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS)), chance);
}

/** Milliseconds until the next request after the `failures`th failure in a row. A server's `Retry-After` is never shortened, up to a day. */
export function pauseAfterFailure(failures: number, { chance, retryAfterMs = 0 }: PaceOptions): number {
  const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10), MAX_RETRY_MS);
  return withJitter(Math.max(backoff, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS)), chance);
}

function withJitter(ms: number, chance: number): number {
  return Math.round(ms * (1 + JITTER * chance));
}

/** `Retry-After` in seconds or as a date, in ms from `now`; undefined if there is none or it is neither. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/u.test(value.trim())) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
