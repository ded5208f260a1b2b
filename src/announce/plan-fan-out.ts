import type { Article } from '../content/article.ts';
import type { AudiencePlan } from '../ports/fan-out.ts';
import type { Announcement, AnnouncementId } from '../delivery/announcement.ts';
import { hasOneSpelling } from '../glossary/name-pattern.ts';
import { type Decision, type DeliveryKind, queueKeyOf, type NewDelivery } from '../delivery/delivery.ts';
import { decidingClauses, type Filterable, matchFilter } from '../subscription/filter.ts';
import type { Follow } from '../subscription/follow.ts';
import { foldLabel } from '../subscription/fold.ts';
import { filterableOf } from './make-card.ts';
import { mentionsTerm, type NamesOf } from './mentions-term.ts';
import { afterQuiet } from '../subscription/schedule.ts';
import type { Destination, Subscription } from '../subscription/subscription.ts';
import { keepText } from '../words/kept-text.ts';

/** News that could not be told for a day is not told any more. */
export const MAX_AGE_MS = 24 * 3_600_000;

/** The fields that a delivery takes over from its announcement. */
export type Announced = Pick<Announcement, 'id' | 'kind' | 'revision'>;

/** The destinations of an article, each with its way and its time; and for the others, the clause that left them out. */
export function planFanOut(announcement: Announced, article: Article, now: number, namesOf: NamesOf = (term) => [term]): AudiencePlan {
  const filterable = filterableOf(article);
  const findFollowers = createFollowerFinder(article, filterable, namesOf);
  return ({ subscriptions, follows }) => {
    const deliveries: NewDelivery[] = [];
    const digestItems: { destinationId: Destination['id']; announcementId: AnnouncementId }[] = [];
    const decisions: Decision[] = [];
    for (const subscription of subscriptions) {
      const destinationId = subscription.destination.id;
      const { isWanted, because } = judge(subscription, article, filterable);
      if (!isWanted) decisions.push({ announcementId: announcement.id, destinationId, because });
      else if (subscription.settings.schedule.kind !== 'immediately') digestItems.push({ destinationId, announcementId: announcement.id });
      else deliveries.push(...planDeliveries(announcement, subscription, now, because));
    }
    for (const { destination, kind, value } of findFollowers(follows)) {
      deliveries.push({ ...createDelivery(announcement, destination, 'post', now), followed: { by: kind, value } });
    }
    return { deliveries, digestItems, decisions };
  };
}

/** The posts of one subscription, without asking its filter: also for a backfill. `because` is what its filter said. */
export function planDeliveries(
  announcement: Announced,
  { destination, settings }: Subscription,
  now: number,
  because?: string,
): readonly NewDelivery[] {
  // A channel that refuses us holds its queue by what it refused first; what comes later waits behind that, and flows with it.
  const readyAt = afterQuiet(settings.quiet, now);
  const kinds: readonly DeliveryKind[] = [
    'post',
    // A post in a forum is a thread already.
    ...(settings.thread && destination.kind === 'channel' ? (['thread'] as const) : []),
    ...(settings.crosspost && destination.platform === 'discord' ? (['crosspost'] as const) : []),
  ];
  return kinds.map((kind) => ({
    ...createDelivery(announcement, destination, kind, readyAt),
    ...(because === undefined || kind !== 'post' ? {} : { because }),
  }));
}

/**
 * A post to see that it works: the person who asks for it waits for it, so it keeps no quiet hours and stands behind no other post. It has a queue
 * of its own for that.
 */
export function planTest(announcement: Announced, { destination }: Subscription, now: number): NewDelivery {
  return { ...createDelivery(announcement, destination, 'post', now), queueKey: `${destination.id}:test` };
}

export function createDelivery(announcement: Announced, destination: Destination, kind: DeliveryKind, readyAt: number): NewDelivery {
  return {
    announcementId: announcement.id,
    announcementKind: announcement.kind,
    destination,
    kind,
    part: kind,
    revision: announcement.revision,
    queueKey: queueKeyOf(destination, kind),
    readyAt,
    expiresAt: readyAt + MAX_AGE_MS,
  };
}

function judge(
  { settings }: Subscription,
  article: Article,
  filterable: Filterable,
): { readonly isWanted: boolean; readonly because: string } {
  if (settings.lang !== undefined && article.lang !== undefined && primaryLanguage(settings.lang) !== primaryLanguage(article.lang)) {
    return { isWanted: false, because: keepText('otherLanguage', settings.lang, article.lang) };
  }
  const verdict = matchFilter(settings.filter, filterable);
  return { isWanted: verdict.matches, because: decidingClauses(verdict).join(', ') };
}

/** Each reader once, however many of their follows match. */
function createFollowerFinder(
  article: Article,
  filterable: Filterable,
  namesOf: NamesOf,
): (follows: readonly Follow[]) => readonly Follow[] {
  const topics = new Set(article.topics.map(foldLabel));
  const authors = new Set(article.bylines.map(foldLabel));
  // Thousands of readers follow a few hundred terms: each is looked for once.
  const mentioned = new Map<string, boolean>();
  return (follows) => {
    const found = new Map<string, Follow>();
    for (const follow of follows) {
      const { kind, value, destination } = follow;
      if (found.has(destination.id)) continue;
      const name = foldLabel(value);
      const isMentioned = (): boolean =>
        remember(mentioned, hasOneSpelling(value) ? value : name, () => mentionsTerm(filterable, value, namesOf));
      const matches = kind === 'topic' ? topics.has(name) : kind === 'author' ? authors.has(name) : isMentioned();
      if (matches) found.set(destination.id, follow);
    }
    return [...found.values()];
  };
}

function remember(known: Map<string, boolean>, name: string, compute: () => boolean): boolean {
  const value = known.get(name) ?? compute();
  known.set(name, value);
  return value;
}

function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
