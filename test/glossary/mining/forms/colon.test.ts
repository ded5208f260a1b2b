import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText, sureLines } from '../mine-text.ts';

describe('a noun that is explained behind a colon', () => {
  it.each([
    ['Planners put in slack time: a few minutes more than a trip needs.', 'slack time: slack time: a few minutes more than a trip needs.'],
    ['The yard uses wet docking: the ship floats in behind a gate.', 'wet docking: wet docking: the ship floats in behind a gate.'],
    ['Then crews have a deadlock: A waits for B, and B for A.', 'deadlock: deadlock: A waits for B, and B for A.'],
  ])('is read in %j, and never sure', (text, line) => {
    expect(linesOf(mineText(text), 'gloss')).toEqual([line]);
    expect(sureLines(mineText(text))).toEqual([]);
  });

  it.each([
    'Slack time: a few minutes more than a trip needs.',
    'We sell old tools: hammers, long saws, and nails.',
    'They asked Gannet Works: the pump was old and slow.',
    'Look at the skeg: it keeps the course of a ship.',
    'The crew has a plan: wait for the tide to turn.',
    'They use a skeg: small and cheap.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'gloss')).toEqual([]);
  });

  it('is not read of code', () => {
    expect(linesOf(mineMarkdown('The file sets the `tide mark`: the line that water reaches.'), 'gloss')).toEqual([]);
  });
});
