import { composeAnnouncement } from '../../src/announce/compose-announcement.ts';
import { deliveryKeyOf, deliveryMarkerOf } from '../../src/delivery/delivery-key.ts';
import type { Destination } from '../../src/subscription/subscription.ts';
import type { FindJob, PublishJob } from '../../src/ports/publisher.ts';
import { makeCard, makeDelivery } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** A job as the dispatcher makes it. */
export function makeJob(article: string, destination: Destination, overrides: Partial<PublishJob> = {}): PublishJob {
  const delivery = makeDelivery(article, '', { destination });
  const marker = deliveryMarkerOf(delivery);
  const card = makeCard(article, { url: `https://example.org/${article}` });
  return {
    key: deliveryKeyOf(delivery),
    marker,
    destination,
    message: composeAnnouncement(card, 'post', marker, { template: 'card', words: wordsFor([]) }),
    card,
    revision: delivery.revision,
    mayStart: () => true,
    settings: { forumTags: [] },
    title: card.title,
    ...overrides,
  };
}

export function makeFindJob({ marker, destination }: PublishJob, since: number): FindJob {
  return { marker, destination, since };
}
