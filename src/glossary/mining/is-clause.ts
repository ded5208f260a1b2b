import type { Language } from './language.ts';
import { isCapitalized, isDistinct } from './words.ts';
import { perGrammar } from './per-grammar.ts';

/** Whether words without a comma have a verb behind their noun, so that they are no name: `Gannet opens gates`, `Quist left`. */
export function isClause(language: Language, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const name = words.at(-2) ?? '';
  if (isPast(language, last) && (isCapitalized(name) || isDistinct(name))) return true;
  // In a row of nouns the last is one thing, as in `a savings account`.
  const isObject = /[^sui'’]s$/u.test(last) || isCapitalized(last);
  return isObject && words.slice(1, -1).some((word) => isVerb(language, word));
}

/** `left`, `arrived`: behind a name a verb, if nothing follows. */
export function isPast({ grammar }: Language, word: string): boolean {
  return patternsOf(grammar).past.test(word);
}

/** A kind in the plural is a noun, unless it is one of the verbs that tell what a thing does. */
function isVerb({ grammar, tables }: Language, word: string): boolean {
  const { open, known } = patternsOf(grammar);
  return open.test(word) && (!tables.kinds.has(grammar.singular(word)) || known.test(word));
}

interface Patterns {
  readonly past: RegExp;
  readonly open: RegExp;
  readonly known: RegExp;
}

const patternsOf = perGrammar(
  (grammar): Patterns => ({
    past: new RegExp(`^(?:${grammar.past ?? '(?!)'})$`, 'u'),
    open: new RegExp(`^(?:${grammar.openVerb})$`, 'u'),
    known: new RegExp(`^(?:${grammar.function})$`, 'u'),
  }),
);
