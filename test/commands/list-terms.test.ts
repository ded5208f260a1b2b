import { wordsFor } from '../../src/words/words-for.ts';
import { describe, expect, it } from 'vitest';
import { listTerms, suggestTopics } from '../../commands/list-terms.ts';
import type { CommandContext } from '../../commands/context.ts';
import { type ArticleInput, createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { textOf } from './term-stage.ts';

function contextOf(headwords: readonly string[], others: readonly ArticleInput[] = []): CommandContext {
  const boats = {
    slug: 'boats',
    title: 'On the water',
    topics: ['Boats', 'wood'],
    sections: [{ text: 'We row past the Skeg, the Öre and the 3rd rail.' }],
  };
  const locks = { slug: 'locks', title: 'At the gate', topics: ['Boats', 'rain'], sections: [{ text: 'We wait before the Sluice.' }] };
  const glossary = headwords.map((headword) => ({
    headword,
    aliases: [],
    definition: 'A part.',
    seeAlso: [],
    file: 'glossary.yaml',
    line: 1,
  }));
  const desk = openEditionServer(createEdition({ articles: [boats, locks, ...others].map(createArticle), glossary }), systemClock);
  return { ...desk.served(), commands: [], words: wordsFor([]) };
}

describe('the list of terms', () => {
  const context = contextOf(['Skeg', 'Sluice', 'Öre', 'oar', '3rd rail', 'Keel']);

  it('names every term by its first letter, digits last, whatever the accents and capitals', () => {
    expect(textOf(listTerms('', context))).toBe(
      '6 terms are explained. /term explains one.\nK | Keel\nO | oar · Öre\nS | Skeg · Sluice\n# | 3rd rail',
    );
    expect(textOf(listTerms('', contextOf([])))).toBe('No terms are explained yet.');
  });

  it('tells the letters alone of so many that nobody reads them', () => {
    const many = contextOf(Array.from({ length: 501 }, (_, n) => (n < 500 ? `Oar ${n}` : 'Keel')));

    expect(textOf(listTerms(' ', many))).toBe(
      '501 terms are explained. Write a letter behind /terms list to see its terms, for example /terms list a.\nK | 1 term\nO | 500 terms',
    );
    expect(listTerms('o', many).actions).toMatchObject([{ kind: 'menu', options: { length: 25 } }]);
  });

  it('is that of a letter, or of the articles of a topic, with a menu that explains each', () => {
    expect(textOf(listTerms('ö', context))).toBe('2 terms begin with O.\noar · Öre');
    expect(textOf(listTerms('k', context))).toBe('1 term begins with K.\nKeel');
    expect(textOf(listTerms('BOATS', context))).toBe('4 terms are used by the newest articles on Boats.\n3rd rail · Öre · Skeg · Sluice');
    expect(textOf(listTerms('wood', context))).toBe('3 terms are used by the newest articles on wood.\n3rd rail · Öre · Skeg');
    expect(listTerms('wood', context).actions).toMatchObject([
      { kind: 'menu', options: [{ label: '3rd rail', intent: { kind: 'term', name: '3rd rail' } }, {}, {}] },
    ]);
  });

  it('has nothing to choose from for a topic whose articles use no term', () => {
    const { actions, summary } = listTerms('rain', contextOf(['Keel']));

    expect([summary, actions]).toEqual(['No term is used by the newest articles on rain.', []]);
  });

  it('is read out of whole sections, as far as others can wait for it', () => {
    const long = (slug: string, topics: readonly string[], end: string, length: number, day: string): ArticleInput => {
      const rest = ` the ${end}.`;
      return {
        slug,
        title: slug,
        topics,
        publishedAt: day,
        sections: [{ text: 'row '.repeat(length / 4).slice(0, length - rest.length) + rest }],
      };
    };
    const long20 = long('twenty', ['canals', 'seas'], 'Keel', 20_000, '2026-01-03');
    const long180 = long('more', ['canals'], 'Skeg', 180_000, '2026-01-02');
    const older = long('older', ['canals'], 'Oar', 40, '2026-01-01');
    const read = contextOf(['Keel', 'Skeg', 'Oar'], [long20, long180, older]);

    expect(textOf(listTerms('seas', read))).toContain('\nKeel');
    expect(textOf(listTerms('canals', read))).toContain('\nKeel · Skeg');
    expect(textOf(listTerms('canals', read))).not.toContain('Oar');
  });

  it('says which letters and topics there are', () => {
    expect(textOf(listTerms('trains', context))).toBe(
      'No term begins with “trains”, and no article has such a topic. Letters: K O S #. Topics: Boats, wood, rain.',
    );
    expect(suggestTopics('b', context)).toEqual([{ name: 'Boats', value: 'Boats' }]);
  });
});
