import type { Settlement } from '../ports/outbox-sending.ts';
import type { Publisher, PublishOutcome } from '../ports/publisher.ts';
import { backoffAfter } from '../delivery/backoff.ts';
import { type Delivery, queueKeyOf } from '../delivery/delivery.ts';
import { monotonicNow } from '../runtime/clock.ts';
import { keepText } from '../words/kept-text.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import type { OwnerNotices } from './owner-notices.ts';
import { isWholeAgain } from './plan-whole.ts';
import type { Reach } from './reach.ts';
import type { SendBudget } from './send-budget.ts';
import { notSentOf } from './settlements.ts';

/** A channel that refuses us is tried once an hour. */
const PARK_MS = 3_600_000;

type Refusal = Extract<PublishOutcome, { kind: 'notDone' }>;

/** The consequences of a refusal: for the delivery, and for its channel, its installation or the whole platform. */
export interface Refusals {
  /** `isProvenAbsent`: an earlier attempt was looked for just now, and is not there. */
  judge(delivery: Delivery, outcome: Refusal, isProvenAbsent: boolean): Promise<Settlement>;
  /** The channel took a message: what waits for it leaves. Never throws. */
  end(delivery: Delivery): Promise<void>;
  haltedInstallations(): readonly string[];
}

export interface RefusalsOptions extends Pick<DispatcherOptions, 'storage' | 'clock' | 'events' | 'backoff'> {
  readonly publisher: Publisher;
  readonly budget: SendBudget;
  readonly reach: Pick<Reach, 'ask'>;
  /** Platforms that refuse the token, with their reason: shared by all senders. */
  readonly halted: Map<string, string>;
  readonly notices: Pick<OwnerNotices, 'planParked'>;
}

export function createRefusals({ storage, publisher, clock, events, budget, reach, halted, backoff, notices }: RefusalsOptions): Refusals {
  const { outbox, subscriptions } = storage;
  const refusedInstallations = new Set<string>();

  async function judge(delivery: Delivery, outcome: Refusal, isProvenAbsent: boolean): Promise<Settlement> {
    const now = clock.now();
    const { reason, refused, retryAfterMs } = outcome;
    // This attempt was refused; an earlier one may still have been accepted.
    const inDoubt = delivery.inDoubt && !isProvenAbsent;
    const later = (readyAt: number): Settlement => ({ kind: 'later', readyAt, inDoubt, outcome: reason });
    if (retryAfterMs !== undefined) {
      if (refused === 'platform') budget.pause(monotonicNow(clock), retryAfterMs);
      else if (refused === 'attempt') budget.confirm();
      return later(now + backoffAfter(delivery.attempts + 1, delivery.seq, retryAfterMs, backoff));
    }
    switch (refused) {
      case 'attempt':
        // An outage is not a fault of the message: it leaves as it came when the platform is back.
        if (!(await reach.ask())) return { ...notSentOf(delivery, now, reason), inDoubt };
        return later(now + backoffAfter(delivery.attempts + 1, delivery.seq, undefined, backoff));
      case 'form': {
        budget.confirm();
        // Past the time in which the platform would drop a second one: then the next step is to look.
        const readyAt = Math.max(now, (delivery.windowFrom ?? delivery.firstAttemptAt ?? now) + publisher.doubt.keyWindowMs);
        return { kind: 'later', readyAt, inDoubt: true, outcome: keepText('formRefused', reason) };
      }
      case 'delivery':
        budget.confirm();
        return { kind: 'dead', reason: isWholeAgain(delivery) ? keepText('stillRefused', reason) : reason };
      case 'destination':
        budget.confirm();
        budget.noteRefusal(monotonicNow(clock));
        // The person who asked for a test has seen that nothing came, and asks again.
        return park(delivery, reason, delivery.announcementKind === 'test' ? { kind: 'dead', reason } : later(now + PARK_MS));
      case 'installation':
      case 'platform':
        budget.noteRefusal(monotonicNow(clock));
        halt(delivery, refused, reason);
        return { ...notSentOf(delivery, now, reason), inDoubt };
    }
  }

  function halt(delivery: Delivery, scope: 'installation' | 'platform', reason: string): void {
    if (scope === 'installation') refusedInstallations.add(delivery.destination.installationId);
    else halted.set(publisher.platform, reason);
    events.onHalted(scope === 'platform' ? publisher.platform : `${publisher.platform}:${delivery.destination.installationId}`, reason);
  }

  async function park(delivery: Delivery, reason: string, settlement: Settlement): Promise<Settlement> {
    const { destination } = delivery;
    // A reader who takes no direct messages has nobody who could change that.
    if (destination.kind === 'user') return { kind: 'dead', reason };
    const now = clock.now();
    const retryAt = now + PARK_MS;
    const notice = await notices.planParked(delivery, reason, now);
    const queueKey = queueKeyOf(destination, delivery.kind);
    if (
      await subscriptions.park(destination.id, { reason, now, retryAt, queueKey: queueKey, ...(notice === undefined ? {} : { notice }) })
    ) {
      events.onParked(delivery, reason);
    }
    return settlement;
  }

  async function end(delivery: Delivery): Promise<void> {
    try {
      if (!(await subscriptions.unpark(delivery.destination.id))) return;
      await outbox.release(delivery.destination.id, clock.now());
      events.onUnparked(delivery);
    } catch (error) {
      // The message is there; what is left is undone by the next one.
      events.onTrouble(error, 'unparking a subscription');
    }
  }

  return { judge, end, haltedInstallations: () => [...refusedInstallations] };
}
