import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareEditions, CONFIRM_MS } from '../../src/announce/changes.ts';
import { composeAnnouncement } from '../../src/announce/compose-announcement.ts';
import { makeArticleCard } from '../../src/announce/make-card.ts';
import { judgeNews } from '../../src/announce/rules.ts';
import { utcMinute } from '../../src/announce/utc-minute.ts';
import type { Article } from '../../src/content/article.ts';
import type { Card } from '../../src/delivery/announcement.ts';
import type { ArticleState } from '../../src/delivery/article-state.ts';
import type { DeliveryKind } from '../../src/delivery/delivery.ts';
import type { DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import { DAY, HOUR, makeArticle, makeEdition, NOON } from './fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { sayKept } from '../../src/words/kept-text.ts';

/** Reviewed files: `npx vitest run test/announce -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/announce/${name}.txt`, import.meta.url));
const lines = (all: readonly unknown[]) => `${all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;
const at = (ms: number) => new Date(ms).toISOString();

const full = makeArticle('gate', {
  dek: 'Of oak.',
  bylines: ['Ada', 'Bo'],
  topics: ['wood', 'water'],
  url: 'https://mill.example/gate',
  image: { url: 'https://mill.example/gate.png', alt: 'A gate' },
});
const { publishedAt: _, ...undated } = makeArticle('bare', { bylines: [], topics: [] });

const look = { color: 1, footer: 'The Tide' };

const cards: Readonly<Record<string, Card>> = {
  full: makeArticleCard(full, look),
  changed: makeArticleCard(full, look, '“Bar” rewritten'),
  bare: makeArticleCard(undated, look),
  corrected: makeArticleCard({ ...full, corrections: ['It is elm.', 'It is oak.'] }, look),
  both: makeArticleCard({ ...full, corrections: ['It is elm.'], retraction: 'Made up.' }, look, 'retracted'),
  retracted: makeArticleCard({ ...full, retraction: 'Made up.' }, look),
  members: makeArticleCard({ ...full, visibility: { kind: 'members' } }, look),
  back: { ...makeArticleCard(full, look), isBack: true },
  marked: { kind: 'takenDown', how: 'mark' },
  removed: { kind: 'takenDown', how: 'remove' },
  notice: { kind: 'notice', text: 'Look at it.' },
  asked: {
    kind: 'notice',
    text: 'Look at it.',
    tone: 'info',
    channelUrl: 'https://chat.example/1',
    decide: 7,
    unfollow: { by: 'topic', value: 'wood' },
  },
};

describe('an announcement', () => {
  it('is composed as reviewed for every card, kind and template', async () => {
    const kinds: readonly DeliveryKind[] = ['post', 'edit', 'note'];
    const rows = Object.entries(cards).flatMap(([name, card]) =>
      kinds.flatMap((kind) =>
        [
          { template: 'card' as const },
          { template: 'compact' as const },
          { template: 'card' as const, followed: { by: 'author' as const, value: 'Ada' } },
        ].map(
          (showing) =>
            `${name} ${kind} ${JSON.stringify(showing)}: ${JSON.stringify(composeAnnouncement(card, kind, 'm'.repeat(25) as DeliveryMarker, { ...showing, words: wordsFor([]) }))}`,
        ),
      ),
    );

    await expect(lines([...new Set(rows)])).toMatchFileSnapshot(golden('announcements'));
  });

  it('is news as reviewed', async () => {
    const dates = [-8 * DAY, -7 * DAY - 1, -7 * DAY, -HOUR, 0, 1, HOUR].map((since) => at(NOON + since));
    const articles: readonly (readonly [string, Article])[] = [
      ['undated', undated],
      ...dates.map((date) => [`dated ${date}`, makeArticle('a', { publishedAt: date })] as const),
      ...dates.map((date) => [`opens ${date}`, makeArticle('a', { publishedAt: date, opensAt: date })] as const),
      ...dates.slice(3).map((until) => [`embargoed ${until}`, makeArticle('a', { visibility: { kind: 'embargoed', until } })] as const),
      ['retracted', makeArticle('a', { retraction: 'Made up.' })],
      ['members', makeArticle('a', { visibility: { kind: 'members' } })],
    ];
    const rows = articles.map(([name, article]) => {
      const verdicts = [false, true].flatMap((firstRun) =>
        [false, true].map((isBackfill) => judgeNews(article, { now: NOON, firstRun, isBackfill })),
      );
      return `${name}: ${verdicts.map((verdict) => JSON.stringify(verdict)).join(' ')}`;
    });

    await expect(lines([...rows, utcMinute(NOON), utcMinute(NOON + 59_999)])).toMatchFileSnapshot(golden('news'));
  });
});

/** Editions one after the other, each some time after the one before. */
const editions: readonly (readonly [what: string, afterMs: number, articles: readonly Article[]])[] = [
  [
    'the first',
    0,
    [
      makeArticle('a'),
      makeArticle('b', {
        texts: {
          Lede: 'The mill by the brook grinds rye, wheat and oats on all days but Sunday.',
          More: 'It is old, and nobody knows how old.',
        },
      }),
    ],
  ],
  [
    'nothing changed',
    HOUR,
    [
      makeArticle('b', {
        texts: {
          Lede: 'The mill by the brook grinds rye, wheat and oats on all days but Sunday.',
          More: 'It is old, and nobody knows how old.',
        },
      }),
      makeArticle('a'),
    ],
  ],
  ['a title', HOUR, [makeArticle('a', { title: 'Another title' })]],
  ['b is gone for certain', CONFIRM_MS, [makeArticle('a', { title: 'Another title' })]],
  [
    'b is back',
    HOUR,
    [
      makeArticle('a', { title: 'Another title' }),
      makeArticle('b', {
        texts: {
          Lede: 'The mill by the brook grinds rye, wheat and oats on all days but Sunday.',
          More: 'It is old, and nobody knows how old.',
        },
      }),
    ],
  ],
  [
    'a section more',
    HOUR,
    [makeArticle('a', { title: 'Another title', texts: { Lede: 'What a is about.', Details: 'The details of a.', News: 'New words.' } })],
  ],
  [
    'a section less, one rewritten',
    HOUR,
    [makeArticle('a', { title: 'Another title', texts: { Lede: 'What a is about now.', News: 'New words.' } })],
  ],
  [
    'a correction',
    HOUR,
    [
      makeArticle('a', {
        title: 'Another title',
        texts: { Lede: 'What a is about now.', News: 'New words.' },
        corrections: ['It was old.'],
      }),
    ],
  ],
  [
    'a second correction and a dek',
    HOUR,
    [
      makeArticle('a', {
        title: 'Another title',
        dek: 'Dek',
        texts: { Lede: 'What a is about now.', News: 'New words.' },
        corrections: ['It was old.', 'And new.'],
      }),
    ],
  ],
  [
    'a retraction',
    HOUR,
    [
      makeArticle('a', {
        title: 'Another title',
        dek: 'Dek',
        texts: { Lede: 'What a is about now.', News: 'New words.' },
        corrections: ['It was old.', 'And new.'],
        retraction: 'Made up.',
      }),
    ],
  ],
  [
    'another address',
    HOUR,
    [
      makeArticle('c', {
        title: 'Another title',
        dek: 'Dek',
        texts: { Lede: 'What a is about now.', News: 'New words.' },
        corrections: ['It was old.', 'And new.'],
        retraction: 'Made up.',
      }),
    ],
  ],
  [
    'authors, topics and a picture',
    HOUR,
    [
      makeArticle('c', {
        title: 'Another title',
        dek: 'Dek',
        bylines: ['Bo'],
        topics: ['x'],
        image: { url: 'https://mill.example/i.png', alt: '' },
        texts: { Lede: 'What a is about now.', News: 'New words.' },
        corrections: ['It was old.', 'And new.'],
      }),
    ],
  ],
  [
    'an embargo',
    HOUR,
    [makeArticle('c', { title: 'Secret', visibility: { kind: 'embargoed', until: at(NOON + 90 * DAY) } }), makeArticle('d')],
  ],
];

describe('what changed between editions', () => {
  it('is found as reviewed', async () => {
    let known = new Map<string, ArticleState>();
    let now = NOON;
    const rows = editions.flatMap(([what, afterMs, articles], index) => {
      now += afterMs;
      const { changes, writes, takenDown, confirmAt } = compareEditions([...known.values()], makeEdition(articles, String(index)), now);
      for (const { state, replaces } of writes) {
        if (replaces !== undefined) known.delete(replaces);
        known.set(state.slug, state);
      }
      known = new Map(known);
      return [
        `${what}:`,
        ...changes.map(
          ({ kind, article, what: said, movedFrom }) =>
            `  ${kind} ${article.slug}${movedFrom === undefined ? '' : ` from ${movedFrom}`}: ${sayKept(said)}`,
        ),
        ...writes.map(
          ({ state, replaces }) =>
            `  writes ${state.slug} ${state.revision} ${state.presence} ${state.goneAt ?? ''} ${replaces ?? ''} ${state.articleId}`,
        ),
        ...takenDown.map(({ slug }) => `  taken down ${slug}`),
        ...(confirmAt === undefined ? [] : [`  looks again after ${confirmAt - now} ms`]),
      ];
    });

    await expect(lines(rows)).toMatchFileSnapshot(golden('changes'));
  });
});
