import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { deliveryKeyOf, deliveryMarkerOf, deliveryUuidOf } from '../../src/delivery/delivery-key.ts';

interface Tuple {
  readonly announcementId: AnnouncementId;
  readonly destination: { readonly id: string };
  readonly kind: 'post';
  readonly part: string;
  readonly revision: number;
}

const tuple = (announcement: string, destination: string, part: string, revision: number): Tuple => ({
  announcementId: announcement as AnnouncementId,
  destination: { id: destination },
  kind: 'post',
  part,
  revision,
});
const tuples = fc.tuple(fc.string(), fc.string(), fc.string(), fc.nat());

describe('delivery keys', () => {
  it('are 25 characters that a nonce takes, and the same for the same delivery', () => {
    fc.assert(
      fc.property(tuples, (fields) => {
        const key = deliveryKeyOf(tuple(...fields));

        expect(key).toMatch(/^[\w-]{25}$/u);
        expect(deliveryKeyOf(tuple(...fields))).toBe(key);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('never tell two deliveries the same, however their names are cut', () => {
    fc.assert(
      fc.property(tuples, tuples, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));

        expect(deliveryKeyOf(tuple(...one))).not.toBe(deliveryKeyOf(tuple(...other)));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('of a million deliveries are a million', () => {
    const keys = new Set<string>();

    for (let article = 0; article < 100; article += 1) {
      for (let channel = 0; channel < 1_000; channel += 1) {
        for (let revision = 1; revision <= 5; revision += 1) {
          keys.add(deliveryKeyOf(tuple(`article:${article}`, `discord:channel:${channel}`, 'post', revision)));
          keys.add(deliveryKeyOf(tuple(`article:${article}`, `discord:channel:${channel}`, `note:${revision}`, revision)));
        }
      }
    }

    expect(keys.size).toBe(1_000_000);
  });

  it('differ with the revision, so that a platform never answers a new text with the old message', () => {
    expect(deliveryKeyOf(tuple('a', 'c', 'post', 1))).not.toBe(deliveryKeyOf(tuple('a', 'c', 'post', 2)));
  });

  it('come with a mark that stays the same over all revisions, and that an edit keeps', () => {
    const post = { ...tuple('a', 'c', 'post', 1), kind: 'post' as const };
    const edit = { ...tuple('a', 'c', 'edit:2', 2), kind: 'edit' as const };
    const note = { ...tuple('a', 'c', 'note:2', 2), kind: 'note' as const };

    expect(deliveryMarkerOf({ ...post, part: 'post' })).toBe(deliveryMarkerOf(edit));
    expect(deliveryMarkerOf(note)).not.toBe(deliveryMarkerOf(post));
  });

  it('make a UUID of version 5', () => {
    expect(deliveryUuidOf(deliveryKeyOf(tuple('a', 'c', 'post', 1)))).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
  });
});
