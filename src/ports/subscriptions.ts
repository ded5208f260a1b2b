import type { Destination, DestinationId, Subscription } from '../subscription/subscription.ts';

export interface Subscriptions {
  /** Inserts or replaces; `nextRunAt` is the next digest's time, absent when it gets each article at once. */
  put(subscription: Subscription, nextRunAt: number | undefined): Promise<void>;
  find(id: DestinationId): Promise<Subscription | undefined>;
  list(): Promise<readonly Subscription[]>;
  /** Gives a subscription another destination, with what is collected for it and what nobody has tried to send yet. */
  move(id: DestinationId, destination: Destination): Promise<void>;
  /** Also cancels what is pending for it. False when there was none. */
  remove(id: DestinationId, now: number): Promise<boolean>;
  /** True for the first refusal: the caller tells whoever set it up. */
  park(id: DestinationId, reason: string, now: number, retryAt: number): Promise<boolean>;
  /** True when it was parked. */
  unpark(id: DestinationId): Promise<boolean>;
  listDueDigests(now: number): Promise<readonly { readonly subscription: Subscription; readonly runAt: number }[]>;
  /** Those whose next digest is after `time`. */
  listDigestsAfter(time: number): Promise<readonly { readonly subscription: Subscription; readonly runAt: number }[]>;
  /** Subscriptions without a next digest for which articles are collected all the same: a digest was turned off while one was being planned. */
  listStranded(): Promise<readonly Subscription[]>;
  setNextRun(id: DestinationId, nextRunAt: number | undefined): Promise<void>;
}
