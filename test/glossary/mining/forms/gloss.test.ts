import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “X (a ...)”', () => {
  it.each([
    ['They log to Gannet (a database for time series).', 'Gannet: Gannet (a database for time series)'],
    ['The hull has a skeg (a fin below the rudder).', 'skeg: skeg (a fin below the rudder)'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'gloss')).toEqual([line]);
  });

  it.each(['They log to Gannet (version 3).', 'The pump (see below) is old.', 'They sold it (the pump was old).'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'gloss')).toEqual([]);
    },
  );
});
