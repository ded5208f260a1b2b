import { describe, expect, it } from 'vitest';
import { mineText, sureLines } from '../mine-text.ts';

describe('two nouns with a verb of one thing', () => {
  it.each([
    ['Bow and scrape is what a new deckhand does all day.', 'copula', 'Bow and scrape'],
    ['Supply and return means the two pipes of a heater.', 'meaning', 'Supply and return'],
    ['Stop and search is a power of the port police.', 'copula', 'Stop and search'],
  ])('is one name in %j, and never sure', (text, form, headword) => {
    expect(mineText(text).map((found) => [found.form, found.headword, found.text])).toEqual([[form, headword, text]]);
    expect(sureLines(mineText(text))).toEqual([]);
  });

  it.each([
    'Slow and steady is best for everybody.',
    'Mills and locks are the parts of a canal.',
    'This and that is what we do all day.',
    'We say give and take is what a mill does.',
  ])('is none in %j', (text) => {
    expect(mineText(text).filter(({ headword }) => headword.includes(' and '))).toEqual([]);
  });
});
