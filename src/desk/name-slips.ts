import { isFunctionWord } from '../glossary/function-word.ts';
import { slipsAtStart } from '../glossary/slips.ts';

/** The folded words of a reference that say something; all of them where none does. */
export function tellingWordsOf(folded: string): readonly string[] {
  const all = folded.split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !isFunctionWord(word));
  return telling.length === 0 ? all : telling;
}

/** Distance of words from those of a folded name, its beginnings included. Undefined if one of them is not in the name. */
export function slipsInName(words: readonly string[], name: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const slips = name.flatMap((each) => slipsAtStart(word, each) ?? []);
    if (slips.length === 0) return undefined;
    sum += Math.min(...slips);
  }
  return sum;
}
