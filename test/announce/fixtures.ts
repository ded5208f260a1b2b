import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { ArticleCard } from '../../src/delivery/announcement.ts';
import { queueKeyOf, type NewDelivery } from '../../src/delivery/delivery.ts';
import { matchEverything } from '../../src/subscription/filter.ts';
import { destinationOf, type Destination, type Subscription, type SubscriptionSettings } from '../../src/subscription/subscription.ts';
import type { Anchor, Article, Section, Slug } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { FanOut } from '../../src/ports/fan-out.ts';
import type { NewInstallation } from '../../src/ports/installations.ts';

export const NOON = Date.parse('2026-11-02T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const emptyFanOut: FanOut = {
  announcements: [],
  cards: [],
  deliveries: [],
  revisions: [],
  digestItems: [],
  decisions: [],
  digestsMade: [],
};

export function makeSection(heading: string, text: string, position: number): Section {
  const block = { kind: 'paragraph' as const, start: 0, contentStart: 0, end: text.length, listDepth: 0, quoteDepth: 0 };
  return {
    anchor: (position === 0 ? 'lede' : heading.toLowerCase().replaceAll(' ', '-')) as Anchor,
    heading,
    headingPath: position === 0 ? [] : [heading],
    level: position === 0 ? 0 : 2,
    position,
    body: { text, blocks: [block], marks: [] },
  };
}

/** `sections` maps headings to texts; the first one is the lede. */
export function makeArticle(
  slug: string,
  overrides: Partial<Article> & { readonly texts?: Readonly<Record<string, string>> } = {},
): Article {
  const { texts = { Lede: `What ${slug} is about.`, Details: `The details of ${slug}.` }, ...rest } = overrides;
  const title = rest.title ?? `Title of ${slug}`;
  return {
    slug: slug as Slug,
    title,
    bylines: ['Ada Writer'],
    publishedAt: '2026-11-02T11:00:00Z',
    topics: ['ai'],
    visibility: { kind: 'public' },
    corrections: [],
    sections: Object.entries(texts).map(([heading, text], position) => makeSection(position === 0 ? title : heading, text, position)),
    definitions: [],
    hash: `hash-of-${slug}`,
    ...rest,
  };
}

export function makeEdition(articles: readonly Article[], hash = String(articles.length)): Edition {
  return { hash, publication: { name: 'The Test', lang: 'en' }, articles, glossary: [], problems: [] };
}

export function makeSettings(overrides: Partial<SubscriptionSettings> = {}): SubscriptionSettings {
  return {
    filter: matchEverything,
    schedule: { kind: 'immediately' },
    thread: false,
    forumTags: [],
    crosspost: false,
    template: 'card',
    ...overrides,
  };
}

export function makeDestination(
  channel: string,
  platform: 'discord' | 'slack' = 'discord',
  kind: Destination['kind'] = 'channel',
): Destination {
  return destinationOf(platform, 'I1', kind, channel);
}

export function makeSubscription(channel: string, overrides: Partial<Subscription> = {}): Subscription {
  return { destination: makeDestination(channel), settings: makeSettings(), createdBy: 'U1', createdAt: NOON, ...overrides };
}

export function makeDelivery(announcement: string, channel: string, overrides: Partial<NewDelivery> = {}): NewDelivery {
  const destination = overrides.destination ?? makeDestination(channel);
  const kind = overrides.kind ?? 'post';
  return {
    announcementId: `article:${announcement}` as AnnouncementId,
    announcementKind: 'article',
    destination,
    kind,
    part: kind,
    revision: 1,
    queueKey: queueKeyOf(destination, kind),
    readyAt: NOON,
    expiresAt: NOON + DAY,
    ...overrides,
  };
}

export function makeCard(slug: string, overrides: Partial<ArticleCard> = {}): ArticleCard {
  return {
    kind: 'article',
    slug: slug as Slug,
    title: `Title of ${slug}`,
    bylines: ['Ada Writer'],
    topics: ['ai'],
    firstAnchor: 'lede' as Anchor,
    corrections: [],
    ...overrides,
  };
}

export function makeInstallation(id: string, overrides: Partial<NewInstallation> = {}): NewInstallation {
  return {
    platform: 'slack',
    id,
    name: `Team ${id}`,
    botId: `B${id}`,
    botUserId: `U${id}`,
    botName: 'newsdesk',
    scopes: ['chat:write', 'commands'],
    sealedToken: `sealed ${id}`,
    installedAt: NOON,
    ...overrides,
  };
}
