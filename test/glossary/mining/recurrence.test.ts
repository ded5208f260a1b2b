import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecurrence } from '../../../src/glossary/mining/recurrence.ts';

describe('the recurrence of words', () => {
  it.each([
    ['a pump and a pump', 'pump', true],
    ['a pump and a pumpkin', 'pump', true],
    ['a pump', 'pump', false],
    ['a pup', 'pump', false],
    // The second one begins behind the first.
    ['papapa', 'papa', false],
    ['papapapa', 'papa', true],
    ['go go', 'go', true],
    ['go', 'go', false],
    ['', 'pump', false],
  ])('in %j of %j is %s', (text, words, expected) => {
    expect(createRecurrence(text)(words)).toBe(expected);
  });

  it('is what searching the text twice says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'q', 'é', '水', ' '), maxLength: 60 });

    fc.assert(
      fc.property(text, fc.nat(60), fc.integer({ min: 1, max: 6 }), (whole, at, length) => {
        const words = whole.slice(at, at + length);
        const first = whole.indexOf(words);

        expect(createRecurrence(whole)(words)).toBe(whole.includes(words, first + words.length));
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});
