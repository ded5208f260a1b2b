import type { FanOut } from '../ports/fan-out.ts';
import { type Delivery, queueKeyOf, type NewDelivery } from '../delivery/delivery.ts';

/** After how long, in ms, a message that went out without a picture is tried again with it: the picture may be deployed after the text. */
export const wholeAfterMs = [300_000, 3_600_000] as const;

const later = /^later:(\d+):(\d+)$/u;
const whole = /^whole:(\d+):(\d+)$/u;

/** A row that only waits: when its time has come, the edit itself takes its turn in the channel's queue. */
export function isWaitForWhole({ part }: Pick<Delivery, 'part'>): boolean {
  return later.test(part);
}

/** An edit that shows a post as it was meant, or leaves it as it is. */
export function isWholeAgain({ part }: Pick<Delivery, 'part'>): boolean {
  return whole.test(part);
}

/**
 * The wait for the next try to show a post whole; undefined after the last one. `delivery` is the post or edit that went out plainer, or the try
 * that was refused. It waits in a queue of its own: in the channel's it would hold up the posts behind it.
 */
export function planWait(delivery: Delivery, now: number): FanOut | undefined {
  const tried = Number(whole.exec(delivery.part)?.[2] ?? 0);
  const waitMs = wholeAfterMs[tried];
  if (waitMs === undefined || delivery.kind === 'note' || delivery.destination.kind === 'user') return undefined;
  const queueKey = `${delivery.destination.id}:later`;
  return planOne(delivery, {
    part: `later:${delivery.revision}:${tried + 1}`,
    queueKey: queueKey,
    readyAt: now + waitMs,
    expiresAt: now + 2 * waitMs,
  });
}

/** The try that a wait was for: behind everything that waits in the channel's queue, so that it never overtakes a newer text. */
export function planTry(wait: Delivery, now: number): FanOut {
  return planOne(wait, {
    part: wait.part.replace(later, 'whole:$1:$2'),
    queueKey: queueKeyOf(wait.destination, 'edit'),
    readyAt: now,
    expiresAt: wait.expiresAt,
  });
}

function planOne(
  { announcementId, announcementKind, destination, revision }: Delivery,
  row: Pick<NewDelivery, 'part' | 'queueKey' | 'readyAt' | 'expiresAt'>,
): FanOut {
  const delivery: NewDelivery = { announcementId, announcementKind, destination, revision, kind: 'edit', followsPost: true, ...row };
  return { announcements: [], cards: [], deliveries: [delivery], revisions: [], digestItems: [], decisions: [], digestsMade: [] };
}
