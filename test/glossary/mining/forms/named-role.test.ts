import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('a name behind what it is', () => {
  it.each([
    ['The yard is old. Its director, Ada Quist, leads it.', 'Ada Quist: Its director, Ada Quist'],
    ['They asked the harbor engineer Ada Quist first.', 'Ada Quist: the harbor engineer Ada Quist'],
    ['The navigation system, NavEye, takes a picture.', 'NavEye: The navigation system, NavEye'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'apposition')).toEqual([line]);
  });

  it.each(['On the quay, Ada Quist waited.', 'The crew asked Ada Quist.', 'They sold pumps, Gannet among them.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'apposition')).toEqual([]);
    },
  );
});
