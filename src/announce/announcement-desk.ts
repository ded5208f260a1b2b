import type { Article } from '../content/article.ts';
import { type DecideOutcome, type Decider, decide } from './decide.ts';
import type { Delivery, Explanation } from './delivery.ts';
import type { AnnouncementDeskOptions } from './desk-options.ts';
import { findAnnouncementId } from './find-announcement-id.ts';
import { createFollowDesk, type FollowDesk } from './follow-desk.ts';
import { channelOf, type Place } from './place.ts';
import { createSubscribing, type Subscribing } from './subscribing.ts';
import type { Subscription } from './subscription.ts';

export interface AnnouncementStatus {
  readonly subscription: Subscription | undefined;
  readonly counts: { readonly pending: number; readonly unknown: number; readonly delivered: number };
  /** Posts whose outcome nobody can prove, the oldest first. */
  readonly inDoubt: readonly Delivery[];
}

/** What people can do about announcements. Who may is decided by the command, and for other channels by whoever asks the platform. */
export interface AnnouncementDesk extends Subscribing, FollowDesk {
  unsubscribe(place: Place): Promise<boolean>;
  status(place: Place): Promise<AnnouncementStatus>;
  explain(place: Place, article: Article): Promise<{ readonly explanation: Explanation; readonly subscription: Subscription | undefined }>;
  /** The word of somebody who has looked for a message whose outcome is unknown. */
  decide(delivery: number, verdict: 'isThere' | 'postAgain', decider: Decider): Promise<DecideOutcome>;
}

export function createAnnouncementDesk(options: AnnouncementDeskOptions): AnnouncementDesk {
  const { storage, clock, onPlanned } = options;
  const { outbox, subscriptions, ledger } = storage;
  return {
    ...createSubscribing(options),
    ...createFollowDesk(options),
    unsubscribe: (place) => subscriptions.remove(channelOf(place).id, clock.now()),
    async status(place) {
      const { id } = channelOf(place);
      const counts = { pending: 0, unknown: 0, delivered: 0 };
      const inDoubt: Delivery[] = [];
      for (const delivery of await outbox.list({ destinationId: id, limit: 500 })) {
        if (delivery.status === 'unknown') inDoubt.unshift(delivery);
        if (delivery.kind !== 'post') continue;
        if (delivery.status === 'pending' || delivery.status === 'sending') counts.pending += 1;
        else if (delivery.status === 'unknown' || delivery.status === 'delivered') counts[delivery.status] += 1;
      }
      return { subscription: await subscriptions.find(id), counts, inDoubt };
    },
    async explain(place, article) {
      const { id } = channelOf(place);
      return {
        explanation: await outbox.explain(await findAnnouncementId(ledger, article), id),
        subscription: await subscriptions.find(id),
      };
    },
    async decide(delivery, verdict, decider) {
      const outcome = await decide(outbox, delivery, verdict, decider, clock.now());
      if (outcome === 'settled') onPlanned();
      return outcome;
    },
  };
}
