import type { Language } from './language.ts';

/** `it's` at the beginning, and `doesn't`: a verb that is written onto another word. `The tool they've built` and `one you don't need` have none of their own. */
const contraction =
  /^(?:it|that|there|here|what|he|she|we|you|they|I|let)['’](?:s|re|m|ve|ll|d)(?!\p{L})|(?<!(?<!\p{L})(?:it|he|she|we|you|they|I)\s\p{L}+)n['’]t(?!\p{L})/iu;

/** `running, the chips are hot` goes on with another clause. */
export function hasVerb({ grammar }: Language, aside: string): boolean {
  const [own = ''] = aside.split(new RegExp(`[,;]|\\s(?:${grammar.relative}|that|when|if|dass|que)(?:['’]s)?\\s`, 'iu'));
  return contraction.test(own) || new RegExp(`\\s(?:${grammar.copula}|${grammar.auxiliary})(?:\\s|$)`, 'iu').test(own);
}
