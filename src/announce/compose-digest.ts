import { sectionKey } from '../reply/intent-codec.ts';
import type { Reply, ReplyBlock } from '../reply/reply.ts';
import { type DigestCard, titleOf } from '../delivery/announcement.ts';
import type { DeliveryMarker } from '../delivery/delivery-key.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Words } from '../words/words.ts';

/** Links more than a menu of Discord can take are left to the list above it. */
const MAX_MENU = 25;

/** Several articles in one message; `compact` is the titles alone. */
export function composeDigest(
  card: DigestCard,
  marker: DeliveryMarker,
  { template, words }: { readonly template: 'card' | 'compact'; readonly words: Words },
): Reply {
  const { color, footer } = card.branding ?? {};
  const title = titleOf(card, words);
  const readable = card.items.filter(({ isTakenDown }) => !isTakenDown);
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      listOf(card, template),
      ...(footer === undefined || template === 'compact' ? [] : [{ kind: 'credit', text: footer } as const]),
    ],
    actions:
      readable.length === 0
        ? []
        : [
            {
              kind: 'menu',
              placeholder: words.readOneHere,
              options: readable.slice(0, MAX_MENU).map((item) => ({
                label: item.title,
                intent: { kind: 'article', section: sectionKey(item.slug, item.firstAnchor), marker },
              })),
            },
          ],
    ...(color === undefined ? {} : { color }),
  };
}

function listOf({ items }: DigestCard, template: 'card' | 'compact'): ReplyBlock {
  const snippet = { text: '', highlights: [], cutBefore: false, cutAfter: false };
  if (template === 'compact') {
    return {
      kind: 'mentions',
      items: items.map(({ title, url }) => ({ title, locator: '', ...(url === undefined ? {} : { url }), snippet })),
    };
  }
  return {
    kind: 'results',
    items: items.map(({ title, dek = '', bylines = [], publishedAt, url }, index) => ({
      rank: index + 1,
      title,
      locator: bylines.join(', '),
      ...(url === undefined ? {} : { url }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      snippet: { ...snippet, text: dek },
    })),
  };
}
