import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “X means ...”', () => {
  it.each([
    ['Reefing means making a sail smaller.', 'Reefing: Reefing means making a sail smaller.'],
    ['AIS stands for automatic identification system.', 'AIS: AIS stands for automatic identification system.'],
    [
      'The term draft refers to the depth of a hull below the water.',
      'draft: The term draft refers to the depth of a hull below the water.',
    ],
    ['Kedging is the practice of hauling a ship by its anchor.', 'Kedging: Kedging is the practice of hauling a ship by its anchor.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'meaning')).toEqual([line]);
  });

  it.each(['This means that the pump is off.', 'It refers to the pump.', 'What he means is the pump.', 'Nobody means the pump.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'meaning')).toEqual([]);
    },
  );
});
