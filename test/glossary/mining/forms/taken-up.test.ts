import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('a noun that takes up a longer name', () => {
  it.each([
    ['The port adopted the Ballast Water Plan. The plan lays out nine rules.', 'Ballast Water Plan: The plan lays out nine rules.'],
    ['Velm has run the tide gate logs since May. Those logs are rows of numbers.', 'tide gate logs: Those logs are rows of numbers.'],
    ['They use Gannet. This tool drains a dock.', 'Gannet: This tool drains a dock.'],
  ])('is read in %j, and never sure', (text, line) => {
    const mined = mineText(text);

    expect(linesOf(mined, 'anaphora')).toContain(line);
    expect(sureLines(mined)).toEqual([]);
  });

  it.each(['The port adopted the Ballast Water Plan. The rope lays out nine rules.', 'They left. The plan lays out nine rules.'])(
    'is not read in %j',
    (text) => {
      expect(linesOf(mineText(text), 'anaphora')).toEqual([]);
    },
  );
});
