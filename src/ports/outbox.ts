import type { Announcement, AnnouncementId, Card } from '../delivery/announcement.ts';
import type { Claim, Decision, Delivery, DeliveryKind, DeliveryStatus, Explanation, NewDelivery } from '../delivery/delivery.ts';
import type { DestinationId, Platform } from '../subscription/subscription.ts';
import type { Slug } from '../content/article.ts';
import type { LeftOut, MessageRef } from './publisher.ts';

/** Why a message is not sent any more. What says so goes out after all when the article is back. */
export const TAKEN_DOWN = 'The article was taken down';

/** Everything that follows from one event; written in one transaction. Writing it twice changes nothing. */
export interface FanOut {
  /** Written over an announcement of the same id, unless that is out already and this one is not. */
  readonly announcements: readonly Announcement[];
  readonly cards: readonly { readonly announcementId: AnnouncementId; readonly revision: number; readonly card: Card }[];
  readonly deliveries: readonly NewDelivery[];
  readonly revisions: readonly Revision[];
  readonly digestItems: readonly { readonly destinationId: DestinationId; readonly announcementId: AnnouncementId }[];
  readonly decisions: readonly Decision[];
  /** Items of these destinations' digests that the deliveries above have taken up. */
  readonly digestsMade: readonly DigestMade[];
  /** Set after a restore: every delivery of this fan-out is looked for before it is posted. */
  readonly inDoubtSince?: number;
}

/** An article that is out has changed: posts not yet tried take the new text, posts that were tried get an edit. */
export interface Revision {
  readonly announcementId: AnnouncementId;
  readonly revision: number;
  /** Explain it in each post's thread too. */
  readonly withNote: boolean;
  /** The article is taken down: what is not sent yet never is, and each message is edited, the notes in threads too. */
  readonly takesDown?: true;
  /** The messages are gone: only what waits, or was held back when the article was taken down, gets the new text. */
  readonly onlyUnsent?: true;
  readonly expiresAt: number;
}

/** A message that shows an article, without being its announcement: a digest or a test. */
export interface RelatedPost {
  readonly announcement: Announcement;
  /** Its newest. */
  readonly card: Card;
}

export interface DigestMade {
  readonly destinationId: DestinationId;
  /** These items are in it, whether they were queued or pending as posts of their own. */
  readonly announcementIds: readonly AnnouncementId[];
  readonly digestId: AnnouncementId;
  /** When the destination's next digest is due; absent when the digest is not a regular one. */
  readonly nextRunAt?: number;
}

/** Whoever lost this lease writes nothing: checked in the transaction that writes. */
export interface Fence {
  readonly lease: string;
  readonly owner: string;
}

export interface ClaimRequest {
  readonly platform: Platform;
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** Lanes that may not send yet. */
  readonly exceptLanes: readonly string[];
  /** Guilds or workspaces that refuse us. */
  readonly exceptInstallations: readonly string[];
}

export interface GiveBackRequest {
  readonly platform: Platform;
  readonly owner: string;
  /** Numbers of the deliveries that the owner was given and has not settled. */
  readonly held: readonly number[];
  readonly now: number;
}

export type Settlement =
  /** `lacks`: what the platform refused of it. Kept with the post until an edit shows it whole. */
  | { readonly kind: 'delivered'; readonly message?: MessageRef; readonly outcome: string; readonly lacks?: LeftOut }
  /** Back to pending. `inDoubt` says whether the next claim has to look first. */
  | {
      readonly kind: 'later';
      readonly readyAt: number;
      readonly inDoubt: boolean;
      readonly outcome: string;
      readonly failedLooks?: number;
      /** The text that is sent then, where the one that was tried is certain not to be there. */
      readonly revision?: number;
      /** Absence had been proven before this attempt began: the key's window counts from here. */
      readonly windowFrom?: number;
      /** Nothing was sent: the claim does not count as an attempt. */
      readonly untried?: { readonly lastAttemptAt?: number };
    }
  | { readonly kind: 'unknown' | 'dead' | 'canceled'; readonly reason: string };

export interface DeliveryQuery {
  readonly status?: readonly DeliveryStatus[];
  readonly kind?: DeliveryKind;
  readonly destinationId?: DestinationId;
  readonly announcementId?: AnnouncementId;
  /** Default 50, newest first. */
  readonly limit?: number;
}

export interface OutboxCounts extends Readonly<Record<DeliveryStatus, number>> {
  readonly inDoubt: number;
}

/** With the message, an article that changes later can still be edited there. */
export type OperatorVerdict =
  | { readonly kind: 'isThere'; readonly message?: MessageRef }
  | { readonly kind: 'postAgain'; readonly expiresAt: number };

