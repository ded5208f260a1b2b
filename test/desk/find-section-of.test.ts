import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { findSectionOf } from '../../src/desk/find-section-of.ts';

const article = createArticle({
  slug: 'harbor',
  title: 'Inside the Harbor',
  sections: [
    { text: 'The lede about a node and its heading.' },
    { heading: 'Technical Breakdown', text: 'No node has this heading. A zebra pumps.' },
    { heading: 'Cooling with Sea Water', text: 'Pumps.' },
    { heading: 'What Comes Next', text: 'Nothing.' },
  ],
});

function found(reference: string): string | undefined {
  return findSectionOf(article, reference)?.heading;
}

describe('a section that somebody names', () => {
  it.each([
    ['technical-breakdown', 'Technical Breakdown'],
    ['TECHNICAL breakdown', 'Technical Breakdown'],
    ['2', 'Technical Breakdown'],
    ['sea wat', 'Cooling with Sea Water'],
    ['water cooling', 'Cooling with Sea Water'],
    ['the cooling', 'Cooling with Sea Water'],
    ['coolling', 'Cooling with Sea Water'],
    ['technicl braekdown', 'Technical Breakdown'],
    ['comes next', 'What Comes Next'],
    ['inside harbor', 'Inside the Harbor'],
  ])('is found by %s', (reference, heading) => {
    expect(found(reference)).toBe(heading);
  });

  it.each(['nope heading', 'zebra', 'zebra heading', 'cooling zebra', 'pumps', '9', '', '...'])('is not guessed from %j', (reference) => {
    expect(found(reference)).toBeUndefined();
  });
});
