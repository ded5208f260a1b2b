import type { ArticleCard, Card } from '../../src/delivery/announcement.ts';
import { composeAnnouncement, type Showing } from '../../src/announce/compose-announcement.ts';
import type { DeliveryKind } from '../../src/delivery/delivery.ts';
import type { DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const mark = 'AbCdEfGhIjKlMnOpQrStUvWxY' as DeliveryMarker;
const branding = { color: 0x1f6feb, footer: 'Harbor News, independent since 1998' };

const article: ArticleCard = {
  kind: 'article',
  slug: 'harbor-cluster' as Slug,
  title: 'Inside the harbor cluster',
  dek: 'How a fish hall became a data center, and what the tide has to do with it. <@1> @everyone',
  bylines: ['Ada Quist', 'Bo Lind'],
  publishedAt: '2026-11-02',
  topics: ['power', 'cooling'],
  image: { url: 'https://news.example/hall.jpg', alt: 'The fish hall at dawn' },
  url: 'https://news.example/harbor-cluster',
  firstAnchor: 'lede' as Anchor,
  corrections: [],
};
const digest: Card = {
  kind: 'digest',
  reason: 'daily',
  items: [
    {
      title: 'Inside the harbor cluster',
      dek: 'How a fish hall became a data center.',
      bylines: ['Ada Quist'],
      publishedAt: '2026-11-02',
      slug: 'harbor-cluster' as Slug,
      firstAnchor: 'lede' as Anchor,
      url: 'https://news.example/harbor-cluster',
    },
    { title: 'Why ports compute', bylines: [], slug: 'ports' as Slug, firstAnchor: 'lede' as Anchor },
  ],
};

function announce(card: Card, showing: Showing, kind: DeliveryKind = 'post'): Reply {
  return composeAnnouncement(card.kind === 'notice' ? card : { ...card, branding }, kind, mark, showing);
}

/** The posts, by template and occasion. */
export const goldenAnnouncements: Readonly<Record<string, Reply>> = {
  'announcement-card': announce(article, { words: wordsFor([]), template: 'card' }),
  'announcement-compact': announce(article, { words: wordsFor([]), template: 'compact' }),
  'announcement-corrected-compact': announce(
    { ...article, corrections: ['The hall was built in 1911.'], whatChanged: '“History” rewritten' },
    { words: wordsFor([]), template: 'compact' },
    'edit',
  ),
  'announcement-retracted': announce(
    { ...article, retraction: 'Its figures were made up.' },
    { words: wordsFor([]), template: 'card' },
    'edit',
  ),
  'announcement-note': announce(
    { ...article, corrections: ['The hall was built in 1911.'] },
    { words: wordsFor([]), template: 'card' },
    'note',
  ),
  'announcement-followed': announce(article, { words: wordsFor([]), template: 'card', followed: { by: 'topic', value: 'power' } }),
  'announcement-digest': announce(digest, { words: wordsFor([]), template: 'card' }),
  'announcement-digest-compact': announce(digest, { words: wordsFor([]), template: 'compact' }),
  'announcement-doubt': announce(
    {
      kind: 'notice',
      text: '“Inside the harbor cluster” may or may not have been posted in the channel 1: please look.',
      decide: 7,
      channelUrl: 'https://discord.com/channels/1/2',
    },
    { words: wordsFor([]), template: 'card' },
  ),
};
