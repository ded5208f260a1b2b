import { describe, expect, it } from 'vitest';
import { createArticleFinder, createTitleTables } from '../../src/desk/find-article.ts';
import { rememberLast } from '../../src/glossary/remember-last.ts';
import { makeArticle } from '../announce/fixtures.ts';

const bees = makeArticle('bees', { title: 'Why Bees Fly by Day' });
const wasps = makeArticle('wasps', { title: 'On Wasps' });

describe('what is kept from one edition to the next', () => {
  it('is made anew only where it would differ', () => {
    const made: string[] = [];
    const make = rememberLast(
      (text: string) => {
        made.push(text);
        return text.length;
      },
      (a, b) => a === b,
    );

    const lengths = ['mill', 'mill', 'gates', 'mill'].map(make);

    expect([lengths, made]).toEqual([
      [4, 4, 5, 4],
      ['mill', 'gates', 'mill'],
    ]);
  });

  it('finds the article as it is now, although its title is the same', () => {
    const tables = createTitleTables();
    const edited = { ...bees, dek: 'Now with a dek' };

    createArticleFinder([bees, wasps], tables).find('beez fly');
    const [found] = createArticleFinder([edited, wasps], tables).find('beez fly');

    expect(found).toBe(edited);
  });

  it('does not find what is gone, nor what was called otherwise', () => {
    const tables = createTitleTables();
    createArticleFinder([bees, wasps], tables).find('wasps');

    expect(createArticleFinder([bees], tables).find('on wasps')).toEqual([]);
    expect(
      createArticleFinder([bees, { ...wasps, title: 'On Hornets' }], tables)
        .find('on hornets')
        .map(({ slug }) => slug),
    ).toEqual(['wasps']);
  });
});
