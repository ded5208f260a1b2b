import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionLabels } from '../../src/search/suggestion-labels.ts';

describe('suggestionLabels', () => {
  it('leaves a text that fits as it is', () => {
    expect(suggestionLabels(['Liquid cooling'], 100)).toEqual(['Liquid cooling']);
  });

  it('keeps what tells two long texts apart', () => {
    const start = 'This week in the long and winding history of the cluster, '.repeat(3);

    const labels = suggestionLabels([`${start}part one`, `${start}part two`], 60);

    expect(labels[0]).toContain('one');
    expect(labels[1]).toContain('two');
  });

  it('gives labels within the limit, different for different texts, of whole letters', () => {
    const text = fc
      .tuple(fc.constantFrom('a'.repeat(70), 'the 👩‍🚀 '.repeat(9), ''), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const labels = suggestionLabels(texts, 60);

        for (const label of labels) {
          expect(label.length).toBeLessThanOrEqual(60);
          expect(label.isWellFormed() || !texts.join('').isWellFormed()).toBe(true);
        }
      }),
      { seed: 20260504, numRuns: 300 },
    );
  });
});
