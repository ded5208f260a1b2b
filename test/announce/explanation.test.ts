import { describe, expect, it } from 'vitest';
import { composeExplanation, describeDelivery } from '../../src/announce/compose-explanation.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { Delivery, Explanation } from '../../src/delivery/delivery.ts';
import { makeDelivery, makeDestination, MINUTE, NOON } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

function delivery(overrides: Partial<Delivery> = {}): Delivery {
  const { because: _none, ...planned } = makeDelivery('a', 'c1');
  return { ...planned, seq: 7, status: 'pending', inDoubt: false, createdAt: NOON, attempts: 0, failedLooks: 0, log: [], ...overrides };
}

const nothing: Explanation = { deliveries: [], queuedForDigest: false };
const decision = { announcementId: 'article:a' as AnnouncementId, destinationId: makeDestination('c1').id, because: 'topic:ai' };

describe('why an article was posted here, or was not', () => {
  it.each<readonly [string, Explanation, boolean, string]>([
    [
      'posted',
      { ...nothing, rule: 'new', announcementStatus: 'out', deliveries: [delivery({ status: 'delivered', settledAt: NOON + MINUTE })] },
      true,
      'Posted here at 2026-11-02 12:01 UTC. It was new.',
    ],
    [
      'posted without a part',
      { ...nothing, deliveries: [delivery({ status: 'delivered', reason: 'Posted without the picture' })] },
      true,
      'Posted here at 2026-11-02 12:00 UTC. Posted without the picture.',
    ],
    [
      'posted and taken down',
      {
        ...nothing,
        announcementStatus: 'withdrawn',
        deliveries: [delivery({ status: 'delivered', reason: 'Posted without the picture' })],
      },
      true,
      'Posted here at 2026-11-02 12:00 UTC, and taken down since.',
    ],
    [
      'posted by a filter',
      { ...nothing, rule: 'scheduled', deliveries: [delivery({ status: 'delivered', because: 'topic:ai' })] },
      true,
      'Posted here at 2026-11-02 12:00 UTC. It had a date in the future. The filter of this channel let it in: topic:ai.',
    ],
    [
      'posted without a filter',
      { ...nothing, deliveries: [delivery({ status: 'delivered', because: 'everything' })] },
      true,
      'Posted here at 2026-11-02 12:00 UTC.',
    ],
    [
      'to be sent',
      { ...nothing, rule: 'new', deliveries: [delivery({ kind: 'thread', part: 'thread' }), delivery({ reason: 'Discord asks to wait' })] },
      true,
      'Not posted yet: it waits to be sent. Discord asks to wait. It was new.',
    ],
    [
      'given up',
      { ...nothing, deliveries: [delivery({ status: 'dead', reason: 'Refused.' })] },
      true,
      'Not posted yet: it was given up. Refused.',
    ],
    [
      'in a digest',
      { ...nothing, deliveries: [delivery({ status: 'canceled', reason: 'It is in a digest instead' })] },
      true,
      'Not posted by itself: it was not needed any more. It is in a digest instead.',
    ],
    [
      'left out',
      { ...nothing, decision, queuedForDigest: true },
      true,
      'Not posted here: the filter of this channel left it out (topic:ai).',
    ],
    [
      'collected',
      { ...nothing, queuedForDigest: true, announcementStatus: 'withdrawn' },
      true,
      'Not posted by itself: it is in the next digest of this channel.',
    ],
    ['taken down', { ...nothing, rule: 'new', announcementStatus: 'withdrawn' }, false, 'Not posted here: it was taken down. It was new.'],
    [
      'due later',
      { ...nothing, announcementStatus: 'scheduled', dueAt: NOON },
      false,
      'Not posted yet: it is due at 2026-11-02 12:00 UTC.',
    ],
    [
      'no news',
      { ...nothing, rule: 'olderThanAWeek', announcementStatus: 'skipped' },
      false,
      'Not announced anywhere. Its date was more than a week old when it appeared: an archive is not news.',
    ],
    [
      'out, where nothing is posted',
      { ...nothing, announcementStatus: 'out' },
      false,
      'Not posted here: announcements are not turned on in this channel.',
    ],
    ['unknown', nothing, true, 'Newsdesk has not looked at this article yet.'],
    [
      'out too early',
      { ...nothing, announcementStatus: 'out' },
      true,
      'Not posted here: it came out before announcements were turned on in this channel.',
    ],
  ])('says of one that is %s', (_name, explanation, isSubscribed, expected) => {
    const { summary, blocks, actions, audience } = composeExplanation('A heron', explanation, isSubscribed, wordsFor([]));

    expect(summary).toBe(expected);
    expect(blocks.slice(0, 2)).toEqual([
      { kind: 'heading', text: 'A heron' },
      { kind: 'paragraph', text: expected },
    ]);
    expect(blocks).toHaveLength(explanation.deliveries.length === 0 ? 2 : 3);
    expect([audience, actions]).toEqual(['asker', []]);
  });

  it('lets somebody decide the first doubt', () => {
    const doubts = [delivery({ status: 'unknown', seq: 3 }), delivery({ status: 'unknown', seq: 4 })];

    const { actions, blocks } = composeExplanation('A heron', { ...nothing, deliveries: doubts }, true, wordsFor([]));

    expect(actions).toHaveLength(2);
    expect(JSON.stringify(actions)).not.toContain('4');
    expect(blocks[2]).toMatchObject({ kind: 'fields', items: [{ name: 'post, #3' }, { name: 'post, #4' }] });
  });

  it.each<readonly [Partial<Delivery>, string]>([
    [
      { attempts: 1, readyAt: NOON + MINUTE, inDoubt: true, because: 'topic:ai' },
      'waits to be sent, 1 attempt, next at 2026-11-02 12:01 UTC, in doubt: it is looked for first; planned at 2026-11-02 12:00 UTC in queue discord:channel:c1; because of topic:ai',
    ],
    [
      { status: 'sending', attempts: 2, inDoubt: true, because: 'topic:ai', followed: { by: 'author', value: 'Ada' } },
      'is being sent, 2 attempts; planned at 2026-11-02 12:00 UTC in queue discord:channel:c1; because of follows author:Ada',
    ],
    [
      { status: 'dead', log: ['one', 'two', 'three', 'four'].map((outcome) => ({ at: NOON, outcome })) },
      'given up, 0 attempts; planned at 2026-11-02 12:00 UTC in queue discord:channel:c1; 2026-11-02 12:00 UTC two; 2026-11-02 12:00 UTC three; 2026-11-02 12:00 UTC four',
    ],
  ])('describes a delivery with its attempts and the last three of its log (%#)', (overrides, expected) => {
    expect(describeDelivery(delivery(overrides), wordsFor([]))).toBe(expected);
  });
});
