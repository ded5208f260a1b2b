import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “X lets ...”', () => {
  it.each([
    ['Quayside lets a crew book a berth by text message.', 'Quayside: Quayside lets a crew book a berth by text message.'],
    ['A bilge pump is used to remove water from a hull.', 'bilge pump: A bilge pump is used to remove water from a hull.'],
    ['A flotilla consists of several small ships.', 'flotilla: A flotilla consists of several small ships.'],
    ['A fender keeps a hull from scraping along the quay.', 'fender: A fender keeps a hull from scraping along the quay.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([line]);
  });

  it.each(['It lets you wait.', 'This allows us to wait.', 'The app stores are full.', 'You use the pump.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'purpose')).toEqual([]);
    },
  );
});
