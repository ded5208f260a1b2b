import { describe, expect, it } from 'vitest';
import { deepLink } from '../../src/search/deep-link.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { hitsOf, toArticle } from './corpus.ts';

const article = toArticle({
  slug: 'a',
  title: 'Notes',
  url: 'https://example.org/a',
  sections: [
    { heading: '', text: 'The lede.' },
    {
      heading: 'Cooling',
      text: 'Before that, nothing.\n- Cold plates, which sit on every well-built accelerator board, carry the heat away from it & out.\nAfter.',
    },
  ],
});

describe('deepLink', () => {
  const [hit] = hitsOf(createSearchIndex({ articles: [article] }), 'accelerator');

  it('opens at the section and names the ends of the line that matches', () => {
    expect(hit && deepLink(hit.article, hit.section, hit.snippet)).toBe(
      'https://example.org/a#s1:~:text=Cold%20plates%2C%20which%20sit,from%20it%20%26%20out.',
    );
  });

  it('leads to the article itself for the lede, and nowhere without a URL', () => {
    const [lede] = article.sections;
    const { url: _, ...unpublished } = article;

    expect(lede && deepLink(article, lede)).toBe('https://example.org/a');
    expect(lede && deepLink(unpublished, lede)).toBeUndefined();
  });
});
