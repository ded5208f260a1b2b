import type { FanOut, HeldLease, RelatedPost } from './fan-out.ts';
import type { Announcement, AnnouncementId } from '../delivery/announcement.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DestinationId } from '../subscription/subscription.ts';
import type { Slug } from '../content/article.ts';

/** Messages to send, as plans write them. All times are passed in, in milliseconds since the epoch. */
export interface OutboxPlanning {
  /** `conflict`: an item of a digest was sent or taken up meanwhile, or the held lease was lost; nothing was written. */
  insertFanOut(fanOut: FanOut, now: number, heldLease?: HeldLease): Promise<'committed' | 'conflict'>;
  /**
   * Undoes what `Subscriptions.park` held in every queue of the destination, and what was tried before is tried again at once; what is in
   * doubt is looked for first.
   */
  release(destinationId: DestinationId, now: number): Promise<void>;
  /**
   * Gives what nobody has tried to send yet a new time: the destination's quiet hours are others. What it refuses keeps its own, and what
   * is too old by `now` stays so.
   */
  reschedule(
    destinationId: DestinationId,
    times: { readonly now: number; readonly readyAt: number; readonly expiresAt: number },
  ): Promise<void>;
  listScheduled(): Promise<readonly Announcement[]>;
  /** Digests and tests whose newest card shows the article. */
  listRelated(slug: Slug): Promise<readonly RelatedPost[]>;
  listDigestItems(destinationId: DestinationId): Promise<readonly AnnouncementId[]>;
  /** Posts that nobody has tried yet, of destinations that have more than `above` of them. In order. */
  listBacklogs(above: number): Promise<readonly { readonly destinationId: DestinationId; readonly deliveries: readonly Delivery[] }[]>;
  /**
   * Forgets what is final and was planned before `before`, with the texts and decisions that nothing needs any more. The posts of the
   * fifty newest articles stay: they can be asked for again. One slice of about `limit` rows (1,000 by default): call it again until it
   * returns 0, the number of rows that went.
   */
  prune(before: number, limit?: number): Promise<number>;
}
