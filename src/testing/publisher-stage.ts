import { composeAnnouncement } from '../announce/compose-announcement.ts';
import type { Anchor, Slug } from '../content/article.ts';
import type { AnnouncementId, ArticleCard, Card } from '../delivery/announcement.ts';
import { deliveryKeyOf, deliveryMarkerOf } from '../delivery/delivery-key.ts';
import type { FindJob, MessageRef, PublishJob, Publisher, PublishOutcome } from '../ports/publisher.ts';
import type { Destination } from '../subscription/subscription.ts';
import { sayKept } from '../words/kept-text.ts';
import { wordsFor } from '../words/words-for.ts';

/** The fate of requests that post, from now on. */
export type Weather =
  /** Cut before the platform has taken the message, or after. */
  | 'lostBefore'
  | 'lostAfter'
  | 'serverError'
  | 'serverErrorAfter'
  /** Never answered. */
  | 'hangs'
  /** Asked to wait for `WAIT_MS`. */
  | 'askedToWait';

/** The wait that the platform asks for, in ms. */
export const WAIT_MS = 5_000;

/** A publisher, and a stand-in or a test account of its platform. Each case gets a fresh one. */
export interface PublisherStage {
  readonly publisher: Publisher;
  /** A channel in which the bot may post and read. */
  readonly destination: Destination;
  /** Why the publisher cannot look for a message: a repeated key is all that it needs. */
  readonly cannotLook?: string;
  /** The texts that people see in the channel, oldest first. */
  messages(): readonly string[];
  /** The number of requests to post a message that have reached the platform. */
  countPosts(): number;
  /** Until `clear`, every request that posts meets this. */
  meet(weather: Weather): void;
  clear(): void;
  /** Nobody listens where the platform was. */
  goAway(): Promise<void>;
}

/** Never aborted: what ends a call is the publisher's own time. */
export const never: AbortSignal = new AbortController().signal;

/** A job as the dispatcher makes it, about an article of that title. One `article` has one marker, whatever its title; a later `revision` is an edit. */
export function makeContractJob(
  title: string,
  destination: Destination,
  { article = title, revision = 1, ...overrides }: Partial<PublishJob> & { readonly article?: string } = {},
): PublishJob {
  const announcementId = `article:${slugOf(article)}` as AnnouncementId;
  const part = revision === 1 ? ({ kind: 'post', part: 'post' } as const) : ({ kind: 'edit', part: `edit:${revision}` } as const);
  const delivery = { announcementId, destination, ...part, revision };
  const marker = deliveryMarkerOf(delivery);
  const articleCard: ArticleCard = {
    kind: 'article',
    slug: slugOf(title) as Slug,
    title,
    bylines: [],
    topics: [],
    firstAnchor: 'lede' as Anchor,
    corrections: [],
  };
  const { takesDown } = overrides;
  const card: Card = takesDown === undefined ? articleCard : { kind: 'takenDown', how: takesDown };
  return {
    key: deliveryKeyOf(delivery),
    marker,
    destination,
    message: composeAnnouncement(card, part.kind, marker, { template: 'card', words: wordsFor([]) }),
    card,
    revision,
    mayStart: () => true,
    settings: { forumTags: [] },
    title,
    ...overrides,
  };
}

function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

/** Looks for the message of a job among those of the last minute. */
export function findJobOf({ marker, destination }: PublishJob, startedAt: number): FindJob {
  return { marker, destination, since: startedAt - 60_000 };
}

/** @throws Error if the message was not published. */
export function publishedBy(outcome: PublishOutcome): MessageRef {
  if (outcome.kind !== 'done') throw new Error(`It was not published: ${outcome.kind}, ${sayKept(outcome.reason)}.`);
  return outcome.message;
}
