import type { Publisher } from '../ports/publisher.ts';
import { createInstallationPace } from './installation-pace.ts';
import { partOf, type SendShare, wholeShare } from './send-share.ts';

/** The amount that may be sent right now, so that no limit of the platform is ever met, let alone its ban. */
export interface SendBudget {
  /** From now on this process has so much of the platform's paces. Refusals stay its own: far more of them would be a ban. */
  divide(share: SendShare): void;
  /** Sends that may begin now. */
  available(now: number): number;
  begin(queueKey: string, now: number, installationId?: string): void;
  end(now: number): void;
  /** The platform said 401, 403 or 404: ten thousand of those in ten minutes are a ban. */
  noteRefusal(now: number): void;
  /** The first success: until then one send at a time, so that a revoked token costs one request. */
  confirm(): void;
  /** The whole bot has to wait. */
  pause(now: number, forMs: number): void;
  /** Lanes whose last send was too short a while ago. */
  restingLanes(now: number): readonly string[];
  /** Installations that have had what the platform allows for one of them. */
  restingInstallations(now: number): readonly string[];
  /** Milliseconds until `available` can change by time alone; 0 when it is not time that is missing. */
  waitMs(now: number): number;
}

const REFUSAL_WINDOW_MS = 600_000;

export function createSendBudget({
  perSecond,
  perSecondIsOwn,
  sustained,
  queueGapMs,
  maxInFlight,
  maxRefusalsPerTenMinutes,
  perInstallation,
}: Publisher['limits']): SendBudget {
  const windowMs = 1_000 * Math.max(1, 1 / perSecond);
  const perWindow = Math.max(1, Math.floor(perSecond));
  /** When the sends of the last window were answered, oldest first. */
  const answeredAt: number[] = [];
  let inFlight = 0;
  let tokens = sustained?.burst ?? Number.POSITIVE_INFINITY;
  let share = wholeShare;
  let filledAt: number | undefined;
  let confirmed = false;
  let pausedUntil = 0;
  let pausedFrom = 0;
  const refusals: number[] = [];
  const lastSends = new Map<string, number>();
  const pace = perInstallation && createInstallationPace(perInstallation);

  /**
   * The platform counts a request at some moment between its sending and its answer. Counting it for all of that time and a
   * window longer keeps every window of the platform's within the limit, however its windows lie and however slow the network is.
   */
  function windowLeft(now: number): number {
    // A clock that was set back must not stop sending.
    while (answeredAt[0] !== undefined && (answeredAt[0] <= now - windowMs || answeredAt[0] > now)) answeredAt.shift();
    const mine = perSecondIsOwn === true ? perWindow : partOf(perWindow, share);
    return mine - inFlight - answeredAt.length;
  }

  /** A clock that was set back must not make a pause longer than it was asked for. */
  function isPaused(now: number): boolean {
    if (now < pausedFrom) pausedUntil = 0;
    return now < pausedUntil;
  }

  function tokensLeft(now: number): number {
    const elapsed = now - (filledAt ?? now);
    filledAt = now;
    if (sustained === undefined) return tokens;
    // With less than one nothing would ever be sent.
    const most = Math.max(1, sustained.burst / share.of);
    tokens = Math.min(most, tokens + (Math.max(0, elapsed) * perSecondOf(sustained)) / 1_000);
    return tokens;
  }

  function perSecondOf(pace: { readonly perSecond: number }): number {
    return pace.perSecond / share.of;
  }

  function refusalsLeft(now: number): number {
    while (refusals[0] !== undefined && (refusals[0] <= now - REFUSAL_WINDOW_MS || refusals[0] > now)) refusals.shift();
    return maxRefusalsPerTenMinutes - refusals.length;
  }

  return {
    divide(next) {
      share = next;
      pace?.divide(next);
    },
    available(now) {
      if (isPaused(now)) return 0;
      const slots = confirmed ? maxInFlight : 1;
      // Every send in flight may turn out to be refused.
      return Math.max(0, Math.floor(Math.min(windowLeft(now), tokensLeft(now), slots - inFlight, refusalsLeft(now) - inFlight)));
    },
    begin(queueKey, now, installationId) {
      inFlight += 1;
      tokens -= 1;
      if (installationId !== undefined) pace?.begin(installationId, now);
      lastSends.delete(queueKey);
      lastSends.set(queueKey, now);
    },
    end(now) {
      inFlight -= 1;
      answeredAt.push(now);
    },
    noteRefusal: (now) => void refusals.push(now),
    confirm() {
      confirmed = true;
    },
    pause(now, forMs) {
      pausedUntil = Math.max(isPaused(now) ? pausedUntil : 0, now + forMs);
      pausedFrom = now;
    },
    restingLanes(now) {
      const resting: string[] = [];
      for (const [queueKey, sentAt] of lastSends) {
        if (now >= sentAt && now < sentAt + queueGapMs) resting.push(queueKey);
        else lastSends.delete(queueKey);
      }
      return resting;
    },
    restingInstallations: (now) => pace?.resting(now) ?? [],
    waitMs(now) {
      if (isPaused(now)) return Math.min(pausedUntil - now, 1_000);
      if (sustained !== undefined && tokensLeft(now) < 1) return Math.ceil(((1 - tokens) * 1_000) / perSecondOf(sustained));
      const [oldest] = answeredAt;
      return windowLeft(now) > 0 || oldest === undefined ? 0 : Math.max(1, oldest + windowMs - now);
    },
  };
}
