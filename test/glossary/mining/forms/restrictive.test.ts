import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('a clause behind a name without a comma', () => {
  it.each([
    ['They fought the Velm Fire in 2021 which burned nine farms.', 'Velm Fire: Velm Fire in 2021 which burned nine farms'],
    ['Each dock has a tide clock that tells pilots when to sail.', 'tide clock: tide clock that tells pilots when to sail'],
    [
      'Slack-water methods that find a tide without a clock fail.',
      'Slack-water methods: Slack-water methods that find a tide without a clock fail',
    ],
    ['Old ports had "dock flags" that could give crews hints.', 'dock flags: "dock flags" that could give crews hints'],
  ])('is read in %j, and never sure', (text, line) => {
    const mined = mineText(text);

    expect(linesOf(mined, 'relative')).toEqual([line]);
    expect(sureLines(mined)).toEqual([]);
  });

  it.each(['We told Ada Quist that she may leave.', 'They know pumps that fail.', 'They run Gannet, which is the best idea of the year.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'relative')).toEqual([]);
    },
  );
});
