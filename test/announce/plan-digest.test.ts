import { describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { planDigest } from '../../src/announce/plan-digest.ts';
import { makeCard, makeDestination, NOON } from './fixtures.ts';

describe('a digest', () => {
  it('says of an article that was retracted before its turn that it was', () => {
    const items = [makeCard('true'), makeCard('false', { retraction: 'Made up.' })].map((card) => ({
      announcementId: `article:${card.slug}` as AnnouncementId,
      card,
    }));

    const { cards } = planDigest({
      id: 'digest:1' as AnnouncementId,
      reason: 'daily',
      destination: makeDestination('c1'),
      branding: { footer: 'Harbor News' },
      items,
      readyAt: NOON,
      now: NOON,
    });

    expect(cards[0]?.card).toMatchObject({
      branding: { footer: 'Harbor News' },
      items: [{ title: items[0]?.card.title }, { title: `Retracted: ${items[1]?.card.title}` }],
    });
  });
});
