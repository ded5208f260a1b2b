import type { Announcement, AnnouncementId, Card } from '../delivery/announcement.ts';
import type { Decision, NewDelivery } from '../delivery/delivery.ts';
import type { Follow } from '../subscription/follow.ts';
import type { DestinationId, Subscription } from '../subscription/subscription.ts';

/** Everything that follows from one event; written in one transaction. Writing it twice changes nothing. */
export interface FanOut {
  /** Written over an announcement of the same id, unless that is out already and this one is not. */
  readonly announcements: readonly Announcement[];
  readonly cards: readonly { readonly announcementId: AnnouncementId; readonly revision: number; readonly card: Card }[];
  readonly deliveries: readonly NewDelivery[];
  readonly revisions: readonly Revision[];
  readonly digestItems: readonly { readonly destinationId: DestinationId; readonly announcementId: AnnouncementId }[];
  readonly decisions: readonly Decision[];
  /** Further rows of the three kinds above, for everybody who may want to hear of it. */
  readonly toAudience?: AudiencePlan;
  /** Items of these destinations' digests that the deliveries above have taken up. */
  readonly digestsMade: readonly DigestMade[];
  /** Set after a restore: every delivery of this fan-out is looked for before it is posted. */
  readonly inDoubtSince?: number;
}

/** Some of those who may want to hear of something. The follows of one person are never in two parts. */
export interface Audience {
  readonly subscriptions: readonly Subscription[];
  readonly follows: readonly Follow[];
}

/** The rows for a part of the audience. Asked for one part after the other within the transaction, so that memory does not grow with the number of channels. */
export type AudiencePlan = (part: Audience) => Pick<FanOut, 'deliveries' | 'digestItems' | 'decisions'>;

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

/** A process that lost this lease writes nothing: checked in the transaction that writes. */
export interface HeldLease {
  readonly lease: string;
  readonly owner: string;
}
