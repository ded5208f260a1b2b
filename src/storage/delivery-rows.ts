import type { Slug } from '../content/article.ts';
import type { Announcement, AnnouncementId, AnnouncementKind } from '../delivery/announcement.ts';
import type { ArticleId } from '../delivery/article-state.ts';
import type { Attempt, Delivery, DeliveryKind, DeliveryStatus, NewDelivery } from '../delivery/delivery.ts';
import type { Destination, DestinationId, PlatformName } from '../subscription/subscription.ts';
import type { Followed } from '../subscription/follow.ts';
import type { AnnouncementRow, DeliveryRow, NewDeliveryRow } from './schema.ts';

export function readDelivery(row: DeliveryRow): Delivery {
  return {
    seq: row.seq,
    announcementId: row.announcement_id as AnnouncementId,
    announcementKind: row.announcement_kind as AnnouncementKind,
    destination: readDestination(row, row.destination_id),
    kind: row.kind as DeliveryKind,
    part: row.part,
    revision: row.revision,
    queueKey: row.lane,
    status: row.status as DeliveryStatus,
    inDoubt: row.in_doubt === 1,
    createdAt: row.created_at,
    readyAt: row.ready_at,
    expiresAt: row.expires_at,
    attempts: row.attempts,
    failedLooks: row.failed_looks,
    ...(row.first_attempt_at === null ? {} : { firstAttemptAt: row.first_attempt_at }),
    ...(row.window_from === null ? {} : { windowFrom: row.window_from }),
    ...(row.last_attempt_at === null ? {} : { lastAttemptAt: row.last_attempt_at }),
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.followed_json === null ? {} : { followed: JSON.parse(row.followed_json) as Followed }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
    log: JSON.parse(row.log_json) as readonly Attempt[],
  };
}

/** `inDoubtSince` after a restore: somebody may have sent it since then. */
export function writeNewDelivery(delivery: NewDelivery, now: number, inDoubtSince: number | undefined): NewDeliveryRow {
  return {
    announcement_id: delivery.announcementId,
    announcement_kind: delivery.announcementKind,
    destination_id: delivery.destination.id,
    part: delivery.part,
    kind: delivery.kind,
    platform: delivery.destination.platform,
    installation_id: delivery.destination.installationId,
    target_kind: delivery.destination.kind,
    target_id: delivery.destination.targetId,
    lane: delivery.queueKey,
    revision: delivery.revision,
    status: delivery.kind === 'post' || delivery.followsPost === true ? 'pending' : 'waiting',
    in_doubt: inDoubtSince === undefined ? 0 : 1,
    created_at: now,
    ready_at: delivery.readyAt,
    expires_at: delivery.expiresAt,
    attempts: 0,
    fence: 0,
    failed_looks: 0,
    first_attempt_at: inDoubtSince ?? null,
    window_from: inDoubtSince ?? null,
    last_attempt_at: inDoubtSince ?? null,
    because: delivery.because ?? null,
    followed_json: delivery.followed === undefined ? null : JSON.stringify(delivery.followed),
    log_json: '[]',
  };
}

export function readDestination(
  row: { readonly platform: string; readonly installation_id: string; readonly target_kind: string; readonly target_id: string },
  id: string,
): Destination {
  return {
    id: id as DestinationId,
    platform: row.platform as PlatformName,
    installationId: row.installation_id,
    kind: row.target_kind as Destination['kind'],
    targetId: row.target_id,
  };
}

export function readAnnouncement(row: AnnouncementRow): Announcement {
  return {
    id: row.id as AnnouncementId,
    kind: row.kind as Announcement['kind'],
    ...(row.article_id === null ? {} : { articleId: row.article_id as ArticleId }),
    ...(row.slug === null ? {} : { slug: row.slug as Slug }),
    status: row.status as Announcement['status'],
    rule: row.rule as Announcement['rule'],
    dueAt: row.due_at,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
