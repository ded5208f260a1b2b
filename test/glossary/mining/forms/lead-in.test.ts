import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, sureLines } from '../mine-text.ts';

describe('a paragraph that begins with its term in bold', () => {
  it('is read where a noun follows', () => {
    const found = mineMarkdown('**Skeg.** A fin below the rudder that keeps a hull on course.');

    expect(linesOf(found, 'lead-in')).toEqual(['Skeg: A fin below the rudder that keeps a hull on course.']);
    expect(sureLines(found)).toHaveLength(1);
  });

  it.each([
    '**Skeg** is old. A fin below the rudder that keeps a hull on course.',
    '**Skeg.**',
    '**Wait.** I never saw that pump.',
    '**The pump breaks down again.** A pump of nine tons is no toy.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'lead-in')).toEqual([]);
  });

  it('is read of an item that begins with a short sentence, and not of a date', () => {
    const line = 'Skeg: A fin below the rudder that keeps a hull on course.';

    expect(linesOf(mineMarkdown('- Skeg. A fin below the rudder that keeps a hull on course.'), 'lead-in')).toEqual([line]);
    expect(linesOf(mineMarkdown('- May 3. A fin below the rudder that keeps a hull on course.'), 'lead-in')).toEqual([]);
    expect(linesOf(mineMarkdown('- Skeg. We sold it.'), 'lead-in')).toEqual([]);
  });

  it('is doubtful before a sentence of any kind', () => {
    const sentence = '**Skeg**: The crew repaired the fin below the rudder of the old ship in May.';

    expect(sureLines(mineMarkdown('**Skeg**: A fin below the rudder that keeps a hull on course.'))).toHaveLength(1);
    expect(sureLines(mineMarkdown(sentence))).toEqual([]);
    expect(linesOf(mineMarkdown(sentence), 'lead-in')).toHaveLength(1);
  });
});
