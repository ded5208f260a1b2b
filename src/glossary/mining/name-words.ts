import type { Article } from '../../content/article.ts';
import { isBeforeName, isCapital, isSpace } from './class-of.ts';

/** The words that an article writes with a capital inside of sentences, behind a small letter, a digit, or a sign that ends no sentence. */
export function nameWordsOf({ sections }: Article): Set<string> {
  const words = new Set<string>();
  for (const { body } of sections) addWords(words, body.text);
  return words;
}

/** Letters and digits. */
const word = /[\p{L}\d]*/uy;

function addWords(words: Set<string>, text: string): void {
  // The sign before a word may not be the end of the last one: of a row of words every second is taken.
  let from = 0;
  for (let at = 2; at < text.length; at += 1) {
    if (!isCapital(text.charCodeAt(at)) || !isSpace(text.charCodeAt(at - 1)) || at - 2 < from || !isBeforeName(text.charCodeAt(at - 2)))
      continue;
    word.lastIndex = at;
    const found = word.exec(text)?.[0] ?? '';
    words.add(found);
    from = at + found.length;
    at = from - 1;
  }
}
