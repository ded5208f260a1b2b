import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a term in quotation marks with words that tell of it', () => {
  it.each([
    ['In this type of “ring eclipse,” there is a bright edge.', 'ring eclipse: In this type of “ring eclipse,” there is a bright edge.'],
    [
      'They built large “wet” docks that kept ships afloat at low tide.',
      'wet: They built large “wet” docks that kept ships afloat at low tide.',
    ],
    [
      'When both tides meet, it is then "slack season" and boats may pass.',
      'slack season: When both tides meet, it is then "slack season" and boats may pass.',
    ],
    ['He built it of wood; this “Comet House” is now a museum.', 'Comet House: He built it of wood; this “Comet House” is now a museum.'],
    [
      'It cools slowly; this is the “warm stone effect” of moons.',
      'warm stone effect: It cools slowly; this is the “warm stone effect” of moons.',
    ],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'naming')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'The pilot said “come back” and went home.',
    'The “old” dock closed.',
    'Quist calls for “order” and for ships that float.',
    'They spoke of it as “Gannet” for years.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'naming')).toEqual([]);
  });
});
