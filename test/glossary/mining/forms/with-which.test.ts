import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('the means of doing something', () => {
  it.each([
    ['en', 'With a tide gauge, you can read the level of a dock.', 'tide gauge'],
    ['en', 'Use Gannet to pump out the dock.', 'Gannet'],
    ['en', 'Pilots read a tide clock to know when to sail.', 'tide clock'],
    ['de', 'Mit Gannet kann man das Dock leeren.', 'Gannet'],
    ['fr', 'Avec Gannet, vous pouvez vider le dock.', 'Gannet'],
    ['es', 'Con Gannet se puede vaciar el dique.', 'Gannet'],
  ])('is read in %s: %j, and never sure', (lang, text, name) => {
    const mined = mineText(text, { lang });

    expect(linesOf(mined, 'purpose')).toContain(`${name}: ${text}`);
    expect(sureLines(mined)).toEqual([]);
  });

  it.each(['With luck, it rains.', 'Use it to pump.', 'Pilots had to sail to Velm.'])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([]);
  });
});
