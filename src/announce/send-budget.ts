import type { Publisher } from '../ports/publisher.ts';

/** How much may be sent right now, so that no limit of the platform is ever met, let alone its ban. */
export interface SendBudget {
  /** Sends that may begin now. */
  available(now: number): number;
  begin(lane: string, now: number): void;
  end(): void;
  /** The platform said 401, 403 or 404: ten thousand of those in ten minutes are a ban. */
  noteRefusal(now: number): void;
  /** The first success: until then one send at a time, so that a revoked token costs one request. */
  confirm(): void;
  /** The whole bot has to wait. */
  pauseUntil(time: number): void;
  /** Lanes whose last send was too short a while ago. */
  restingLanes(now: number): readonly string[];
  /** Milliseconds until `available` can change by time alone; 0 when it is not time that is missing. */
  waitMs(now: number): number;
}

const REFUSAL_WINDOW_MS = 600_000;

export function createSendBudget({ perSecond, laneGapMs, maxInFlight, maxRefusalsPerTenMinutes }: Publisher['limits']): SendBudget {
  // A bucket of a tenth of a second: bursts stay far below what any one-second window allows.
  const capacity = Math.max(1, perSecond / 10);
  let tokens = capacity;
  let filledAt: number | undefined;
  let inFlight = 0;
  let confirmed = false;
  let pausedUntil = 0;
  const refusals: number[] = [];
  const lastSends = new Map<string, number>();

  function refill(now: number): void {
    const elapsed = now - (filledAt ?? now);
    // A clock that was set back must not stop sending.
    if (elapsed > 0) tokens = Math.min(capacity, tokens + (elapsed * perSecond) / 1_000);
    filledAt = now;
  }

  function refusalsLeft(now: number): number {
    while (refusals[0] !== undefined && (refusals[0] <= now - REFUSAL_WINDOW_MS || refusals[0] > now)) refusals.shift();
    return maxRefusalsPerTenMinutes - refusals.length;
  }

  return {
    available(now) {
      refill(now);
      if (now < pausedUntil) return 0;
      const slots = confirmed ? maxInFlight : 1;
      // Every send in flight may turn out to be refused.
      return Math.max(0, Math.floor(Math.min(tokens, slots - inFlight, refusalsLeft(now) - inFlight)));
    },
    begin(lane, now) {
      tokens -= 1;
      inFlight += 1;
      lastSends.delete(lane);
      lastSends.set(lane, now);
    },
    end() {
      inFlight -= 1;
    },
    noteRefusal: (now) => void refusals.push(now),
    confirm() {
      confirmed = true;
    },
    pauseUntil(time) {
      pausedUntil = Math.max(pausedUntil, time);
    },
    restingLanes(now) {
      const resting: string[] = [];
      for (const [lane, sentAt] of lastSends) {
        if (now >= sentAt && now < sentAt + laneGapMs) resting.push(lane);
        else lastSends.delete(lane);
      }
      return resting;
    },
    waitMs(now) {
      if (now < pausedUntil) return Math.min(pausedUntil - now, 1_000);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1_000) / perSecond);
    },
  };
}
