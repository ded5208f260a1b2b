import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “X. It is a ...”', () => {
  it.each([
    ['The port runs Quayside. It is a scheduler for batch jobs.', 'Quayside: It is a scheduler for batch jobs.'],
    ['Quayside opened in May. It lets crews book a berth.', 'Quayside: It lets crews book a berth.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'anaphora')).toEqual([line]);
  });

  it.each(['We waited. It is a pity.', 'Why wait? It is a scheduler.'])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'anaphora')).toEqual([]);
  });
});
