import type { Settlement } from '../ports/outbox-sending.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { keepText } from '../words/kept-text.ts';
import type { DispatcherEvents } from './dispatcher-events.ts';
import type { OwnerNotices } from './owner-notices.ts';
import { isWaitForWhole, isWholeAgain, planTry, planWait } from './plan-whole.ts';

export interface FollowUpOptions {
  readonly storage: Pick<Storage, 'outbox'>;
  readonly notices: OwnerNotices;
  readonly events: DispatcherEvents;
  readonly clock: Clock;
}

export interface FollowUp {
  /** The part of a delivery that is decided without sending anything: a try to show a post whole that is not wanted yet, or any more. */
  before(delivery: Delivery): Promise<Settlement | undefined>;
  /** Reports the refused part of a message; if the platform may take it later, it is tried again then. Never throws. */
  after(delivery: Delivery, settlement: Settlement): Promise<void>;
}

/** The consequences if a platform takes a message without one of its parts. */
export function createFollowUp({ storage: { outbox }, notices, events, clock }: FollowUpOptions): FollowUp {
  return {
    async before(delivery) {
      if (!isWaitForWhole(delivery) && !isWholeAgain(delivery)) return undefined;
      const announcement = await outbox.findAnnouncement(delivery.announcementId);
      // A newer text has an edit of its own, which shows what was mended.
      if (announcement === undefined || announcement.revision > delivery.revision)
        return { kind: 'canceled', reason: keepText('replacedByNewer') };
      if (isWholeAgain(delivery)) return undefined;
      const now = clock.now();
      await outbox.insertFanOut(planTry(delivery, now), now);
      return { kind: 'canceled', reason: keepText('triedInTurn') };
    },
    async after(delivery, settlement) {
      const lacks = settlement.kind === 'delivered' ? settlement.lacks : undefined;
      const isRefusedAgain = settlement.kind === 'dead' && isWholeAgain(delivery);
      if (lacks === undefined && !isRefusedAgain) return;
      try {
        const now = clock.now();
        if (lacks !== undefined) {
          events.onLeftOut(delivery, lacks);
          await notices.tellLeftOut(delivery, lacks, now);
        }
        const wait = lacks === undefined || lacks.mayHeal ? planWait(delivery, now) : undefined;
        if (wait !== undefined) await outbox.insertFanOut(wait, now);
      } catch (error) {
        // The message is there, and what it lacks stands with its delivery.
        events.onTrouble(error, 'telling what a message lacks');
      }
    },
  };
}
