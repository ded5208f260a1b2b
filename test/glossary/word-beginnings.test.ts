import { describe, expect, it } from 'vitest';
import { bitsOf, lettersOf } from '../../src/glossary/word-beginnings.ts';

describe('the letters of a text as bits', () => {
  it('are one for each letter, however often it stands there', () => {
    expect(lettersOf('a')).toBe(2);
    expect(lettersOf('abba')).toBe(6);
    expect(lettersOf('')).toBe(0);
    expect(bitsOf(lettersOf('sluice') ^ lettersOf('sluise'))).toBe(1);
  });

  it('are counted as one by one', () => {
    const values = [0, 1, 2, 3, 0xff, 0x0f0f_0f0f, 0x5555_5555, 0x7fff_ffff, -1, -2, 0x8000_0001 | 0, 123_456_789];
    const counted = values.map((value) => Array.from({ length: 32 }, (_, bit) => (value >>> bit) & 1).reduce((sum, bit) => sum + bit, 0));

    expect(values.map(bitsOf)).toEqual(counted);
  });
});
