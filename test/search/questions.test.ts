import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { KIN_OF_DOING } from '../../src/search/kin-of-doing.ts';
import { KIN_OF_THINGS } from '../../src/search/kin-of-things.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { isStopWord } from '../../src/search/stop-words.ts';
import { kinAt } from '../../src/search/word-kin.ts';
import { placesOf, toArticle } from './corpus.ts';

function article(slug: string, title: string, ...sections: readonly (readonly [heading: string, text: string])[]): Article {
  return toArticle({ slug, title, sections: sections.map(([heading, text]) => ({ heading, text })) });
}

/** Texts that share the name of the thing and nothing else with most questions. */
const days = Array.from({ length: 12 }, (_, i) =>
  article(`day-${i}`, `Day ${i}`, ['', `The harbor bell rang at ${i}, and boats came home.`]),
);

describe('everyday words for the same thing', () => {
  const index = createSearchIndex({
    articles: [
      article(
        'crew',
        'The harbor crew',
        ['Recognition', 'Each spring the harbor office gives a medal.'],
        ['Volunteering', 'Hands are welcome at the bell.'],
      ),
      article(
        'bell',
        'The harbor bell',
        ['Deleting old chimes', 'Old chimes are deleted each month.'],
        ['Rollout', 'The new chime was deployed in May.'],
      ),
      article('fees', 'Harbor affairs', ['Annual review', 'The mayor reads the harbor accounts.'], ['Outages', 'The lamp was dark twice.']),
      ...days,
    ],
  });

  it.each([
    ['how does the harbor praise people', 'crew#s0', 'an act'],
    ['when was the harbor lamp in downtime', 'fees#s1', 'a thing'],
    ['how do I throw away chimes of the harbor bell', 'bell#s0', 'a verb and a small word'],
    ['how can I pitch in at the harbor', 'crew#s1', 'another verb and a small word'],
  ])('find what a question asks for: %s', (question, place) => {
    expect(placesOf(index, question)[0]).toBe(place);
  });

  it.each([
    ['doing', KIN_OF_DOING],
    ['things', KIN_OF_THINGS],
  ])('stand in groups of two words or more, none of them a stop word: %s', (_name, list) => {
    for (const group of list.trim().split(/[,\n]+\s*/u)) {
      const words = group.split(' ');

      expect(words.length, group).toBeGreaterThan(1);
      expect(
        words.filter((word) => !/^[a-z]+$/u.test(word) || isStopWord(word, 1)),
        group,
      ).toEqual([]);
    }
  });

  it('are no words with which people only ask', () => {
    expect(kinAt(['locate'], 0)).toContain('discover');
    expect(kinAt(['locate'], 0)).not.toContain('find');
  });

  it('do not make an answer out of a text that has nothing else', () => {
    const own = createSearchIndex({
      articles: [article('ward', 'The ward', ['', 'Visitors may see a baby, and rest on the bench.']), ...days],
    });

    expect(own.search('how should a newborn sleep')).toMatchObject({ kind: 'hits', isApart: true });
  });
});

describe('a question of few words', () => {
  const index = createSearchIndex({
    articles: [
      article(
        'permit',
        'The permit',
        ['How long a permit is valid', 'A permit is good for ninety days. Renew a permit at the office after sixty.'],
        ['Stamps', 'For a permit stands in the long row who comes late.'],
      ),
      ...days.map((day) => ({ ...day, title: `Permit of ${day.title}` })),
    ],
  });

  it('is answered by the text that says one of the words otherwise', () => {
    expect(placesOf(index, 'how long does a permit last')[0]).toBe('permit#s0');
  });

  it('weighs words with which people ask by less than their rarity', () => {
    const own = createSearchIndex({
      articles: [
        article('letters', 'Letters', ['', 'They make something.']),
        article('wicks', 'Wicks', ['', 'The wick is cut each week, and dry.']),
        article('oil', 'Oil', ['', 'Oil is for the wick.']),
        article('lamps', 'Lamps', ['', 'A lamp has a wick.']),
        ...days,
      ],
    });

    expect(placesOf(own, 'how do they make something of the wick')[0]).toBe('wicks#lede');
  });
});
