import type { Language } from './language.ts';

/** `it's` at the beginning, and `doesn't`: a verb that is written onto another word. `The tool they've built` and `one you don't need` have none of their own. */
const contraction =
  /^(?:it|that|there|here|what|he|she|we|you|they|I|let)['’](?:s|re|m|ve|ll|d)(?!\p{L})|(?<!(?<!\p{L})(?:it|he|she|we|you|they|I)\s\p{L}+)n['’]t(?!\p{L})/iu;

/** `running, the chips are hot` goes on with another clause. */
export function hasVerb({ grammar }: Language, aside: string): boolean {
  const [own = ''] = aside.split(new RegExp(`[,;]|\\s(?:${grammar.relative}|that|when|if|dass|que)(?:['’]s)?\\s`, 'iu'));
  return contraction.test(own) || new RegExp(`\\s(?:${grammar.copula}|${grammar.auxiliary})(?:\\s|$)`, 'iu').test(own);
}

/** Whether words that begin with a noun have a finite verb of their own; `A tool for pumps that run` has none. */
export function isSentence(language: Language, words: string): boolean {
  const { copula, auxiliary, function: other, purpose, relative } = language.grammar;
  const [own = ''] = words.split(new RegExp(`\\s(?:that|${relative})\\s`, 'iu'));
  if (new RegExp(`\\s(?:${other}|${purpose})\\s`, 'iu').test(own.replace(/\s(?:used|designed|made|built)\s/gu, ' '))) return true;
  return hasVerb(language, words) || new RegExp(`,\\s(?:${copula}|${auxiliary})\\s|\\s\\p{L}+ed\\s(?:the|an?)\\s`, 'iu').test(words);
}
