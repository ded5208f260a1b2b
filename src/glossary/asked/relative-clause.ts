import { perGrammar } from '../mining/per-grammar.ts';
import type { AskedForm } from './asked-form.ts';

/** `They closed Velm, which keeps the tide out`, `in Velm, where boats are built`; not `Velm, which means that they wait`. */
export const relativeClause: AskedForm = {
  name: 'relative clause',
  explains({ before, after }, { grammar }) {
    // In German the verb is last, and `die` is an article as well.
    return grammar.isVerbFinal !== true && !negated.test(before) && patternOf(grammar).test(after);
  },
};

/** `no boat, which`, `without Velm`: tells of what is not there. */
const negated = /(?<!\p{L})(?:no|without|not|sans|sin|pas)\s(?:\p{L}+\s)?$/iu;

const patternOf = perGrammar(({ clausal, purpose, function: does, copula, indefinite, definite, openVerb, pronominal }) => {
  const telling = `(?:${purpose}|${does})(?=\\s\\S)|(?:${copula})\\s(?:${indefinite}|${pronominal})\\s|${openVerb}\\s(?:${definite}|${indefinite})\\s`;
  return new RegExp(
    `^["”’\`]*(?:\\s\\([^()\\n]{1,60}\\))?(?:,\\s|\\s)(?:(?:which|who|qui|que)\\s(?!${clausal})(?:${telling})|where\\s(?:\\p{L}+\\s){2})`,
    'u',
  );
});
