import { describe, expect, it } from 'vitest';
import { likenessOf, sketchText } from '../../src/delivery/text-sketch.ts';

const words = (from: number, count: number): string => Array.from({ length: count }, (_, index) => `word${from + index}`).join(' ');

describe('how like two texts are', () => {
  it('is the same from both sides, also of texts too long to keep all their marks', () => {
    const [a, b, c] = [words(0, 300), words(100, 300), words(1_000, 300)].map(sketchText);

    expect(likenessOf(a, b)).toBe(likenessOf(b, a));
    // Two hundred of four hundred words are in both.
    expect(likenessOf(a, b)).toBeGreaterThan(0.3);
    expect(likenessOf(a, b)).toBeLessThan(0.7);
    expect(likenessOf(a, c)).toBeLessThan(0.05);
  });

  it('is exact of short ones', () => {
    expect(likenessOf(sketchText('one two three four'), sketchText('one two three five'))).toBe(0.5);
    expect(likenessOf(sketchText('One, two — three FOUR'), sketchText('one two three four'))).toBe(1);
  });

  it('is nothing of a text of hardly any words', () => {
    expect([
      sketchText('one two three'),
      likenessOf(sketchText('one two three'), sketchText('one two three')),
      likenessOf(undefined, 'a'),
    ]).toEqual(['', 0, 0]);
  });

  it('keeps a sketch of at most 192 characters', () => {
    expect(sketchText(words(0, 5_000))).toHaveLength(192);
    expect(sketchText(words(0, 5))).toHaveLength(16);
  });
});
