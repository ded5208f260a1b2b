import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { hitsOf, placesOf, toArticle } from './corpus.ts';

// Each of these goes wrong with Fuse.js over texts; here Fuse.js only says which word of the dictionary was meant.
const filler = 'Nothing of note stands in this sentence, and the next says no more. '.repeat(12);

function indexOf(...sections: readonly (readonly [heading: string, text: string])[]): ReturnType<typeof createSearchIndex> {
  return createSearchIndex({
    articles: [toArticle({ slug: 'a', title: 'Notes', sections: sections.map(([heading, text]) => ({ heading, text })) })],
  });
}

describe('what Fuse.js is known to get wrong', () => {
  it('finds a word far from the beginning of a text', () => {
    expect(placesOf(indexOf(['One', `${filler}xylophone`], ['Two', filler]), 'xylophone')).toEqual(['a#s0']);
  });

  it('takes a swap for one slip', () => {
    expect(placesOf(indexOf(['Languages', 'rust is a language'], ['Fruit', 'banana, canal and Ghana']), 'rsut')).toEqual(['a#s0']);
    expect(placesOf(indexOf(['Fruit', 'a banana'], ['Places', 'the canal in Ghana']), 'banana')).toEqual(['a#s0']);
  });

  it('does not find a word inside another one', () => {
    const index = indexOf(['Moods', 'frustrated, crusty, trust'], ['Versions', 'Rust 1.80 is out']);

    expect(placesOf(index, 'rust')).toEqual(['a#s1']);
    expect(placesOf(indexOf(['Moods', 'frustrated, crusty']), 'us')).toEqual([]);
  });

  it('weighs a mistyped word as the word that was meant', () => {
    const index = indexOf(['Common', 'colossus colossus'], ['Common too', 'colossus'], ['Both', 'colossus reactor'], ['Rare', 'reactor']);

    expect(placesOf(index, 'colosus reactor')[0]).toBe('a#s2');
    expect(placesOf(index, 'colosus reactor')[0]).toBe(placesOf(index, 'colossus reactor')[0]);
  });

  it('puts four right words in a long text before one mistyped word in a short text', () => {
    const index = indexOf(['Short', 'megawat'], ['Long', `${filler} battery reactor cooling megawatt ${filler}`]);

    expect(placesOf(index, 'battery reactor cooling megawatt')[0]).toBe('a#s1');
  });

  it('counts how often a word is there', () => {
    const index = indexOf(
      ['Once', 'A laser, then glass, steel, cable, dust and paint.'],
      ['Often', 'A laser, a laser, a laser, a laser and a laser link.'],
    );

    expect(placesOf(index, 'laser')[0]).toBe('a#s1');
  });

  it('matches words longer than 32 letters as one word', () => {
    const long = 'donaudampfschifffahrtselektrizitaetenhauptbetriebswerk';

    expect(placesOf(indexOf(['Ships', long], ['Parts', 'donau dampf schifffahrt haupt betrieb werk']), long)).toEqual(['a#s0']);
  });

  it('answers a query of 5,000 letters over long texts at once', () => {
    const index = indexOf(['Long', filler.repeat(10)]);
    const started = performance.now();

    index.search('abcdefghij'.repeat(500));

    expect(performance.now() - started).toBeLessThan(200);
  });

  it('marks whole words, exactly, also after letters that folding makes longer or shorter', () => {
    for (const before of ['İzmir', 'Straße', '한국어', 'ﬁnal', 'e\u0301te\u0301', '👩‍🚀']) {
      const [hit] = hitsOf(indexOf(['Names', `${before} colossus runs`]), 'colosus');

      expect(hit?.snippet.highlights.map(({ start, end }) => hit.snippet.text.slice(start, end))).toEqual(['colossus']);
    }
  });

  it('reads operators of other engines as text', () => {
    const index = indexOf(['Code', 'C++ and Rust'], ['Name', 'colossus']);

    expect(placesOf(index, 'c++ | rust')[0]).toBe('a#s0');
    expect(placesOf(index, '!colossus')).toEqual(['a#s1']);
    expect(placesOf(index, '=colossus')).toEqual(['a#s1']);
    expect(placesOf(index, '"colossus')).toEqual(['a#s1']);
  });

  it('finds words that stand in different fields', () => {
    expect(placesOf(indexOf(['Cooling', 'the reactor hall'], ['Power', 'the hall']), 'cooling reactor')[0]).toBe('a#s0');
  });

  it('returns nothing for a blank query or punctuation', () => {
    const index = indexOf(['One', '... --- !!!']);

    for (const text of ['', '   ', '...', '!?', '"', '- -']) expect(index.search(text).kind).toBe('empty');
  });

  it('finds text that is written in decomposed letters, both ways', () => {
    expect(placesOf(indexOf(['Night', 'déjà vu']), 'de\u0301ja\u0300')).toEqual(['a#s0']);
    expect(placesOf(indexOf(['Night', 'de\u0301ja\u0300 vu']), 'deja')).toEqual(['a#s0']);
    expect(placesOf(indexOf(['Seoul', '한국어'.normalize('NFD')]), '한국어')).toEqual(['a#s0']);
  });
});
