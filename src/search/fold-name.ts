import { foldCluster } from './fold.ts';

const word = /[\p{L}\p{N}\p{M}]+[+#]*/gu;

/** The text with its letters as search compares them: no case, width or accents. Lengths may change. */
export function foldLetters(text: string): string {
  // Most names: nothing but case is folded in them.
  if (/^[\x20-\x7e]*$/u.test(text)) return text.toLowerCase();
  return Array.from(text.normalize('NFC'), foldCluster).join('');
}

/**
 * A name as it is compared wherever names are: of articles, sections, terms, topics, authors and tags. Its folded words, one space between
 * them, so `AI-policy` is `AI policy`; signs at the end of a word count, so `C++` is not `C`. Empty if it has no letter or digit.
 */
export function foldName(name: string): string {
  return (foldLetters(name).match(word) ?? []).join(' ');
}
