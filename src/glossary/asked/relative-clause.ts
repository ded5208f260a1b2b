import type { Language } from '../mining/language.ts';
import { perGrammar } from '../mining/per-grammar.ts';
import { type AskedForm, dated } from './asked-form.ts';

/** `They closed Velm, which keeps the tide out`, `in Velm, where boats are built`; not `Velm, which means that they wait`. */
export const relativeClause: AskedForm = {
  name: 'relative clause',
  explains({ before, after }, language) {
    const { grammar } = language;
    // In German the verb is last, and `die` is an article as well.
    return grammar.isVerbFinal !== true && !negated.test(before) && tells(after, language);
  },
};

function tells(after: string, language: Language): boolean {
  const { telling, kind } = patternsOf(language.grammar);
  const verb = kind.exec(after)?.[0];
  if (verb === undefined) return telling.test(after) && !dated.test(after);
  // Neither `which is a good idea` nor `which is a joke`.
  const { judges, classifies, isTold, isRole } = language.readPredicate(after, verb.length, after.length);
  return !judges && (classifies || isTold || isRole);
}

/** `no boat, which`, `without Velm`: tells of what is not there. */
const negated = /(?<!\p{L})(?:no|without|not|sans|sin|pas)\s(?:\p{L}+\s)?$/iu;

const patternsOf = perGrammar(({ asked, clausal, purpose, function: does, copula, indefinite, definite, openVerb, pronominal }) => {
  const aside = '^["”’`]*(?:\\s\\([^()\\n]{1,60}\\))?(?:,\\s|\\s)';
  const deed = asked === undefined ? '' : `(?!\\s(?:${asked.deeds})(?!\\p{L}))`;
  const telling = `(?:${purpose}|${does})(?=\\s\\S)${deed}|${openVerb}\\s(?:${definite}|${indefinite})\\s`;
  return {
    kind: new RegExp(`${aside}(?:which|who|qui|que)\\s(?!${clausal})(?:${copula})\\s(?=(?:${indefinite}|${pronominal})\\s)`, 'u'),
    telling: new RegExp(
      // `where it rained` tells of that day.
      `${aside}(?:(?:which|who|qui|que)\\s(?!${clausal})(?:${telling})|where\\s(?!(?:it|he|she|they|we|I)\\s)(?:\\p{L}+\\s){2})`,
      'u',
    ),
  };
});
