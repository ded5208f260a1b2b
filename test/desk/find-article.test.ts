import { describe, expect, it } from 'vitest';
import type { Slug } from '../../src/content/article.ts';
import { createArticleFinder } from '../../src/desk/find-article.ts';
import { makeArticle } from '../announce/fixtures.ts';

const articles = [
  makeArticle('bees', { title: 'Why Bees Fly by Day', url: 'https://courier.example/news/bees' }),
  makeArticle('compost', { title: 'Compost Basics', texts: { Lede: 'A hot heap of good memory.' } }),
  makeArticle('ferrite-3', { title: 'Ferrite v3.0 Release Notes' }),
  makeArticle('ferrite-2', { title: 'Ferrite v2.2 Release Notes' }),
  makeArticle('wasps', { title: 'On Wasps', formerSlugs: ['hornets' as Slug, 'compost' as Slug] }),
];
const { find } = createArticleFinder(articles);
const slugs = (reference: string): readonly string[] => find(reference).map(({ slug }) => slug);

describe('the article that a reference names', () => {
  it.each([
    ['bees', ['bees']],
    ['BEES', ['bees']],
    ['hornets', ['wasps']],
    ['compost', ['compost']],
    ['Why bees fly by day', ['bees']],
    ['bees fly', ['bees']],
    ['fly bees', ['bees']],
    ['why beez fly', ['bees']],
    ['compst', ['compost']],
    ['ferrite', ['ferrite-3', 'ferrite-2']],
    ['ferrite v3.0', ['ferrite-3']],
    ['https://courier.example/news/bees', ['bees']],
    ['http://www.courier.example/news/bees/?utm_source=x#top', ['bees']],
    ['courier.example/news/bees', ['bees']],
    ['https://elsewhere.example/compost', ['compost']],
  ])('%s', (reference, expected) => {
    expect(slugs(reference)).toEqual(expected);
  });

  it.each(['hotel', 'memory', 'ferrite v4.0 notes', 'no such thing', 'port authority', 'https://evil.example/news/x', '', '…'])(
    'is none of what only speaks of it: %j',
    (reference) => {
      expect(slugs(reference)).toEqual([]);
    },
  );
});
