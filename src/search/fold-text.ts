import { TokenFlag, Tokenizer } from './tokenize.ts';

const tokenizer = new Tokenizer();

/** The folded words of a text as a query has them: overlapping pairs for Chinese and the like. */
export function foldWords(text: string): string[] {
  tokenizer.scan(text);
  const words: string[] = [];
  for (let i = 0; i < tokenizer.count; i++) {
    if (((tokenizer.flags[i] ?? 0) & (TokenFlag.tail | TokenFlag.variant)) === 0 || (tokenizer.count === 1 && i === 0))
      words.push(tokenizer.text(i));
  }
  return words;
}

/** A text as it is compared: folded words with one space between. */
export function foldText(text: string): string {
  return foldWords(text).join(' ');
}
