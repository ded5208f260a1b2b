import type { Claim, Delivery } from '../delivery/delivery.ts';
import { keepText } from '../words/kept-text.ts';
import type { Settlement } from '../ports/outbox-sending.ts';
import type { PublishOutcome } from '../ports/publisher.ts';

export function delivered({ message, leftOut }: Extract<PublishOutcome, { kind: 'done' }>): Settlement {
  if (leftOut === undefined) return { kind: 'delivered', message, outcome: keepText('posted') };
  return { kind: 'delivered', message, outcome: keepText('postedWithout', leftOut.what, leftOut.fix), lacks: leftOut };
}

export const tooOld: Settlement = { kind: 'dead', reason: keepText('expired') };

type Later = Extract<Settlement, { kind: 'later' }>;

/** Nothing was sent for the claim: it is as it was, but for its time. */
export function notSent({ delivery }: Claim, readyAt: number, outcome: string): Later {
  return notSentOf(delivery, readyAt, outcome);
}

export function notSentOf(delivery: Delivery, readyAt: number, outcome: string): Later {
  return { kind: 'later', readyAt, inDoubt: delivery.inDoubt, outcome, untried: {}, failedLooks: delivery.failedLooks };
}
