import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “X, which ...”', () => {
  it.each([
    ['They run Quayside, which is a scheduler for batch jobs.', 'Quayside: Quayside, which is a scheduler for batch jobs'],
    ['We asked Ada Quist, who leads the port authority.', 'Ada Quist: Ada Quist, who leads the port authority'],
    ['The crew opened a sea cock, which lets water into the hull, and waited.', 'sea cock: sea cock, which lets water into the hull'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'relative')).toEqual([line]);
  });

  it.each([
    'The pump failed, which means that we wait.',
    'They sailed early, which is why nobody saw them.',
    'The pump broke, which made us late.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'relative')).toEqual([]);
  });
});
