import { sectionKey } from '../reply/intent-codec.ts';
import type { Action, Reply, ReplyBlock } from '../reply/reply.ts';
import type { ArticleCard, Card, DigestCard } from './announcement.ts';
import type { DeliveryKind } from './delivery.ts';
import type { DeliveryMark } from './delivery-key.ts';

export interface AnnouncementLook {
  /** 0xRRGGBB */
  readonly color?: number;
  readonly footer?: string;
}

/** Links more than a menu of Discord can take are left to the list above it. */
const MAX_MENU = 25;

/**
 * What an announcement says. Depends on the card and the publication's look alone, so that a second attempt sends the same bytes.
 * A note is what goes into the thread when a correction or retraction is explained.
 */
export function composeAnnouncement(card: Card, kind: DeliveryKind, mark: DeliveryMark, look: AnnouncementLook): Reply {
  switch (card.kind) {
    case 'article':
      return kind === 'note' ? composeNote(card, mark, look) : composeArticle(card, mark, look);
    case 'digest':
      return composeDigest(card, mark, look);
    case 'notice':
      return { audience: 'channel', summary: card.text, blocks: [{ kind: 'notice', tone: 'problem', text: card.text }], actions: [] };
  }
}

function composeArticle(card: ArticleCard, mark: DeliveryMark, look: AnnouncementLook): Reply {
  const credit = creditOf(card, look);
  const latest = card.corrections.at(-1);
  const blocks: ReplyBlock[] = [
    ...(card.retraction === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: `Retracted: ${card.retraction}` } as const]),
    { kind: 'heading', text: card.title, ...(card.url === undefined ? {} : { url: card.url }) },
    ...(card.dek === undefined ? [] : [{ kind: 'paragraph', text: card.dek } as const]),
    ...(latest === undefined || card.retraction !== undefined
      ? []
      : [{ kind: 'notice', tone: 'correction', text: `Corrected: ${latest}` } as const]),
    ...(card.image === undefined ? [] : [{ kind: 'image', url: card.image.url, alt: card.image.alt } as const]),
    ...(card.topics.length === 0 ? [] : [{ kind: 'paragraph', text: card.topics.join(' · '), muted: true } as const]),
    ...(credit === '' ? [] : [{ kind: 'credit', text: credit } as const]),
  ];
  const prefix = card.retraction === undefined ? 'New' : 'Retracted';
  return { audience: 'channel', summary: `${prefix}: ${card.title}`, blocks, actions: actionsOf(card, mark), ...colorOf(look) };
}

function composeNote(card: ArticleCard, mark: DeliveryMark, look: AnnouncementLook): Reply {
  const isRetraction = card.retraction !== undefined;
  const text = isRetraction ? `Retracted: ${card.retraction}` : `Corrected: ${card.whatChanged ?? card.corrections.at(-1) ?? card.title}`;
  return {
    audience: 'channel',
    summary: `${card.title} was ${isRetraction ? 'retracted' : 'corrected'}`,
    blocks: [
      { kind: 'notice', tone: isRetraction ? 'problem' : 'correction', text },
      { kind: 'paragraph', text: card.title, muted: true },
    ],
    actions: actionsOf(card, mark).slice(0, 1),
    ...colorOf(look),
  };
}

function composeDigest(card: DigestCard, mark: DeliveryMark, look: AnnouncementLook): Reply {
  const title =
    card.reason === 'late'
      ? `${card.items.length} new articles`
      : `${card.reason === 'daily' ? 'Today' : 'This week'}: ${card.items.length} ${card.items.length === 1 ? 'article' : 'articles'}`;
  return {
    audience: 'channel',
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'results',
        items: card.items.map((item, index) => ({
          rank: index + 1,
          title: item.title,
          locator: '',
          ...(item.url === undefined ? {} : { url: item.url }),
          snippet: { text: item.dek ?? '', highlights: [], cutBefore: false, cutAfter: false },
        })),
      },
      ...(look.footer === undefined ? [] : [{ kind: 'credit', text: look.footer } as const]),
    ],
    actions: [
      {
        kind: 'menu',
        placeholder: 'Read one here',
        options: card.items.slice(0, MAX_MENU).map((item) => ({
          label: item.title,
          intent: { kind: 'article', section: sectionKey(item.slug, item.firstAnchor), mark },
        })),
      },
    ],
    ...colorOf(look),
  };
}

function actionsOf(card: ArticleCard, mark: DeliveryMark): readonly Action[] {
  return [
    {
      kind: 'button',
      label: 'Read here',
      tone: 'primary',
      intent: { kind: 'article', section: sectionKey(card.slug, card.firstAnchor), mark },
    },
    ...(card.url === undefined ? [] : [{ kind: 'link', label: 'Open', url: card.url } as const]),
    ...card.topics
      .slice(0, 1)
      .map((topic) => ({ kind: 'button', label: `Follow ${topic}`, intent: { kind: 'follow', by: 'topic', value: topic } }) as const),
  ];
}

function creditOf({ bylines, publishedAt, whatChanged }: ArticleCard, { footer }: AnnouncementLook): string {
  return [
    ...(bylines.length === 0 ? [] : [bylines.join(', ')]),
    ...(publishedAt === undefined ? [] : [publishedAt.slice(0, 10)]),
    ...(whatChanged === undefined ? [] : [`Updated: ${whatChanged}`]),
    ...(footer === undefined ? [] : [footer]),
  ].join(' · ');
}

function colorOf({ color }: AnnouncementLook): { readonly color?: number } {
  return color === undefined ? {} : { color };
}
