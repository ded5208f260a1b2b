import { expect, it } from 'vitest';
import { clipAtWord } from '../../src/reply/clip.ts';

it.each([
  ['Sea water cools it.', 40, 'Sea water cools it.'],
  ['Sea water cools the machines.', 20, 'Sea water cools the…'],
  ['Sea water, which cools it.', 14, 'Sea water…'],
  // A word that fills more than half is cut.
  ['A hyperdimensional interconnect', 16, 'A hyperdimensio…'],
  ['海水が機械を冷やしている', 6, '海水が機械…'],
])('cuts “%s” to %i behind a word if it can', (text, maxLength, shown) => {
  expect(clipAtWord(text, maxLength)).toBe(shown);
});
