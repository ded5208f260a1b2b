import { isSignedByHub } from './hub-signature.ts';
import type { HubAnswer, HubQuery, HubSubscriptions } from './hub-subscriptions.ts';

/** A body that a hub sent. */
export interface Delivered {
  readonly body: Uint8Array;
  /** `Content-Type`. */
  readonly type: string | undefined;
}

export type DeliveryResult =
  /** It is read next. */
  | 'taken'
  /** Its signature is not that of the subscription: it is dropped, and the hub is not told. */
  | 'forged'
  /** There is no such subscription. */
  | 'unknown';

/** The side of subscriptions that hubs reach. */
export interface HubDoor {
  confirm(id: string, query: HubQuery): Promise<HubAnswer | undefined>;
  /** Whether an address is that of a subscription: nothing is read from others. */
  isKnown(id: string): boolean;
  deliver(id: string, signature: string | undefined, delivered: Delivered): Promise<DeliveryResult>;
}

export interface HubDeliveries extends HubDoor {
  /** Takes the oldest body of a feed out that is not read yet. */
  take(name: string): Delivered | undefined;
}

/** Bodies of one feed that wait to be read. Of more the oldest are dropped: the feed itself has them at its next request. */
const MAX_WAITING = 3;

/** Bodies of hubs on their way to the feeds that they belong to. `hasten` has a feed read at once. */
export function createHubDeliveries(subscriptions: HubSubscriptions, hasten: (name: string) => void): HubDeliveries {
  const waiting = new Map<string, Delivered[]>();
  return {
    confirm: (id, query) => subscriptions.confirm(id, query),
    isKnown: (id) => subscriptions.find(id) !== undefined,
    async deliver(id, signature, delivered) {
      const found = subscriptions.find(id);
      if (found === undefined) return 'unknown';
      const { name, record } = found;
      if (!isSignedByHub(record.secret, signature, delivered.body)) return 'forged';
      waiting.set(name, [...(waiting.get(name) ?? []), delivered].slice(-MAX_WAITING));
      await subscriptions.noteDelivery(name);
      hasten(name);
      return 'taken';
    },
    take(name) {
      const [first, ...rest] = waiting.get(name) ?? [];
      if (rest.length > 0) waiting.set(name, rest);
      else waiting.delete(name);
      if (rest.length > 0) hasten(name);
      return first;
    },
  };
}
