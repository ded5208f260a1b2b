import { describe, expect, it } from 'vitest';
import { mineMarkdown, mineText } from './mine-text.ts';

describe('the prose of a section', () => {
  it.each([
    'Look: ![Gannet is a pump that runs on steam.](https://own.example/gannet.png)',
    '![Gannet is a pump that runs on steam.](gannet.png)',
    '![Gannet](https://own.example/gannet.png)\n\nWe waited.',
  ])('is without the descriptions of pictures in %j', (markdown) => {
    expect(mineMarkdown(markdown)).toEqual([]);
  });

  it('begins behind a picture', () => {
    const [found] = mineMarkdown('![Gannet](https://own.example/gannet.png) Skua is a pump that runs on steam.');

    expect([found?.headword, found?.text]).toEqual(['Skua', 'Skua is a pump that runs on steam.']);
  });

  it('explains nothing with words that end in a colon', () => {
    expect(mineText('Gannet is a pump that runs on:')).toEqual([]);
    expect(mineText('Gannet is a pump that runs on steam.')).toHaveLength(1);
  });
});
