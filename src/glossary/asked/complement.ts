import { perGrammar } from '../mining/per-grammar.ts';
import { type AskedForm, denied, isBetween, isKindNoun } from './asked-form.ts';

/** `The first dam of the port was Velm.`, `Another gate that keeps out the tide is Velm.` */
export const complement: AskedForm = {
  name: 'complement',
  explains({ before, after }, language) {
    const subject = ending.test(after) ? patternOf(language.grammar).exec(before)?.[1] : undefined;
    if (subject === undefined || denied.test(before) || disliked.test(subject)) return false;
    // The noun of the subject ends before `of`, `that` or `I`, and more words than it tell which one is meant.
    const words = subject.split(/\s+/u);
    const next = words.findIndex((word) => isBetween(word, language));
    const noun = words[(next === -1 ? words.length : next) - 1];
    return noun !== undefined && isKindNoun(noun, language) && words.length >= 3;
  },
};

/** `The tool that nobody wants is Velm`, `Mara’s least favorite tool is Velm`. */
const disliked = /(?<!\p{L})(?:nobody|never|not|least|favorite|favourite|worst|price|cost)(?!\p{L})/iu;

const ending = /^["”’`]*(?:\s\p{Ll}+)?(?:[.,;:]|$)/u;

const patternOf = perGrammar(
  ({ copula, definite, indefinite, possessive }) =>
    new RegExp(
      `^(?:(?:${definite}|${indefinite}|${possessive}|another|one)\\s|[^\\s,]{1,40}['’]s\\s)([^,;:()]{3,120}?)\\s(?:${copula})\\s(?:(?:${definite})\\s)?["“‘\`]?$`,
      'iu',
    ),
);
