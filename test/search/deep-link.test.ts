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

  it('names no picture and no raised character, which the page has in another form', () => {
    const told = toArticle({
      slug: 'b',
      title: 'Notes',
      url: 'https://example.org/b',
      sections: [{ heading: '', text: '🖼️ A heron stands. It took 10⁶ watts of an accelerator, said H₂O people.' }],
    });
    const [found] = hitsOf(createSearchIndex({ articles: [told] }), 'accelerator');

    expect(found && deepLink(found.article, found.section, found.snippet)).toBe(
      'https://example.org/b#:~:text=watts%20of%20an%20accelerator%2C%20said',
    );
  });

  it('leads to the article itself for the lede, and nowhere without a URL', () => {
    const [lede] = article.sections;
    const { url: _, ...unpublished } = article;

    expect(lede && deepLink(article, lede)).toBe('https://example.org/a');
    expect(lede && deepLink(unpublished, lede)).toBeUndefined();
  });
});
