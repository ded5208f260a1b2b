import type { Rule, AnnouncementId, AnnouncementKind } from './announcement.ts';
import type { Followed } from '../subscription/follow.ts';
import type { Destination, DestinationId } from '../subscription/subscription.ts';

/** The effect on the outside world. All but `post` need the message that the post became. */
export type DeliveryKind = 'post' | 'edit' | 'note' | 'thread' | 'crosspost';

/**
 * `waiting`: for its post. `pending`: to be sent (or, when `inDoubt`, to be looked for first). `sending`: claimed by one
 * process. `delivered`, `dead` and `canceled` are final. `unknown`: nobody can tell whether it was posted; an operator decides.
 */
export type DeliveryStatus = 'waiting' | 'pending' | 'sending' | 'delivered' | 'unknown' | 'dead' | 'canceled';

/** One line of a delivery's log. */
export interface Attempt {
  readonly at: number;
  readonly outcome: string;
}

/** Unique by announcement, destination and part. All times in milliseconds since the epoch. */
export interface Delivery {
  /** Grows with every delivery: the order within a queue, and the number an operator sees. */
  readonly seq: number;
  readonly announcementId: AnnouncementId;
  readonly announcementKind: AnnouncementKind;
  readonly destination: Destination;
  readonly kind: DeliveryKind;
  /** `post`, `edit:3`, `note:3`, `thread`, `crosspost`; `edit:4:note:3` edits that note. */
  readonly part: string;
  /** The revision of the card that is sent. Never changes after the first attempt. */
  readonly revision: number;
  /** Deliveries of one queue go out one at a time, in order. */
  readonly queueKey: string;
  readonly status: DeliveryStatus;
  /** An earlier attempt may have been accepted: look or use the key, never send blind. */
  readonly inDoubt: boolean;
  readonly createdAt: number;
  /** Not before this. */
  readonly readyAt: number;
  /** Not after this: news gets old. */
  readonly expiresAt: number;
  readonly attempts: number;
  /** The number of looks for the message that failed in a row. */
  readonly failedLooks: number;
  readonly firstAttemptAt?: number;
  /** The first attempt since absence was last proven: the platform's dedupe window counts from here. */
  readonly windowFrom?: number;
  /** The latest moment at which the last attempt can have been under way. */
  readonly lastAttemptAt?: number;
  readonly messageId?: string;
  /** Why it goes to this destination: the clauses of its filter that let the article in. */
  readonly because?: string;
  /** Set for a reader's direct message: why it goes there. */
  readonly followed?: Followed;
  /** Why it is in its state, one sentence as a kept text, see `kept-text.ts`. */
  readonly reason?: string;
  readonly settledAt?: number;
  /** At most the last 20 attempts, oldest first. */
  readonly log: readonly Attempt[];
}

/** A delivery that this process may send until `leaseUntil`. */
export interface Claim {
  /** As it was before the claim: its times tell of earlier attempts only. */
  readonly delivery: Delivery;
  /** Grows with every claim of the delivery: a settlement under an older one is refused. */
  readonly fencingToken: number;
  readonly leaseUntil: number;
  /** The message that the post of the same announcement became, for the other kinds. */
  readonly post?: { readonly messageId: string; readonly channelId?: string };
}

/** The rows that fan-out writes. */
export interface NewDelivery {
  readonly announcementId: AnnouncementId;
  readonly announcementKind: AnnouncementKind;
  readonly destination: Destination;
  readonly kind: DeliveryKind;
  readonly part: string;
  readonly revision: number;
  readonly queueKey: string;
  readonly readyAt: number;
  readonly expiresAt: number;
  /** As in `Delivery`. */
  readonly because?: string;
  readonly followed?: Followed;
  /** Of what belongs to a post: that is there already, so there is nothing to wait for. */
  readonly followsPost?: true;
}

/** That an announcement was considered for a destination and left out. */
export interface Decision {
  readonly announcementId: AnnouncementId;
  readonly destinationId: DestinationId;
  /** The clause or setting that decided. */
  readonly because: string;
}

/** The answer to "why was this posted, or not posted, here?" */
export interface Explanation {
  readonly rule?: Rule;
  readonly announcementStatus?: 'scheduled' | 'out' | 'withdrawn' | 'skipped';
  readonly dueAt?: number;
  readonly deliveries: readonly Delivery[];
  readonly decision?: Decision;
  /** It waits in this destination's next digest. */
  readonly queuedForDigest: boolean;
}

export function queueKeyOf(destination: Destination, kind: DeliveryKind): string {
  // Crossposts are limited to ten an hour: in the channel's own queue they would hold up its posts.
  return kind === 'crosspost' ? `${destination.id}:crosspost` : destination.id;
}
