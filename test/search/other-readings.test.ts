import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { placesOf, toArticle } from './corpus.ts';

describe('a single word that is one slip from several', () => {
  const article = (slug: string, title: string, text: string) => toArticle({ slug, title, sections: [{ heading: '', text }] });
  const parsers = Array.from({ length: 9 }, (_, i) => article(`parser-${i}`, `Parser ${i}`, 'A parser reads, and the parser tells.'));
  const index = createSearchIndex({
    articles: [...parsers, article('paper', 'Mills', 'The mill makes paper.'), article('parker', 'Names', 'The smith is called Parker.')],
  });

  it('shows the likeliest first, and a section of the next ones among the five that people look at', () => {
    const places = placesOf(index, 'parer', { limit: 10 });

    expect(places.slice(0, 3).every((place) => place.startsWith('parser'))).toBe(true);
    expect(places.slice(3, 5).toSorted()).toEqual(['paper#lede', 'parker#lede']);
    expect(new Set(places).size).toBe(places.length);
  });

  it('is left to other words to tell, and to the asker who wants few or the very word', () => {
    expect(placesOf(index, 'parer reads', { limit: 10 }).slice(0, 5)).not.toContain('paper#lede');
    expect(placesOf(index, 'parer', { limit: 3 }).every((place) => place.startsWith('parser'))).toBe(true);
    expect(placesOf(index, 'parser', { limit: 10 }).slice(0, 5)).not.toContain('paper#lede');
  });
});
