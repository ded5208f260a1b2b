import { createHash } from 'node:crypto';
import type { FanOut } from '../ports/fan-out.ts';
import type { AnnouncementId, NoticeCard } from '../delivery/announcement.ts';
import { createDelivery } from './plan-fan-out.ts';
import type { Destination } from '../subscription/subscription.ts';

/** A direct message of Newsdesk's own. `occasion` makes it one: telling the same occasion again writes nothing. */
export function planNotice(destination: Destination, occasion: string, notice: Omit<NoticeCard, 'kind'>, now: number): FanOut {
  const digest = createHash('sha256').update(`${destination.id}\u0000${occasion}`).digest('base64url').slice(0, 22);
  const announcement = {
    id: `notice:${digest}` as AnnouncementId,
    kind: 'notice',
    status: 'out',
    rule: 'notice',
    dueAt: now,
    createdAt: now,
    revision: 1,
  } as const;
  return {
    announcements: [announcement],
    cards: [{ announcementId: announcement.id, revision: 1, card: { kind: 'notice', ...notice } }],
    deliveries: [createDelivery(announcement, destination, 'post', now)],
    revisions: [],
    digestItems: [],
    decisions: [],
    digestsMade: [],
  };
}
