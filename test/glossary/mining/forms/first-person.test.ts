import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('somebody who says who they are', () => {
  it.each([
    ['en', 'I’m Ada Quist, trained in pumps and gates.'],
    ['en', 'My name is Ada Quist, and I am a pilot from Velm.'],
    ['de', 'Ich bin Ada Quist, seit 1990 im Hafen.'],
    ['fr', 'Je suis Ada Quist, pilote du port.'],
    ['es', 'Me llamo Ada Quist, trabajo en el puerto.'],
  ])('is read in %s: %j, and never sure', (lang, text) => {
    const mined = mineText(text, { lang });

    expect(linesOf(mined, 'copula')).toContain(`Ada Quist: ${text}`);
    expect(sureLines(mined).filter((line) => line.startsWith('Ada Quist: I'))).toEqual([]);
  });

  it.each(['I am Ada Quist.', 'I am in Velm, and I wait.'])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'copula')).toEqual([]);
  });
});
