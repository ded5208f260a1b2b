import type { PublishJob, Publisher } from '../ports/publisher.ts';
import { type Card, langOf, titleOf } from '../delivery/announcement.ts';
import { composeAnnouncement, type Showing } from './compose-announcement.ts';
import type { Claim, Delivery } from '../delivery/delivery.ts';
import { deliveryKeyOf, deliveryMarkerOf } from '../delivery/delivery-key.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { isWholeAgain } from './plan-whole.ts';
import type { Subscription, SubscriptionSettings } from '../subscription/subscription.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

/** The publisher's job for a claim; undefined if the text, or the post that it belongs to, is gone. */
export type JobMaker = (claim: Claim, subscription: Subscription | undefined) => Promise<PublishJob | undefined>;

const LEASE_MARGIN_MS = 2_000;
const MAX_CARDS = 200;

export function createJobMaker({
  storage: { outbox },
  clock,
  publisher,
}: Pick<DispatcherOptions, 'storage' | 'clock'> & { readonly publisher: Publisher }): JobMaker {
  const cards = new Map<string, Card>();

  /** A card never changes, and a thousand channels get the same one. */
  async function findCard({ announcementId, revision }: Delivery): Promise<Card | undefined> {
    const name = `${announcementId}\u0000${revision}`;
    const known = cards.get(name);
    if (known !== undefined) return known;
    const card = await outbox.findCard(announcementId, revision);
    if (card === undefined) return undefined;
    if (cards.size >= MAX_CARDS) cards.clear();
    cards.set(name, card);
    return card;
  }

  return async ({ delivery, post, leaseUntil }, subscription) => {
    const card = await findCard(delivery);
    if (card === undefined || (delivery.kind !== 'post' && post === undefined)) return undefined;
    const settings = subscription?.settings;
    const marker = deliveryMarkerOf(delivery);
    const words = wordsOf(card, settings);
    return {
      key: deliveryKeyOf(delivery),
      marker,
      destination: delivery.destination,
      // Somebody else may take over once the lease has ended: what cannot be answered before that is not begun.
      mayStart: () => clock.now() + publisher.timeoutMs + LEASE_MARGIN_MS <= leaseUntil,
      message: composeAnnouncement(card, delivery.kind, marker, showingOf(delivery, settings, words)),
      card,
      revision: delivery.revision,
      settings: {
        // Only the announcement itself pings: not a test, not what follows it.
        ...(settings?.ping === undefined || delivery.kind !== 'post' || delivery.announcementKind === 'test'
          ? {}
          : { ping: settings.ping }),
        forumTags: settings?.forumTags ?? [],
      },
      title: titleOf(card, words),
      ...(card.kind === 'takenDown' ? { takesDown: card.how } : {}),
      ...(card.kind === 'article' && card.isBack ? { renames: true as const } : {}),
      ...(delivery.kind === 'note' && post !== undefined ? { below: post } : {}),
      ...(isWholeAgain(delivery) ? { wholeOnly: true } : {}),
    };
  };
}

function showingOf({ followed }: Delivery, settings: SubscriptionSettings | undefined, words: Words): Showing {
  return {
    words,
    template: settings?.template ?? 'card',
    ...(followed === undefined ? {} : { followed }),
  };
}

/** The channel's language, else the publication's as it was when the card was made. A notice is to a person. */
function wordsOf(card: Card, settings: SubscriptionSettings | undefined): Words {
  return wordsFor([settings?.texts, langOf(card)]);
}
