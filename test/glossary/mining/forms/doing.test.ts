import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('a sentence that tells what something does, with any verb', () => {
  it.each([
    ['Halyards raise the sails.', 'Halyards'],
    ['A relay house provided fresh mules and hay.', 'relay house'],
    ['The crew wrote Gannet to pump out the dock.', 'Gannet'],
    ['Load marks are painted on the hull to show how deep it may lie.', 'Load marks'],
  ])('is read in %j, and never sure', (text, headword) => {
    expect(linesOf(mineText(text), 'purpose')).toContain(`${headword}: ${text}`);
    expect(sureLines(mineText(text))).toEqual([]);
  });

  it.each([
    'Crews with the new pumps are fast.',
    'Allows the crew to wait.',
    'Do halyards raise the sails?',
    'The crew used it to pump out the dock.',
    'The sail is painted on the hull to show the crew.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([]);
  });
});
