import type { Claim } from '../delivery/delivery.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import type { LeftOut, MessageRef } from './publisher.ts';

export interface ClaimRequest {
  readonly platform: PlatformName;
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** Lanes that may not send yet. */
  readonly exceptQueues: readonly string[];
  /** Guilds or workspaces that refuse us. */
  readonly exceptInstallations: readonly string[];
}

export interface GiveBackRequest {
  readonly platform: PlatformName;
  readonly owner: string;
  /** Numbers of the deliveries that the owner was given and has not settled. */
  readonly held: readonly number[];
  readonly now: number;
}

export type Settlement =
  /** `lacks`: what the platform refused of it. Kept with the post until an edit shows it whole. */
  | { readonly kind: 'delivered'; readonly message?: MessageRef; readonly outcome: string; readonly lacks?: LeftOut }
  /** Back to pending. `inDoubt` says whether the next claim has to look first. */
  | {
      readonly kind: 'later';
      readonly readyAt: number;
      readonly inDoubt: boolean;
      readonly outcome: string;
      readonly failedLooks?: number;
      /** The text that is sent then, where the one that was tried is certain not to be there. */
      readonly revision?: number;
      /** Absence had been proven before this attempt began: the key's window counts from here. */
      readonly windowFrom?: number;
      /** Nothing was sent: the claim does not count as an attempt. */
      readonly untried?: { readonly lastAttemptAt?: number };
    }
  | { readonly kind: 'unknown' | 'dead' | 'canceled'; readonly reason: string };

/** With the message, an article that changes later can still be edited there. */
export type OperatorVerdict =
  | { readonly kind: 'isThere'; readonly message?: MessageRef }
  | { readonly kind: 'postAgain'; readonly expiresAt: number };

/** Deliveries as they are sent, one row each. All times are passed in, in milliseconds since the epoch. */
export interface OutboxSending {
  /**
   * Takes the heads of free queues, marks them `sending` and commits that before it returns: nothing is sent without a record.
   * Two processes never get the same delivery, nor two deliveries of one queue.
   */
  claim(request: ClaimRequest): Promise<readonly Claim[]>;
  /** `lost`: the lease was taken by another process, which now looks after it. */
  settle(claim: Claim, owner: string, settlement: Settlement, now: number): Promise<'settled' | 'lost'>;
  /**
   * Turns claims whose owner is gone into pending ones *in doubt*. `soleOwner`: no other process can be alive, so
   * every claim that is not `soleOwner`'s is taken over at once. Returns how many.
   */
  recover(now: number, soleOwner?: string): Promise<number>;
  /**
   * Makes claims pending again that their owner was never given, because the answer to `claim` was lost on its way. Nothing was sent for
   * them, so they are as they were before. Returns how many.
   */
  giveBack(request: GiveBackRequest): Promise<number>;
  /** The first moment after `now` at which a pending delivery becomes ready; undefined when none will. */
  nextReadyAt(platform: PlatformName, now: number): Promise<number | undefined>;
  /** An operator's word on a delivery that is `unknown`: it is there, or it may be posted again. False when it is not `unknown`. */
  resolve(seq: number, verdict: OperatorVerdict, now: number): Promise<boolean>;
  /** Since when the platform is away, as some process has recorded it; undefined while it is not. */
  findOutage(platform: PlatformName): Promise<number | undefined>;
  /** The earliest word counts. */
  beginOutage(platform: PlatformName, now: number): Promise<void>;
  /** An article that was still news when the outage began is news for `AFTER_OUTAGE_MS` more: no delivery is given up for it. */
  endOutage(platform: PlatformName, now: number): Promise<void>;
  /**
   * The clock was set back by `byMs` to `now`: waits that were counted from it become as long as they were meant. Hours of the day, such as
   * the end of quiet hours, stay as they are.
   */
  setBack(platform: PlatformName, times: { readonly now: number; readonly byMs: number }): Promise<void>;
}
