import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { type DoubtPolicy, nextDoubtStep } from '../../src/delivery/doubt.ts';
import { HOUR, makeDelivery, NOON } from '../announce/fixtures.ts';

const policy: DoubtPolicy = { keyWindowMs: 60_000, settleMs: 30_000, maxFailedLooks: 3 };

/** A post that was attempted once, at noon, and got no answer. */
function doubtful(overrides: Partial<Delivery> = {}): Delivery {
  return {
    ...makeDelivery('a', 'c1'),
    seq: 1,
    status: 'pending',
    inDoubt: true,
    createdAt: NOON,
    attempts: 1,
    failedLooks: 0,
    firstAttemptAt: NOON,
    lastAttemptAt: NOON,
    log: [],
    ...overrides,
  };
}

describe('what follows a lost answer', () => {
  it.each([
    ['as long as the key is remembered', 59_999, 'sendAgain'],
    ['no longer than that', 60_000, 'look'],
    ['not while the clock shows a time before the first attempt: how long ago it was, nobody knows', -1, 'wait'],
    ['not after the clock was set back by an hour', -HOUR, 'wait'],
  ])('is a repeat %s', (_name, sinceMs, step) => {
    expect(nextDoubtStep(doubtful(), policy, NOON + sinceMs).kind).toBe(step);
  });

  it('measures the window from where absence was proven last', () => {
    const proven = doubtful({ windowFrom: NOON + HOUR, lastAttemptAt: NOON + HOUR });

    expect(nextDoubtStep(proven, policy, NOON + HOUR + 59_999).kind).toBe('sendAgain');
  });

  it('waits from now at the longest when the clock was set back, and corrects the record', () => {
    const now = NOON - 3 * HOUR;

    expect(nextDoubtStep(doubtful(), policy, now)).toEqual({ kind: 'wait', until: now + 30_000, lastAttemptAt: now });
  });

  it('repeats an edit without a look, but not before the last one has settled', () => {
    const edit = doubtful({ kind: 'edit' });

    expect([nextDoubtStep(edit, policy, NOON + 29_999).kind, nextDoubtStep(edit, policy, NOON + 30_000).kind]).toEqual([
      'wait',
      'sendAgain',
    ]);
  });

  it('never repeats a post of a forum blindly: no key counts there', () => {
    const forum = doubtful({ destination: { ...makeDelivery('a', 'c1').destination, kind: 'forum' } });

    expect([nextDoubtStep(forum, policy, NOON + 1).kind, nextDoubtStep(forum, policy, NOON + 30_000).kind]).toEqual(['wait', 'look']);
  });

  it('asks an operator when looking has failed as often as the platform allows', () => {
    expect(nextDoubtStep(doubtful({ failedLooks: 2 }), policy, NOON + HOUR).kind).toBe('look');
    expect(nextDoubtStep(doubtful({ failedLooks: 3 }), policy, NOON + HOUR).kind).toBe('park');
  });
});
