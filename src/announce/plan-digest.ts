import type { FanOut } from '../ports/fan-out.ts';
import type { AnnouncementId, ArticleCard, Branding, DigestCard } from '../delivery/announcement.ts';
import { copyBranding } from './make-card.ts';
import { createDelivery } from './plan-fan-out.ts';
import type { Destination } from '../subscription/subscription.ts';

export interface DigestPlan {
  readonly id: AnnouncementId;
  readonly reason: DigestCard['reason'];
  readonly destination: Destination;
  readonly branding: Branding;
  /** In the order in which they are shown. */
  readonly items: readonly { readonly announcementId: AnnouncementId; readonly card: ArticleCard }[];
  readonly readyAt: number;
  readonly now: number;
  readonly nextRunAt?: number;
}

/** One message for many articles, and the record that they are in it: one transaction. */
export function planDigest({ id, reason, destination, branding, items, readyAt, now, nextRunAt }: DigestPlan): FanOut {
  const announcement = { id, kind: 'digest', status: 'out', rule: 'digest', dueAt: now, createdAt: now, revision: 1 } as const;
  const card: DigestCard = {
    kind: 'digest',
    reason,
    items: items.map(({ card: article }) => digestItemOf(article)),
    ...copyBranding(branding),
  };
  return {
    announcements: [announcement],
    cards: [{ announcementId: id, revision: 1, card }],
    deliveries: [createDelivery(announcement, destination, 'post', readyAt)],
    revisions: [],
    digestItems: [],
    decisions: [],
    digestsMade: [
      {
        destinationId: destination.id,
        announcementIds: items.map((item) => item.announcementId),
        digestId: id,
        ...(nextRunAt === undefined ? {} : { nextRunAt }),
      },
    ],
  };
}

function digestItemOf({ title, dek, bylines, publishedAt, slug, firstAnchor, url, retraction }: ArticleCard): DigestCard['items'][number] {
  return {
    title: retraction === undefined ? title : `Retracted: ${title}`,
    ...(dek === undefined ? {} : { dek }),
    bylines,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    slug,
    firstAnchor,
    ...(url === undefined ? {} : { url }),
  };
}
