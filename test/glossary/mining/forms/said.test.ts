import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('what is said of any noun', () => {
  it.each([
    ['Crews of this port keep watch in pairs each night.', 'Crews: Crews of this port keep watch in pairs each night.'],
    ['Peers that have the first block can send it to others.', 'Peers: Peers that have the first block can send it to others.'],
    ['The roots plan will only list the roots of pinned trees.', 'roots plan: The roots plan will only list the roots of pinned trees.'],
    [
      'Rather than choose a bound, native gates have bounds that grow.',
      'native gates: Rather than choose a bound, native gates have bounds that grow.',
    ],
  ])('is read in %j, and never sure', (text, line) => {
    const mined = mineText(text);

    expect(linesOf(mined, 'purpose')).toContain(line);
    expect(sureLines(mined)).toEqual([]);
  });

  it.each([
    'Critics would say that the port is a tool for cold docks.',
    'The crew banned oars from the port and the docks.',
    'Bow and scrape is what a new deckhand does all day.',
    'The crew was in the port of Velm for a week.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([]);
  });
});
