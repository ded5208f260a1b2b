import type { Delivery } from '../../delivery/delivery.ts';
import type { DeliveryInfo, OutboxState } from '../../page/protocol.ts';
import type { Storage } from '../../ports/storage.ts';
import type { Clock } from '../../runtime/clock.ts';
import { sayKept } from '../../words/kept-text.ts';

/** Follows the outbox while somebody looks at it. */
export interface OutboxFeed {
  readonly state: OutboxState;
  watched(watched: boolean): void;
  /** Something was settled: looks soon, whatever the pace. */
  touch(): void;
  close(): void;
}

export interface OutboxFeedOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** The name of a destination on its platform. */
  readonly channelName: (platform: 'discord' | 'slack', id: string) => string;
  readonly onChange: (state: OutboxState) => void;
}

const maxDeliveries = 100;
/** Between two looks, in ms; a claim and its settlement lie closer together than this, and the log of the delivery keeps both. */
const paceMs = 400;
/** Between two looks when something was settled, in ms: a burst of deliveries is not a burst of looks. */
const hastyMs = 150;

export function createOutboxFeed({ storage, clock, channelName, onChange }: OutboxFeedOptions): OutboxFeed {
  let state: OutboxState = { counts: {}, deliveries: [] };
  let shown = JSON.stringify(state);
  let watched = false;
  let closed = false;
  let looking = false;
  let lastLookAt = 0;
  let dueAt = Number.POSITIVE_INFINITY;
  let cancel = (): void => {};

  async function look(): Promise<void> {
    if (looking || closed) return;
    looking = true;
    lastLookAt = clock.now();
    dueAt = Number.POSITIVE_INFINITY;
    try {
      const { outbox } = storage;
      const [{ inDoubt, ...counts }, deliveries] = await Promise.all([outbox.count(), outbox.list({ limit: maxDeliveries })]);
      state = { counts: { ...counts, inDoubt }, deliveries: deliveries.map((delivery) => toInfo(delivery, channelName)) };
      const text = JSON.stringify(state);
      if (text !== shown && !closed) onChange(state);
      shown = text;
    } catch {
      // The database is in trouble, which the health check and the log say; the next look tries again.
    } finally {
      looking = false;
      if (watched && !closed) lookBy(clock.now() + paceMs);
    }
  }

  /** Only ever earlier: whatever is due sooner stays. */
  function lookBy(at: number): void {
    if (at >= dueAt) return;
    cancel();
    dueAt = at;
    cancel = clock.after(Math.max(0, at - clock.now()), () => void look());
  }

  return {
    get state() {
      return state;
    },
    watched(next) {
      watched = next;
      if (watched) return void look();
      cancel();
      dueAt = Number.POSITIVE_INFINITY;
    },
    touch() {
      if (watched) lookBy(Math.max(clock.now(), lastLookAt + hastyMs));
    },
    close() {
      closed = true;
      cancel();
    },
  };
}

function toInfo(delivery: Delivery, channelName: OutboxFeedOptions['channelName']): DeliveryInfo {
  const { seq, destination, announcementId, part, status, inDoubt, attempts, reason, log } = delivery;
  return {
    number: seq,
    platform: destination.platform === 'slack' ? 'slack' : 'discord',
    channel: channelName(destination.platform === 'slack' ? 'slack' : 'discord', destination.targetId),
    article: announcementId.replace(/^article:/u, ''),
    part,
    status,
    inDoubt,
    attempts,
    log: log.map(({ at, outcome }) => ({ at, outcome: sayKept(outcome) })),
    ...(reason === undefined ? {} : { reason: sayKept(reason) }),
  };
}
