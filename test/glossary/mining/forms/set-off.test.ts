import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a term that is set off behind what it means', () => {
  it.each([
    ['The place where a wave is lowest is the **trough**.', ['trough: The place where a wave is lowest is the trough.']],
    [
      'We sail, and the place that shelters us is a *haven*, as they say.',
      ['haven: We sail, and the place that shelters us is a haven, as they say.'],
    ],
  ])('is read in %j, and never sure', (markdown, lines) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'naming')).toEqual(lines);
    expect(mined.filter(({ form, sure }) => form === 'naming' && sure)).toEqual([]);
  });

  it.each([
    'The place is **old**.',
    'It rains, and that is **bad**.',
    'The place where a wave is lowest is **trough** water.',
    'The place where a wave is lowest is the trough.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'naming')).toEqual([]);
  });
});
