import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “a ... called X”', () => {
  it.each([
    ['The port runs a scheduler called Quayside.', 'Quayside: The port runs a scheduler called Quayside.'],
    ['Such a rope is known as a painter.', 'painter: Such a rope is known as a painter.'],
    ['The hull turns without the rudder. This is called yaw.', 'yaw: The hull turns without the rudder. This is called yaw.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'naming')).toEqual([line]);
  });

  it.each(['Somebody called the office.', 'The named pump is old.', 'They called Quayside the future of shipping.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'naming')).toEqual([]);
    },
  );
});
