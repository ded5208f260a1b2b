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
    ['Source: Stand by Me Published on Day by Day blog by Ole', { source: 'Stand by Me', publication: 'Day by Day blog', byline: 'Ole' }],
  ])('%s', (line, credit) => {
    expect(readCreditLine(line)?.credit).toEqual(credit);
  });

  it.each([
    ['Source: Wired Published on 3 May 2026 by Shtef', '2026-05-03', { source: 'Wired', byline: 'Shtef' }],
    ['Published on The Tide on May 3, 2026 by Ole', '2026-05-03', { publication: 'The Tide', byline: 'Ole' }],
  ])('tells the date from the publication: %s', (line, publishedAt, credit) => {
    expect(readCreditLine(line)).toEqual({ credit, publishedAt });
  });

  it.each([
    'The source: a leak.',
    'Published works are listed below.',
    'It was published on Monday by the lab.',
    '',
    '- Source code: https://example.com',
    'Sourcegraph: a tool',
  ])('is not: %s', (line) => {
    expect(readCreditLine(line)).toBeUndefined();
  });
});
