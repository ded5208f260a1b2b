import type { Delivery } from './delivery.ts';
import { keepText } from '../words/kept-text.ts';

/** The platform's means to find out about a lost answer. Each figure belongs to the platform's publisher. */
export interface DoubtPolicy {
  /** Time in ms, from the first attempt, in which the platform answers a repeated key with the first message; 0 if it has no key. */
  readonly keyWindowMs: number;
  /** Time in ms after an attempt in which a message may still turn up. */
  readonly settleMs: number;
  /** The number of failed looks before an operator is asked. */
  readonly maxFailedLooks: number;
}

export type DoubtStep =
  /** The platform itself drops the second one. */
  | { readonly kind: 'sendAgain' }
  /** `lastAttemptAt` corrects a record that lies in the future because the clock was set back. */
  | { readonly kind: 'wait'; readonly until: number; readonly lastAttemptAt: number }
  | { readonly kind: 'look' }
  | { readonly kind: 'park'; readonly reason: string };

/** Only kinds that make a new message can double it; an edit may be repeated once the last one has settled. */
export function nextDoubtStep(delivery: Delivery, policy: DoubtPolicy, now: number): DoubtStep {
  const makesMessage = delivery.kind === 'post' || delivery.kind === 'note';
  // Measured from the first attempt: from the last one, a slow series of attempts outlives the platform's memory.
  const windowFrom = delivery.windowFrom ?? delivery.firstAttemptAt ?? delivery.createdAt;
  if (makesMessage && hasKey(delivery) && now >= windowFrom && now < windowFrom + policy.keyWindowMs) return { kind: 'sendAgain' };
  const lastAttemptAt = Math.min(delivery.lastAttemptAt ?? delivery.createdAt, now);
  const settledAt = lastAttemptAt + policy.settleMs;
  if (now < settledAt) return { kind: 'wait', until: settledAt, lastAttemptAt };
  if (!makesMessage) return { kind: 'sendAgain' };
  if (delivery.failedLooks >= policy.maxFailedLooks) {
    return { kind: 'park', reason: keepText('lookingFailedOften', delivery.failedLooks) };
  }
  return { kind: 'look' };
}

/** A post in a forum is a new thread, and no platform dedupes those. */
function hasKey(delivery: Delivery): boolean {
  return !(delivery.kind === 'post' && delivery.destination.kind === 'forum');
}
