import type { ArticleCard } from '../../delivery/announcement.ts';
import type { PublishJob } from '../../ports/publisher.ts';

/** The events of an article, in the words of a push to Newsdesk. */
type EventType = 'publish' | 'update' | 'retract' | 'delete';

export interface WebhookEvent {
  readonly type: EventType;
  /** Grows with each event of an article: one that comes late is known by it. */
  readonly revision: number;
  readonly article: Readonly<Record<string, unknown>> & {
    /** The same in all events of an article: its first slug. */
    readonly id: string;
  };
  /** One line for an editor's eye, in the publication's language. */
  readonly whatChanged?: string;
}

/** `known` is the article's id in earlier events; undefined for the first one. Undefined if the job is not about an article. */
export function composeEvent({ card, revision }: PublishJob, known: string | undefined): WebhookEvent | undefined {
  if (card.kind === 'takenDown') return known === undefined ? undefined : { type: 'delete', revision, article: { id: known } };
  if (card.kind !== 'article') return undefined;
  const { whatChanged } = card;
  return {
    type: typeOf(card, known),
    revision,
    article: { id: known ?? card.slug, ...fieldsOf(card) },
    ...(whatChanged === undefined ? {} : { whatChanged }),
  };
}

function typeOf({ retraction, isBack }: ArticleCard, known: string | undefined): EventType {
  if (retraction !== undefined) return 'retract';
  return known === undefined || isBack === true ? 'publish' : 'update';
}

function fieldsOf({ slug, title, dek, url, bylines, topics, publishedAt, updatedAt, image, corrections, retraction }: ArticleCard) {
  return { slug, url, title, dek, publishedAt, updatedAt, authors: bylines, topics, image, corrections, retraction };
}

/** The same bytes for each attempt, so that a receiver may compare them. */
export function encodeEvent(event: WebhookEvent): Uint8Array {
  return Buffer.from(JSON.stringify(event));
}
