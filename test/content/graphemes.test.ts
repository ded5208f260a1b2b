import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, graphemeFrom, graphemes } from '../../src/content/graphemes.ts';

const family = '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}';
const texts = fc
  .array(fc.constantFrom('a', ' ', 'e\u0301', family, '\u{1F1E9}\u{1F1EA}', '\uD83D', 'かな'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('a cut between graphemes', () => {
  it.each([
    ['herons', 3, 'her'],
    ['herons', 6, 'herons'],
    ['herons', 0, ''],
    [`a${family}b`, 5, 'a'],
    [`a${family}b`, 9, `a${family}`],
    ['cafe\u0301s', 4, 'caf'],
    [family, 3, ''],
  ])('keeps of %j in %i units %j', (text, maxLength, kept) => {
    expect(beginningOf(text, maxLength)).toBe(kept);
  });

  it('keeps as many whole graphemes as fit, for every text and limit', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, maxLength) => {
        let kept = '';
        for (const { segment } of graphemes.segment(text)) {
          if (kept.length + segment.length > maxLength) break;
          kept += segment;
        }

        expect(beginningOf(text, maxLength)).toBe(kept);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('begins behind the grapheme that it falls into', () => {
    expect([0, 1, 2, 8, 9, 10, 99].map((at) => graphemeFrom(`a${family}b`, at))).toEqual([0, 1, 9, 9, 9, 10, 10]);
  });
});
