import type { FanOut } from './fan-out.ts';
import type { Destination, DestinationId, PlatformName, Subscription } from '../subscription/subscription.ts';

/** The record of a channel that refuses a message. */
export interface Parking {
  readonly reason: string;
  readonly now: number;
  /** Everything that waits in the queue is held until then, at least. */
  readonly retryAt: number;
  readonly queueKey: string;
  /** To the person who set the subscription up; written with the first refusal only. */
  readonly notice?: FanOut;
}

export interface Subscriptions {
  /**
   * Inserts or replaces; `nextRunAt` is the next digest's time, absent when it gets each article at once. At Discord a server that was removed is there
   * again since `now`, in ms since the epoch, the creation by default.
   */
  put(subscription: Subscription, nextRunAt: number | undefined, now?: number): Promise<void>;
  find(id: DestinationId): Promise<Subscription | undefined>;
  list(): Promise<readonly Subscription[]>;
  /** Those of one installation, oldest first. */
  listOf(platform: PlatformName, installationId: string): Promise<readonly Subscription[]>;
  /** Gives a subscription another destination, with what is collected for it and what nobody has tried to send yet. */
  move(id: DestinationId, destination: Destination): Promise<void>;
  /** Also cancels what is pending for it. False when there was none. */
  remove(id: DestinationId, now: number): Promise<boolean>;
  /** The channel refuses messages: all or nothing of what follows is written. True for the first refusal. */
  park(id: DestinationId, parking: Parking): Promise<boolean>;
  /** True when it was parked. */
  unpark(id: DestinationId): Promise<boolean>;
  listDueDigests(now: number): Promise<readonly { readonly subscription: Subscription; readonly runAt: number }[]>;
  /** Those whose next digest is after `time`. */
  listDigestsAfter(time: number): Promise<readonly { readonly subscription: Subscription; readonly runAt: number }[]>;
  /**
   * Subscriptions without a next digest for which articles are collected all the same: a digest was turned off while one was being planned.
   */
  listStranded(): Promise<readonly Subscription[]>;
  setNextRun(id: DestinationId, nextRunAt: number | undefined): Promise<void>;
}
