import type { Language } from '../mining/language.ts';
import { perGrammar } from '../mining/per-grammar.ts';
import type { Around } from './asked-form.ts';

/**
 * The next sentence as if it had the name instead of the pronoun, if it takes the name up: `The crew holds Velms. These are used as marks.`
 * Only the last noun of a sentence is taken up, and none behind a preposition: `The tool is kept in Velm. It counts boats.`
 */
export function takeUp({ name, before, after }: Around, next: string, { grammar }: Language): Around | undefined {
  const pronouns = pronounsOf(grammar);
  if (pronouns === undefined || !/^["”’)]*\.["”’)]*$/u.test(after) || behindPreposition.test(before)) return undefined;
  const isMany = grammar.singular(name.toLowerCase()) !== name.toLowerCase();
  const pronoun = (isMany ? pronouns.many : pronouns.one).exec(next)?.[0];
  return pronoun === undefined ? undefined : { name, before: '', after: next.slice(pronoun.length) };
}

const behindPreposition =
  /(?<!\p{L})(?:in|on|at|with|for|from|to|by|of|under|after|before|behind|unlike|like|than|via|about|and|or|as|into|through|without|against)\s(?:(?:the|an?|our|its|their|your)\s)?["“‘]?$/iu;

const pronounsOf = perGrammar(({ asked }) =>
  asked === undefined
    ? undefined
    : { one: new RegExp(`^(?:${asked.one})(?=\\s)`, 'u'), many: new RegExp(`^(?:${asked.many})(?=\\s)`, 'u') },
);
