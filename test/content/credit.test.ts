import { describe, expect, it } from 'vitest';
import { readCreditLine } from '../../src/content/credit.ts';

describe('a credit line', () => {
  it.each([
    [
      'Source: Wired(opens in a new tab) Published on ShtefAI blog by Shtef',
      { source: 'Wired', publication: 'ShtefAI blog', byline: 'Shtef' },
    ],
    [
      'Source: Wired (opens in a new tab)Published on ShtefAI blog by Shtef',
      { source: 'Wired', publication: 'ShtefAI blog', byline: 'Shtef' },
    ],
    ['Source: Wired(opens in new window)', { source: 'Wired' }],
    ['SOURCE: The Tide Wire.', { source: 'The Tide Wire' }],
    ['Sources: Wired, The Tide Wire', { source: 'Wired, The Tide Wire' }],
    ['Source: https://example.com/story', { sourceUrl: 'https://example.com/story' }],
    ['Source: Wired (https://example.com/story)', { source: 'Wired', sourceUrl: 'https://example.com/story' }],
    ['Published on ShtefAI blog by Shtef', { publication: 'ShtefAI blog', byline: 'Shtef' }],
    ['Originally published in The Tide', { publication: 'The Tide' }],
    ['Posted by Mara Quist', { byline: 'Mara Quist' }],
    ['Published by Shtef on ShtefAI blog', { publication: 'ShtefAI blog', byline: 'Shtef' }],
    [
      'Source: NASA(opens in a new tab), ESA(opens in a new tab) Published on Orbit by Shtef',
      { source: 'NASA, ESA', publication: 'Orbit', byline: 'Shtef' },
    ],
    ['Source: Wired (https://example.com/a_(b)?c=d)', { source: 'Wired', sourceUrl: 'https://example.com/a_(b)?c=d' }],
    ['Source: Wired, by J. R. Smith Jr.', { source: 'Wired', byline: 'J. R. Smith Jr.' }],
    ['Published on ShtefAI blog by Ada van der Berg and Ole', { publication: 'ShtefAI blog', byline: 'Ada van der Berg and Ole' }],
    ['Published on the company blog by the Tide staff', { publication: 'the company blog', byline: 'the Tide staff' }],
    ['Published on The Tide.', { publication: 'The Tide' }],
    ["Published on What's Next? by Catherine d'Ornano", { publication: "What's Next?", byline: "Catherine d'Ornano" }],
    ['Published on Yahoo! by María de los Santos', { publication: 'Yahoo!', byline: 'María de los Santos' }],
    [
      'Source: The Tide Published on bridges & co: notes by bell hooks',
      { source: 'The Tide', publication: 'bridges & co: notes', byline: 'bell hooks' },
    ],
    ['Source: Census Bureau, by county', { source: 'Census Bureau, by county' }],
    ['Source: Stand by Me Published on Day by Day blog by Ole', { source: 'Stand by Me', publication: 'Day by Day blog', byline: 'Ole' }],
  ])('%s', (line, credit) => {
    expect(readCreditLine(line)?.credit).toEqual(credit);
  });

  it.each([
    ['Source: Wired Published on 3 May 2026 by Shtef', '2026-05-03', { source: 'Wired', byline: 'Shtef' }],
    ['Published on The Tide on May 3, 2026 by Ole', '2026-05-03', { publication: 'The Tide', byline: 'Ole' }],
    ['Published on The Tide by Shtef and Ana on May 3, 2026', '2026-05-03', { publication: 'The Tide', byline: 'Shtef and Ana' }],
    ['Published on The Tide by Shtef – 3 May 2026', '2026-05-03', { publication: 'The Tide', byline: 'Shtef' }],
    ['Published on The Tide by Shtef, Sunday, May 3, 2026', '2026-05-03', { publication: 'The Tide', byline: 'Shtef' }],
    ['Published on The Tide by Shtef (2026-05-03)', '2026-05-03', { publication: 'The Tide', byline: 'Shtef' }],
    ['Published May 3, 2026', '2026-05-03', {}],
    ['Published: 3 May 2026', '2026-05-03', {}],
    ['Source: Wired, 3 May 2026', '2026-05-03', { source: 'Wired' }],
  ])('tells the date from the publication: %s', (line, publishedAt, credit) => {
    expect(readCreditLine(line)).toEqual({ credit, publishedAt });
  });

  it.each([
    'The source: a leak.',
    'Published works are listed below.',
    'It was published on Monday by the lab.',
    'published in Nature in April 1953.',
    'Published in 1953, the paper by Watson and Crick is still cited a thousand times a year.',
    'Posted on 4chan by an unknown user on Monday, they named forty informants and gave their home addresses.',
    'Published on Monday by the lab.',
    'Posted on walls all over town, the notice is gone.',
    'Published in 1953.',
    'Published: weekly since 1950',
    'Source: The river begins in the Alps.',
    'Posted at the gate by guards who had read it.',
    '',
    '- Source code: https://example.com',
    'Sourcegraph: a tool',
  ])('is not: %s', (line) => {
    expect(readCreditLine(line)).toBeUndefined();
  });
});
