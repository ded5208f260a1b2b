import type { Article } from '../content/article.ts';
import { type DecideOutcome, type Decider, decideDoubt } from './decide-doubt.ts';
import type { Delivery, Explanation } from '../delivery/delivery.ts';
import type { AnnouncementServiceOptions } from './service-options.ts';
import { announcementIdOf } from '../delivery/announcement.ts';
import { findArticleId } from './find-article-id.ts';
import { createFollowService, type FollowService } from './follow-service.ts';
import { createOnce } from './once.ts';
import { channelOf, type ChannelContext } from '../subscription/channel-context.ts';
import { createSubscribing, type Subscribing } from './subscribing.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { keepText } from '../words/kept-text.ts';

export interface AnnouncementStatus {
  readonly subscription: Subscription | undefined;
  /** `givenUp`: posts that never came. `collected`: articles that wait for the next digest. */
  readonly counts: {
    readonly pending: number;
    readonly unknown: number;
    readonly delivered: number;
    readonly givenUp: number;
    readonly collected: number;
  };
  /** Why the newest post was given up; absent when it was not. */
  readonly refusal?: string;
  /** The part of the newest post that the platform refused; the post is there without it. */
  readonly lack?: string;
  /** Posts whose outcome nobody can prove, the oldest first. */
  readonly inDoubt: readonly Delivery[];
}

/** The acts of people on announcements. The command decides on their rights, and for other channels the caller that asks the platform. */
export interface AnnouncementService extends Subscribing, FollowService {
  unsubscribe(place: ChannelContext): Promise<boolean>;
  status(place: ChannelContext): Promise<AnnouncementStatus>;
  /** The channels of the place's installation that are subscribed, by id, the first subscribed one first. */
  listChannels(place: ChannelContext): Promise<readonly string[]>;
  explain(
    place: ChannelContext,
    article: Article,
  ): Promise<{ readonly explanation: Explanation; readonly subscription: Subscription | undefined }>;
  /** The word of somebody who has looked for a message whose outcome is unknown. */
  decideDoubt(delivery: number, verdict: 'isThere' | 'postAgain', decider: Decider): Promise<DecideOutcome>;
}

/** Of one channel. The newest: nobody decides a hundred in one message. */
const MAX_DOUBTS = 100;

export function createAnnouncementService(options: AnnouncementServiceOptions): AnnouncementService {
  const { storage, clock, onPlanned } = options;
  const { outbox, subscriptions, ledger } = storage;
  const once = createOnce(storage.effects, clock);
  return {
    ...createSubscribing(options),
    ...createFollowService(options),
    unsubscribe: (place) => once(place.cause, 'unsubscribe', () => subscriptions.remove(channelOf(place).id, clock.now())),
    async listChannels({ platform, installationId }) {
      const all = await subscriptions.listOf(platform, installationId);
      return all.flatMap(({ destination }) => (destination.kind === 'user' ? [] : [destination.targetId]));
    },
    async status(place) {
      const { id } = channelOf(place);
      const { pending, sending, unknown, delivered, dead } = await outbox.count({ destinationId: id, kind: 'post' });
      const inDoubt = await outbox.list({ destinationId: id, status: ['unknown'], limit: MAX_DOUBTS });
      const [newest] = await outbox.list({ destinationId: id, kind: 'post', status: ['delivered', 'dead'], limit: 1 });
      const collected = (await outbox.listDigestItems(id)).length;
      return {
        subscription: await subscriptions.find(id),
        counts: { pending: pending + sending, unknown, delivered, givenUp: dead, collected },
        ...(newest?.status === 'dead' ? { refusal: newest.reason ?? keepText('refused') } : {}),
        ...(newest?.status === 'delivered' && newest.reason !== undefined ? { lack: newest.reason } : {}),
        inDoubt: inDoubt.toReversed(),
      };
    },
    async explain(place, article) {
      const { id } = channelOf(place);
      return {
        explanation: await outbox.explain(announcementIdOf(await findArticleId(ledger, article)), id),
        subscription: await subscriptions.find(id),
      };
    },
    async decideDoubt(delivery, verdict, decider) {
      const outcome = await once(decider.cause, 'decide', () => decideDoubt(outbox, delivery, verdict, decider, clock.now()));
      if (outcome === 'settled') onPlanned();
      return outcome;
    },
  };
}
