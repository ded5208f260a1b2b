import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText, sureLines } from '../mine-text.ts';

describe('an explanation behind words that announce it', () => {
  it.each([
    ['en', 'There are four voids, i.e. flats that stand empty.', 'voids: voids, i.e. flats that stand empty'],
    ['en', 'They call them "idle funds," meaning money for a gate.', 'idle funds: "idle funds," meaning money for a gate'],
    ['en', 'Then crews make a dash, in other words many short trips.', 'dash: dash, in other words many short trips'],
    [
      'en',
      'They count the late delay of each crew, that is, the minutes lost.',
      'late delay: late delay of each crew, that is, the minutes lost',
    ],
    ['en', 'They pay in small coins, i.e. pennies and dimes.', 'small coins: small coins, i.e. pennies and dimes'],
    ['en', 'Some have direct orbits; that is, they go east.', 'direct orbits: direct orbits; that is, they go east'],
    ['de', 'Am Abend folgt die Teigruhe, das heißt Mehl und Wasser ruhen.', 'Teigruhe: Teigruhe, das heißt Mehl und Wasser ruhen'],
    ['en', 'They have lock gates (old oak doors) here.', 'lock gates: lock gates (old oak doors)'],
  ])('is read in %s: %j, and never sure', (lang, text, line) => {
    expect(linesOf(mineText(text, { lang }), 'gloss')).toEqual([line]);
    expect(sureLines(mineText(text, { lang }))).toEqual([]);
  });

  it('is read behind a mere `or`, if the name is set off', () => {
    expect(linesOf(mineMarkdown('They fear **drift**, or the way of a boat without sails.'), 'gloss')).toEqual([
      'drift: drift, or the way of a boat without sails',
    ]);
    expect(linesOf(mineMarkdown('They fear the drift, or the way of a boat without sails.'), 'gloss')).toEqual([]);
  });

  it.each(['The two ways are exclusive, meaning that only one is used.', 'They pay in small coins, i.e. pennies.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'gloss')).toEqual([]);
    },
  );
});
