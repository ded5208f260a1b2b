import type { Article } from '../content/article.ts';
import { newsAt } from '../content/withholding.ts';
import type { FanOut } from '../ports/fan-out.ts';
import { withProblems, fillForm } from '../reply/fill-form.ts';
import type { Form, FormValues } from '../reply/form.ts';
import { type AnnouncementId, announcementIdOf } from '../delivery/announcement.ts';
import type { AnnouncementServiceOptions } from './service-options.ts';
import { changeSubscription } from './change-subscription.ts';
import { findArticleId } from './find-article-id.ts';
import { fitToPlace } from '../subscription/fit-to-place.ts';
import { makeArticleCard } from './make-card.ts';
import { defaultSettings, parseSettings } from '../subscription/parse-settings.ts';
import { createOnce } from './once.ts';
import { channelOf, type ChannelContext } from '../subscription/channel-context.ts';
import { planDeliveries, planTest } from './plan-fan-out.ts';
import { composeSettingsForm, readSettingsForm } from '../subscription/settings-form.ts';
import type { Subscription, SubscriptionSettings } from '../subscription/subscription.ts';
import type { Words } from '../words/words.ts';
import { spokenLanguage } from '../words/words-for.ts';

export type SubscribeOutcome =
  | {
      readonly kind: 'subscribed';
      readonly subscription: Subscription;
      readonly isNew: boolean;
      readonly backfilled: number;
      readonly askedFor?: number;
    }
  | { readonly kind: 'problem'; readonly what: string };

export type SubmitOutcome = Extract<SubscribeOutcome, { kind: 'subscribed' }> | Form;

export interface Subscribing {
  /** Subscribes the channel or changes its settings; `articles` are those that may be read now, newest first. */
  subscribe(place: ChannelContext, text: string, articles: readonly Article[], words?: Words): Promise<SubscribeOutcome>;
  /** The settings of the channel to fill in, whether it is subscribed or not. */
  openForm(place: ChannelContext, words: Words): Promise<Form>;
  /** Subscribes, or gives the form back with what is wrong. */
  submitForm(place: ChannelContext, values: FormValues, words: Words): Promise<SubmitOutcome>;
  /**
   * Posts the newest of these articles that is news already, as a subscription would, to see that it works; `articles` are those that may be read
   * now. The article, or why there is none: no subscription, or nothing to post.
   */
  test(place: ChannelContext, articles: readonly Article[]): Promise<Article | 'notSubscribed' | 'nothing'>;
}

/** Subscribing a channel, by what was typed or by what was filled in. */
export function createSubscribing({ storage, clock, branding, onPlanned }: AnnouncementServiceOptions): Subscribing {
  const { outbox, subscriptions, ledger } = storage;
  const once = createOnce(storage.effects, clock);

  async function save(
    place: ChannelContext,
    settings: SubscriptionSettings,
  ): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }> {
    const destination = channelOf(place);
    const existing = await subscriptions.find(destination.id);
    const now = clock.now();
    const subscription: Subscription = {
      destination,
      settings,
      createdBy: existing?.createdBy ?? place.userId,
      createdAt: existing?.createdAt ?? now,
    };
    await changeSubscription(storage, subscription, now);
    return { subscription, isNew: existing === undefined };
  }

  /** The number of them that come: those that are here already, or planned for later, do not. */
  async function backfill(subscription: Subscription, articles: readonly Article[]): Promise<number> {
    const now = clock.now();
    let posted = 0;
    // Oldest first, as they would have come.
    for (const article of articles.toReversed()) {
      const articleId = await findArticleId(ledger, article);
      const id = announcementIdOf(articleId);
      const known = await outbox.findAnnouncement(id);
      // Its day will come, for every channel.
      if (known?.status === 'scheduled') continue;
      const { deliveries } = await outbox.explain(id, subscription.destination.id);
      if (deliveries.some(({ kind }) => kind === 'post')) continue;
      posted += 1;
      const revision = known?.revision ?? 1;
      const announcement = {
        id,
        kind: 'article',
        articleId,
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
          cards: [{ announcementId: id, revision, card: makeArticleCard(article, branding()) }],
          deliveries: planDeliveries(announcement, subscription, now),
        },
        now,
      );
    }
    return posted;
  }

  return {
    async subscribe(place, text, articles, words) {
      const existing = await subscriptions.find(channelOf(place).id);
      const parsed = parseSettings(text, existing?.settings ?? firstSettings(place), words);
      if (parsed.kind === 'problem') return parsed;
      const fitted = fitToPlace(parsed.settings, place, words);
      if (fitted.kind === 'problem') return { kind: 'problem', what: fitted.what };
      const news = newsOf(articles, clock.now()).slice(0, parsed.backfill);
      const saved = await once(place.cause, 'subscribe', async () => {
        const { subscription, isNew } = await save(place, fitted.settings);
        return { subscription, isNew, backfilled: await backfill(subscription, news) };
      });
      onPlanned();
      return { kind: 'subscribed', ...saved, ...(parsed.backfill === 0 ? {} : { askedFor: parsed.backfill }) };
    },
    async openForm(place, words) {
      const existing = await subscriptions.find(channelOf(place).id);
      return composeSettingsForm(existing?.settings ?? firstSettings(place), existing === undefined, place, words);
    },
    async submitForm(place, values, words) {
      const existing = await subscriptions.find(channelOf(place).id);
      const base = existing?.settings ?? firstSettings(place);
      const read = readSettingsForm(values, base, place, words);
      if (read.kind === 'problems')
        return withProblems(fillForm(composeSettingsForm(base, existing === undefined, place, words), values), read.problems);
      const saved = await once(place.cause, 'subscribe', () => save(place, read.settings));
      onPlanned();
      return { kind: 'subscribed', ...saved, backfilled: 0 };
    },
    async test(place, articles) {
      const now = clock.now();
      const [article] = newsOf(articles, now);
      if (article === undefined) return 'nothing';
      const subscription = await subscriptions.find(channelOf(place).id);
      if (subscription === undefined) return 'notSubscribed';
      // A test is a message of its own, one for whatever asked for it; the article's real announcement is not used up.
      const id = `test:${article.slug}:${place.cause ?? Math.floor(now / 1_000)}` as AnnouncementId;
      const announcement = {
        id,
        kind: 'test',
        slug: article.slug,
        status: 'out',
        rule: 'test',
        dueAt: now,
        createdAt: now,
        revision: 1,
      } as const;
      await outbox.insertFanOut(
        {
          ...nothing,
          announcements: [announcement],
          cards: [{ announcementId: id, revision: 1, card: makeArticleCard(article, branding()) }],
          deliveries: [planTest(announcement, subscription, now)],
        },
        now,
      );
      onPlanned();
      return article;
    },
  };
}

/** If `future: show` serves an article before its date, it is announced at its date all the same. */
function newsOf(articles: readonly Article[], now: number): readonly Article[] {
  return articles.filter((article) => (newsAt(article) ?? now) <= now);
}

/** A channel that nobody has set up: posts are in its own language, if its people have set one. */
function firstSettings({ locale }: ChannelContext): SubscriptionSettings {
  const texts = spokenLanguage(locale);
  return texts === undefined ? defaultSettings : { ...defaultSettings, texts };
}

const nothing: FanOut = { announcements: [], cards: [], deliveries: [], revisions: [], digestItems: [], decisions: [], digestsMade: [] };
