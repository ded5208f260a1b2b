import type { Article } from '../content/article.ts';
import type { FanOut } from '../ports/outbox.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import { type AnnouncementId, announcementIdOf } from './announcement.ts';
import type { ArticleId } from './article-state.ts';
import type { Explanation } from './delivery.ts';
import type { Follow } from './follow.ts';
import { makeArticleCard } from './make-card.ts';
import { defaultSettings, parseSettings } from './parse-settings.ts';
import { planDeliveries } from './plan-fan-out.ts';
import { nextRunAfter } from './rhythm.ts';
import { type Destination, destinationOf, type Platform, type Subscription } from './subscription.ts';

/** Where somebody asks from, as a command knows it. */
export interface Place {
  readonly platform: Platform;
  readonly installationId: string;
  readonly channelId: string;
  readonly userId: string;
}

export type SubscribeOutcome =
  | { readonly kind: 'subscribed'; readonly subscription: Subscription; readonly isNew: boolean; readonly backfilled: number }
  | { readonly kind: 'problem'; readonly what: string };

export interface AnnouncementStatus {
  readonly subscription: Subscription | undefined;
  readonly counts: { readonly pending: number; readonly unknown: number; readonly delivered: number };
}

/** What people in a channel can do about its announcements. Who may is decided by the command. */
export interface AnnouncementDesk {
  /** Subscribes the channel or changes its settings; `articles` are those that may be read now, newest first. */
  subscribe(place: Place, text: string, articles: readonly Article[]): Promise<SubscribeOutcome>;
  unsubscribe(place: Place): Promise<boolean>;
  /** Posts one article here as a subscription would, to see that it works. False when there is no subscription. */
  test(place: Place, article: Article): Promise<boolean>;
  status(place: Place): Promise<AnnouncementStatus>;
  explain(place: Place, article: Article): Promise<{ readonly explanation: Explanation; readonly subscription: Subscription | undefined }>;
  follow(place: Place, kind: Follow['kind'], value: string): Promise<boolean>;
  unfollow(place: Place, kind: Follow['kind'], value: string): Promise<boolean>;
  follows(place: Place): Promise<readonly Follow[]>;
}

export interface AnnouncementDeskOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Called after something to send was written. */
  readonly onPlanned: () => void;
}

export function createAnnouncementDesk({ storage, clock, onPlanned }: AnnouncementDeskOptions): AnnouncementDesk {
  const { outbox, subscriptions, follows, ledger } = storage;

  /** The article's announcement keeps the id it was born with, whatever its slug is now. */
  async function findAnnouncementId(article: Article): Promise<AnnouncementId> {
    const { articles } = await ledger.read();
    const state = articles.find(({ slug }) => slug === article.slug);
    return announcementIdOf(state?.articleId ?? (article.slug as string as ArticleId));
  }

  async function backfill(subscription: Subscription, articles: readonly Article[]): Promise<void> {
    const now = clock.now();
    // Oldest first, as they would have come.
    for (const article of articles.toReversed()) {
      const id = await findAnnouncementId(article);
      const known = await outbox.findAnnouncement(id);
      // Its day will come, for every channel.
      if (known?.status === 'scheduled') continue;
      const revision = known?.revision ?? 1;
      const announcement = {
        id,
        articleId: id.slice('article:'.length) as ArticleId,
        slug: article.slug,
        status: 'out',
        rule: known?.status === 'out' ? known.rule : 'backfill',
        dueAt: now,
        createdAt: known?.createdAt ?? now,
        revision,
      } as const;
      await outbox.insertFanOut(
        {
          ...nothing,
          announcements: [announcement],
          cards: [{ announcementId: id, revision, card: makeArticleCard(article) }],
          deliveries: planDeliveries(announcement, subscription, now),
        },
        now,
      );
    }
  }

  return {
    async subscribe(place, text, articles) {
      const destination = channelOf(place);
      const existing = await subscriptions.find(destination.id);
      const parsed = parseSettings(text, existing?.settings ?? defaultSettings);
      if (parsed.kind === 'problem') return parsed;
      const now = clock.now();
      const subscription: Subscription = {
        destination,
        settings: parsed.settings,
        createdBy: existing?.createdBy ?? place.userId,
        createdAt: existing?.createdAt ?? now,
      };
      await subscriptions.put(subscription, nextRunAfter(parsed.settings.rhythm, now));
      if (existing?.parked !== undefined) await outbox.releaseLane(destination.id, now);
      const newest = articles.slice(0, parsed.backfill);
      await backfill(subscription, newest);
      onPlanned();
      return { kind: 'subscribed', subscription, isNew: existing === undefined, backfilled: newest.length };
    },
    unsubscribe: (place) => subscriptions.remove(channelOf(place).id, clock.now()),
    async test(place, article) {
      const subscription = await subscriptions.find(channelOf(place).id);
      if (subscription === undefined) return false;
      const now = clock.now();
      // A test is a message of its own, once a second at most; the article's real announcement is not used up.
      const id = `test:${article.slug}:${Math.floor(now / 1_000)}` as AnnouncementId;
      const announcement = { id, status: 'out', rule: 'test', dueAt: now, createdAt: now, revision: 1 } as const;
      await outbox.insertFanOut(
        {
          ...nothing,
          announcements: [announcement],
          cards: [{ announcementId: id, revision: 1, card: makeArticleCard(article) }],
          deliveries: planDeliveries(announcement, subscription, now).filter(({ kind }) => kind === 'post'),
        },
        now,
      );
      onPlanned();
      return true;
    },
    async status(place) {
      const { id } = channelOf(place);
      const counts = { pending: 0, unknown: 0, delivered: 0 };
      for (const delivery of await outbox.list({ destinationId: id, limit: 500 })) {
        if (delivery.kind !== 'post') continue;
        if (delivery.status === 'pending' || delivery.status === 'sending') counts.pending += 1;
        else if (delivery.status === 'unknown' || delivery.status === 'delivered') counts[delivery.status] += 1;
      }
      return { subscription: await subscriptions.find(id), counts };
    },
    async explain(place, article) {
      const { id } = channelOf(place);
      return { explanation: await outbox.explain(await findAnnouncementId(article), id), subscription: await subscriptions.find(id) };
    },
    follow: (place, kind, value) => follows.add({ destination: personOf(place), kind, value, createdAt: clock.now() }),
    unfollow: (place, kind, value) => follows.remove(personOf(place).id, kind, value),
    follows: (place) => follows.listOf(personOf(place).id),
  };
}

const nothing: FanOut = { announcements: [], cards: [], deliveries: [], revisions: [], digestItems: [], decisions: [], digestsMade: [] };

function channelOf({ platform, installationId, channelId }: Place): Destination {
  return destinationOf(platform, installationId, 'channel', channelId);
}

function personOf({ platform, installationId, userId }: Place): Destination {
  return destinationOf(platform, installationId, 'user', userId);
}
