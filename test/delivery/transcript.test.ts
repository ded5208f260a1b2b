import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { announcementIdOf, titleOf } from '../../src/delivery/announcement.ts';
import { type ArticleId, createArticleState, isEarlierPrint, readVisibleState } from '../../src/delivery/article-state.ts';
import { backoffAfter } from '../../src/delivery/backoff.ts';
import { deliveryKeyOf, deliveryMarkerOf, deliveryUuidOf, variantKeyOf } from '../../src/delivery/delivery-key.ts';
import type { Delivery, DeliveryKind } from '../../src/delivery/delivery.ts';
import { nextDoubtStep } from '../../src/delivery/doubt.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { makeDelivery, NOON } from '../announce/fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** Reviewed files: `npx vitest run test/delivery -u` writes them anew. What is written to databases stands in them. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/delivery/${name}.txt`, import.meta.url));
const lines = (all: readonly string[]) => `${all.join('\n')}\n`;

const article = createArticle({
  slug: 'gate',
  title: 'The  gate',
  dek: 'Of oak',
  bylines: ['Ada', 'Bo'],
  topics: ['b', 'a'],
  publishedAt: '2026-05-03',
  url: 'https://mill.example/news/gate',
  image: { url: 'https://mill.example/news/gate.png', alt: 'A gate' },
  sections: [
    { heading: '', text: 'The gate is old.' },
    { heading: 'Bar', text: 'The bar is new.' },
  ],
});

const kinds: readonly DeliveryKind[] = ['post', 'edit', 'note', 'thread', 'crosspost'];

describe('a delivery', () => {
  it('has keys, marks and ids as reviewed: a database keeps them over releases', async () => {
    const rows = kinds.flatMap((kind) =>
      ['post', 'edit:3', 'note:3'].map((part) => {
        const delivery = {
          announcementId: announcementIdOf('gate' as ArticleId),
          kind,
          part,
          revision: 3,
          destination: destinationOf('slack', 'T1', 'user', 'U2'),
        };
        const key = deliveryKeyOf(delivery);
        return `${kind} ${part}: ${key} ${deliveryMarkerOf(delivery)} ${deliveryUuidOf(key)} ${variantKeyOf(key, 'plain')}`;
      }),
    );

    await expect(lines(rows)).toMatchFileSnapshot(golden('keys'));
  });

  it('waits as reviewed', async () => {
    const rows = [0, 1, 2, 3, 4, 5, 99].flatMap((attempt) =>
      [1, 2, 7].map(
        (seed) =>
          `${attempt} ${seed}: ${backoffAfter(attempt, seed)} ${backoffAfter(attempt, seed, 1_000)} ${backoffAfter(attempt, seed, 60_000)}`,
      ),
    );

    await expect(lines(rows)).toMatchFileSnapshot(golden('waits'));
  });

  it('is treated as reviewed when its answer was lost', async () => {
    const policy = { keyWindowMs: 60_000, settleMs: 30_000, maxFailedLooks: 3 };
    const base: Delivery = {
      ...makeDelivery('a', 'c1'),
      seq: 1,
      status: 'pending',
      inDoubt: true,
      createdAt: NOON,
      attempts: 1,
      failedLooks: 0,
      log: [],
    };
    const forum = { ...base, destination: destinationOf('discord', '1', 'forum', '2') };
    const cases: readonly Partial<Delivery>[] = [
      {},
      { firstAttemptAt: NOON + 10_000, lastAttemptAt: NOON + 20_000 },
      { windowFrom: NOON + 50_000 },
      { failedLooks: 3 },
      { failedLooks: 2 },
    ];
    const rows = [base, forum].flatMap((delivery) =>
      kinds.flatMap((kind) =>
        cases.map((more, index) => {
          const steps = [-1, 0, 29_999, 30_000, 49_999, 50_000, 59_999, 60_000, 69_999, 70_000, 110_000].map((since) => {
            const step = nextDoubtStep({ ...delivery, kind, ...more }, policy, NOON + since);
            return step.kind === 'wait'
              ? `wait ${step.until - NOON} ${step.lastAttemptAt - NOON}`
              : step.kind === 'park'
                ? `park (${step.reason})`
                : step.kind;
          });
          return `${delivery.destination.kind} ${kind} ${index}: ${steps.join(', ')}`;
        }),
      ),
    );

    await expect(lines(rows)).toMatchFileSnapshot(golden('doubts'));
  });
});

describe('the state of an article', () => {
  it('is as reviewed: it is compared with that of earlier releases', async () => {
    await expect(`${JSON.stringify(createArticleState(article, NOON), null, 1)}\n`).toMatchFileSnapshot(golden('article-state'));
  });

  const print = readVisibleState(article).print;

  it.each([
    ['white space', { title: ' The gate ' }],
    ['the order of topics', { topics: ['a', 'b'] }],
    ['its date', { publishedAt: '2026-06-03' as never }],
    ['the site that it lies on', { url: 'https://new.example/gate', image: { url: 'https://new.example/gate.png', alt: 'A gate' } }],
  ])('reads the same with another %s', (_name, change) => {
    expect(readVisibleState({ ...article, ...change }).print).toBe(print);
  });

  it.each([
    ['title', { title: 'The door' }],
    ['dek', { dek: 'Of elm' }],
    ['authors', { bylines: ['Bo', 'Ada'] }],
    ['topics', { topics: ['a'] }],
    ['picture', { image: { url: 'https://mill.example/news/door.png', alt: 'A gate' } }],
    ['picture of another host', { image: { url: 'https://other.example/news/gate.png', alt: 'A gate' } }],
    ['alt text', { image: { url: 'https://mill.example/news/gate.png', alt: 'A door' } }],
    ['corrections', { corrections: ['It is elm.'] }],
    ['retraction', { retraction: 'Made up.' }],
    ['text', { sections: article.sections.slice(0, 1) }],
  ])('reads differently with another %s', (_name, change) => {
    expect(readVisibleState({ ...article, ...change }).print).not.toBe(print);
  });

  it('is known by the print of releases that had the address in it', () => {
    const { url: _, ...bare } = { ...article, image: { url: 'https://other.example/gate.png', alt: 'A gate' } };

    expect(isEarlierPrint(readVisibleState(bare).print, bare)).toBe(true);
    expect(isEarlierPrint(print, article)).toBe(false);
  });

  it.each([
    ['an article that is gone', { kind: 'takenDown' }, 'Taken down'],
    ['one article of a digest', { kind: 'digest', reason: 'daily', items: [{}] }, 'Today: 1 article'],
    ['a digest', { kind: 'digest', reason: 'daily', items: [{}, {}] }, 'Today: 2 articles'],
    ['a notice', { kind: 'notice', text: 'x' }, 'Newsdesk'],
  ])('has a title for %s', (_name, card, title) => {
    expect(titleOf(card as never, wordsFor([]))).toBe(title);
  });
});
