import type { Card } from '../delivery/announcement.ts';
import type { DeliveryKey, DeliveryMarker } from '../delivery/delivery-key.ts';
import type { Destination, PlatformName, SubscriptionSettings } from '../subscription/subscription.ts';
import type { DoubtPolicy } from '../delivery/doubt.ts';
import type { Reply } from '../reply/reply.ts';

/** The place of a message. `channelId` is set if that is not the destination itself. */
export interface MessageRef {
  readonly messageId: string;
  readonly channelId?: string;
}

export interface PublishJob {
  /** For the platform's own dedupe: never the same for another text. */
  readonly key: DeliveryKey;
  /** Has to be kept with the message, so that `find` finds it. */
  readonly marker: DeliveryMarker;
  readonly destination: Destination;
  readonly message: Reply;
  /** The data that the message is made of, for platforms that are sent data. */
  readonly card: Card;
  /** Of the card: grows with each change. */
  readonly revision: number;
  /** Asked at the last moment before a request leaves; false once the claim may belong to somebody else. */
  readonly mayStart: () => boolean;
  readonly settings: Pick<SubscriptionSettings, 'ping' | 'forumTags'>;
  /** Becomes the title of a forum post or thread. */
  readonly title: string;
  /**
   * Set for an edit that takes the article out of the message: what carries its title elsewhere gets `title` too. `remove` is done by
   * `remove`.
   */
  readonly takesDown?: 'mark' | 'remove';
  /** Set for an edit that gives the title back to what was called otherwise. */
  readonly renames?: true;
  /** Set for a note: the post whose thread it goes to. */
  readonly below?: MessageRef;
  /** False while an earlier attempt may have been accepted: another form of the message would be a second one. True by default. */
  readonly mayVary?: boolean;
  /** As it is or not at all: the message is there in a plainer form already. */
  readonly wholeOnly?: boolean;
}

/** The part of a message that a platform refused, although the message is there. */
export interface LeftOut {
  /** `without the picture https://…, because Slack says: …`: a clause for people, as a kept text (`src/words/kept-text.ts`). */
  readonly what: string;
  /** The cure, one sentence without a full stop, as a kept text. */
  readonly fix: string;
  /** Set where the subscription asks for it, and not the article: every post of it lacks the same. */
  readonly isSetting: boolean;
  /** The platform may take the rest a while later: it fetches pictures itself. */
  readonly mayHeal: boolean;
}

export interface FindJob {
  readonly marker: DeliveryMarker;
  readonly destination: Destination;
  /** The first attempt, in milliseconds since the epoch: nothing older can be ours. */
  readonly since: number;
  readonly below?: MessageRef;
}

/**
 * Every answer of a platform is one of three. Only `notDone` may be sent again as it is:
 * it means that the platform said no, or that no byte reached it.
 */
export type PublishOutcome =
  | { readonly kind: 'done'; readonly message: MessageRef; readonly leftOut?: LeftOut }
  | {
      readonly kind: 'notDone';
      /** A clause for people, as a kept text, or in words that do not begin with `@`. So are the reasons of the other outcomes. */
      readonly reason: string;
      /** The wait that the platform asks for, in ms. */
      readonly retryAfterMs?: number;
      /**
       * The refused thing: `attempt` may work later; `form` may work in another form, once it is sure that none is there; `delivery` never
       * will (the payload); `destination` not until somebody changes the channel or its permissions; `installation` and `platform` not
       * until the token is replaced. With `retryAfterMs`: what has to wait.
       */
      readonly refused: 'attempt' | 'form' | 'delivery' | 'destination' | 'installation' | 'platform';
    }
  | { readonly kind: 'inDoubt'; readonly reason: string };

export type FindOutcome =
  | { readonly kind: 'found'; readonly message: MessageRef }
  /** Looked through everything since the first attempt: it is not there. */
  | { readonly kind: 'absent' }
  /** `permanent`: it will not be allowed to look later either (a missing scope). */
  | { readonly kind: 'cannotLook'; readonly reason: string; readonly permanent: boolean; readonly retryAfterMs?: number };

/** Speaks to one platform. Never retries by itself, never throws for what a server or network does. */
export interface Publisher {
  readonly platform: PlatformName;
  readonly doubt: DoubtPolicy;
  /** Upper bound of one call, in milliseconds; the lease must outlive it. */
  readonly timeoutMs: number;
  readonly limits: {
    /** Sends a second over all channels, of all processes together. */
    readonly perSecond: number;
    /** `perSecond` is what one process sends well, and no limit of the platform: each process has all of it. */
    readonly perSecondIsOwn?: true;
    /** A slower pace that counts after a burst of so many. */
    readonly sustained?: { readonly burst: number; readonly perSecond: number };
    /** The same for each installation, if the platform counts by installation. */
    readonly perInstallation?: { readonly burst: number; readonly perSecond: number };
    /** Milliseconds between two sends to one channel. */
    readonly queueGapMs: number;
    readonly maxInFlight: number;
    /** 401, 403 and 404 in ten minutes; above it the platform would ban the address. */
    readonly maxRefusalsPerTenMinutes: number;
  };
  /** An address that opens the destination for people who may see it; undefined if it is not known well enough. */
  linkTo?(destination: Destination): string | undefined;
  /** Why the platform is stopped until the next start, in one sentence; undefined while it is not. */
  findRefusal?(): string | undefined;
  publish(job: PublishJob, signal: AbortSignal): Promise<PublishOutcome>;
  edit(job: PublishJob, message: MessageRef, signal: AbortSignal): Promise<PublishOutcome>;
  /** Takes the message away; one that is gone already is done. Where that is not allowed, it is edited as `job.message` says. */
  remove(job: PublishJob, message: MessageRef, signal: AbortSignal): Promise<PublishOutcome>;
  openThread(job: PublishJob, message: MessageRef, signal: AbortSignal): Promise<PublishOutcome>;
  crosspost(job: PublishJob, message: MessageRef, signal: AbortSignal): Promise<PublishOutcome>;
  find(job: FindJob, signal: AbortSignal): Promise<FindOutcome>;
  /**
   * One small question, to tell an outage of the platform from trouble with one message. Every answer counts, a refusal too; no answer, or
   * that of a server in trouble, is false. Absent if there is nothing to ask: it is there.
   */
  isThere?(signal: AbortSignal): Promise<boolean>;
}
