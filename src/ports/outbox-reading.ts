import type { Announcement, AnnouncementId, Card } from '../delivery/announcement.ts';
import type { Delivery, DeliveryKind, DeliveryStatus, Explanation } from '../delivery/delivery.ts';
import type { DestinationId } from '../subscription/subscription.ts';

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

/** Announcements and their deliveries, as people and plans look at them. */
export interface OutboxReading {
  findCard(announcementId: AnnouncementId, revision: number): Promise<Card | undefined>;
  findAnnouncement(id: AnnouncementId): Promise<Announcement | undefined>;
  list(query: DeliveryQuery): Promise<readonly Delivery[]>;
  find(seq: number): Promise<Delivery | undefined>;
  explain(announcementId: AnnouncementId, destinationId: DestinationId): Promise<Explanation>;
  /** Of all destinations, or of one. */
  count(query?: { readonly destinationId?: DestinationId; readonly kind?: DeliveryKind }): Promise<OutboxCounts>;
}
