import type { Language } from './language.ts';
import { perGrammar } from './per-grammar.ts';

/** `it's` at the beginning, and `doesn't`: a verb that is written onto another word. `The tool they've built` and `one you don't need` have none of their own. */
const contraction =
  /^(?:it|that|there|here|what|he|she|we|you|they|I|let)['’](?:s|re|m|ve|ll|d)(?!\p{L})|(?<!(?<!\p{L})(?:it|he|she|we|you|they|I)\s\p{L}+)n['’]t(?!\p{L})/iu;

/** `running, the chips are hot` goes on with another clause. */
export function hasVerb({ grammar }: Language, aside: string): boolean {
  const { clause, verb } = patternsOf(grammar);
  const own = before(aside, clause);
  return contraction.test(own) || verb.test(own);
}

/** The words before the first match of a pattern; all without one. */
function before(words: string, pattern: RegExp): string {
  const at = words.search(pattern);
  return at < 0 ? words : words.slice(0, at);
}

interface Patterns {
  /** The beginning of another clause. */
  readonly clause: RegExp;
  readonly verb: RegExp;
  /** `that`, `which`: behind it the words tell of the noun before. */
  readonly told: RegExp;
  readonly does: RegExp;
  readonly goesOn: RegExp;
}

const patternsOf = perGrammar(
  ({ relative, copula, auxiliary, function: other, purpose, contact }): Patterns => ({
    clause: new RegExp(`[,;]|\\s(?:${relative}|that|when|if|dass|que)(?:['’]s)?\\s${contact === undefined ? '' : `|${contact}`}`, 'iu'),
    verb: new RegExp(`\\s(?:${copula}|${auxiliary})(?:\\s|$)`, 'iu'),
    told: new RegExp(`\\s(?:that|${relative})\\s`, 'iu'),
    does: new RegExp(`\\s(?:${other}|${purpose})\\s`, 'iu'),
    goesOn: new RegExp(`,\\s(?:${copula}|${auxiliary})\\s|\\s\\p{L}+ed\\s(?:the|an?)\\s`, 'iu'),
  }),
);

/** Whether words that begin with a noun have a finite verb of their own; `A tool for pumps that run` has none. */
export function isSentence(language: Language, words: string): boolean {
  const { told, does, goesOn } = patternsOf(language.grammar);
  const own = before(words, told);
  if (does.test(own.replace(/\s(?:used|designed|made|built)\s/gu, ' '))) return true;
  return hasVerb(language, words) || goesOn.test(words);
}