/** Deliveries, one row each. All times are passed in, in milliseconds since the epoch. */
export interface Outbox {
  /** `conflict`: an item of a digest was sent or taken up meanwhile, or the fence's lease was lost; nothing was written. */
  insertFanOut(fanOut: FanOut, now: number, fence?: Fence): Promise<'committed' | 'conflict'>;
  /**
   * Takes the heads of free lanes, marks them `sending` and commits that before it returns: nothing is sent without a record.
   * Two processes never get the same delivery, nor two deliveries of one lane.
   */
  claim(request: ClaimRequest): Promise<readonly Claim[]>;
  /** `lost`: the lease was taken by another process, which now looks after it. */
  settle(claim: Claim, owner: string, settlement: Settlement, now: number): Promise<'settled' | 'lost'>;
  /**
   * Turns claims whose owner is gone into pending ones *in doubt*. `soleOwner`: no other process can be alive, so
   * every claim that is not `soleOwner`'s is taken over at once. Returns how many.
   */
  recover(now: number, soleOwner?: string): Promise<number>;
  /**
   * Makes claims pending again that their owner was never given, because the answer to `claim` was lost on its way. Nothing was sent for
   * them, so they are as they were before. Returns how many.
   */
  giveBack(request: GiveBackRequest): Promise<number>;
  /** The first moment after `now` at which a pending delivery becomes ready; undefined when none will. */
  nextReadyAt(platform: Platform, now: number): Promise<number | undefined>;
  /** Moves every pending delivery of the lane to `until` at the earliest: the channel refuses us. */
  holdLane(lane: string, until: number): Promise<void>;
  /** Undoes what `holdLane` did in every lane of the destination, and what was tried before is tried again at once; what is in doubt is looked for first. */
  release(destinationId: DestinationId, now: number): Promise<void>;
  /**
   * Gives what nobody has tried to send yet a new time: the destination's quiet hours are others. What it refuses keeps its own, and what
   * is too old by `now` stays so.
   */
  reschedule(
    destinationId: DestinationId,
    times: { readonly now: number; readonly readyAt: number; readonly expiresAt: number },
  ): Promise<void>;

  /** Since when the platform is away, as some process has recorded it; undefined while it is not. */
  findOutage(platform: Platform): Promise<number | undefined>;
  /** The earliest word counts. */
  beginOutage(platform: Platform, now: number): Promise<void>;
  /** What was still news when the outage began is news for `AFTER_OUTAGE_MS` more: no delivery is given up for it. */
  endOutage(platform: Platform, now: number): Promise<void>;
  /**
   * The clock was set back by `byMs` to `now`: waits that were counted from it become as long as they were meant. Hours of the day, such as
   * the end of quiet hours, stay as they are.
   */
  setBack(platform: Platform, times: { readonly now: number; readonly byMs: number }): Promise<void>;

  findCard(announcementId: AnnouncementId, revision: number): Promise<Card | undefined>;
  findAnnouncement(id: AnnouncementId): Promise<Announcement | undefined>;
  listScheduled(): Promise<readonly Announcement[]>;
  /** Digests and tests whose newest card shows the article. */
  listRelated(slug: Slug): Promise<readonly RelatedPost[]>;
  /** Newest first; for a backfill. */
  listAnnouncements(limit: number): Promise<readonly Announcement[]>;
  listDigestItems(destinationId: DestinationId): Promise<readonly AnnouncementId[]>;
  /** Posts that nobody has tried yet, of destinations that have more than `above` of them. In order. */
  listBacklogs(above: number): Promise<readonly { readonly destinationId: DestinationId; readonly deliveries: readonly Delivery[] }[]>;

  list(query: DeliveryQuery): Promise<readonly Delivery[]>;
  find(seq: number): Promise<Delivery | undefined>;
  explain(announcementId: AnnouncementId, destinationId: DestinationId): Promise<Explanation>;
  /** Of all destinations, or of one. */
  count(query?: { readonly destinationId?: DestinationId; readonly kind?: DeliveryKind }): Promise<OutboxCounts>;
  /** An operator's word on a delivery that is `unknown`: it is there, or it may be posted again. False when it is not `unknown`. */
  resolve(seq: number, verdict: OperatorVerdict, now: number): Promise<boolean>;
  /**
   * Forgets what is final and was planned before `before`, with the texts and decisions that nothing needs any more. The posts of the
   * fifty newest articles stay: they can be asked for again. One slice of about `limit` rows (1,000 by default): call it again until it
   * returns 0, the number of rows that went.
   */
  prune(before: number, limit?: number): Promise<number>;
}
