import { markOf } from '../article-view.ts';
import { BRACKET, COMMA, DASH, HYPHEN } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import { isExplained } from '../rules.ts';
import { tellsSome } from '../tells-some.ts';
import { isParticiple } from '../is-participle.ts';
import { asideEnd } from '../clause-end.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Grammar } from '../grammar.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import { matchAt, patternOf, testAt } from '../words.ts';
import { perLanguage } from '../per-grammar.ts';

/** `..., X, which is a ...` and `X (which lets ...)`: the name stands before the comma. */
export function* findRelatives(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { opener, clausal, copula, does, others, base } = patternsOf(language);
  for (const { match, sentence } of matchesAtSigns(passage, opener, OPENING)) {
    const rest = match.index + match[0].length;
    // `in which we sing`: the clause is about the name, no matter who acts in it.
    const isFree = /\s(?:(?:in|by|for|from|with|under|during|through|after|before|at|on)|where|when)\s/u.test(match[0]);
    // `who` speaks of a person, not of a whole clause.
    const isPersonal = /\swho\s/iu.test(match[0]);
    const isClausal = !isFree && testAt(clausal, text, rest);
    if (isClausal && !isPersonal) continue;
    const is = matchAt(copula, text, rest);
    const known = is ?? matchAt(isFree || language.grammar.isVerbFinal === true ? anything : does, text, rest);
    const verb = known ?? matchAt(others, text, rest) ?? matchAt(base, text, rest);
    if (verb === null) continue;
    const name = readNameBefore(passage, sentence.start, behindNoun(text, sentence.start, match.index));
    if (name === undefined || (isClausal && !name.isName) || isParticiple(name)) continue;
    // `ropes, which raise the sails`: a verb without an ending needs many things.
    if (verb.groups?.['base'] !== undefined && (!isPlural.test(name.headword) || language.tables.breakers.has(verb.groups['base'])))
      continue;
    const predicate = is === null ? undefined : language.readPredicate(text, rest + is[0].length, sentence.end);
    if (
      predicate !== undefined &&
      (!isExplained(predicate) || (predicate.article === 'none' && !predicate.classifies && !predicate.isTold))
    )
      continue;
    const isOther = known === null || isFree;
    const isGuess = name.article === 'none' && !name.isName && !name.isQuoted && markOf(passage.body, name.start, name.end) === undefined;
    // `the set (which are all letters)`
    if (is !== null && isOfOthers(language.grammar, is[0], name)) continue;
    const end = asideEnd(text, name.start, rest, sentence.end);
    if (end === undefined) continue;
    if (language.grammar.isVerbFinal === true && tellsSome(passage, name, text.slice(match.index, end))) continue;
    yield {
      form: 'relative',
      name,
      start: name.start,
      end,
      predicate,
      signals: [
        ...(is === null && verb.groups?.['weak'] !== undefined ? (['weakVerb'] as const) : []),
        ...(isGuess ? (['guessedName'] as const) : []),
        // Of these verbs few explain.
        ...(isOther || (predicate !== undefined && predicate.article === 'none' && !predicate.classifies) ? (['unsure'] as const) : []),
      ],
    };
  }
}

/** Whether a verb of many things follows a noun in the singular. */
function isOfOthers({ pluralCopula }: Grammar, verb: string, { isName, isQuoted, headword }: NounPhrase): boolean {
  return (
    !isName &&
    !isQuoted &&
    pluralCopula.test(verb) &&
    /^[\p{Ll}\s-]+[^s]$/u.test(headword) &&
    !/(?:people|data|men|media|criteria|police)$/u.test(headword)
  );
}

/** `uses Gannet instead, which is a ...`: an adverb may stand between a name and its clause. The place behind the name. */
function behindNoun(text: string, start: number, end: number): number {
  const from = Math.max(start, end - MAX_ADVERB);
  const adverb = /\s(?:instead|too|as well|itself|though|however|first|today)$/u.exec(text.slice(from, end));
  return adverb === null ? end : from + adverb.index;
}

/** UTF-16 code units. */
const MAX_ADVERB = 9;

const OPENING = COMMA | BRACKET | DASH | HYPHEN;

const anything = patternOf('(?<weak>)');

const isPlural = /[^sui'’]s$/u;

type Patterns = Record<'opener' | 'clausal' | 'copula' | 'does' | 'others' | 'base', RegExp>;

const patternsOf = perLanguage((language): Patterns => {
  const { relative, clausal, copula, purpose, meaning, function: other, adverbs, prepositional, relativeVerb, object } = language.grammar;
  return {
    opener: new RegExp(`(?:,|\\s\\(|\\s?[–—]|\\s-)\\s*(?:${relative}${prepositional === undefined ? '' : `|${prepositional}`})\\s+`, 'iuy'),
    clausal: patternOf(`(?:(?:${adverbs})\\s+)*(?:${clausal})(?!\\p{L})`),
    copula: patternOf(`(?:${copula})\\s+(?:(?:${adverbs})\\s+)*(?!(?:${adverbs})\\s)`),
    others: patternOf(`(?<weak>${relativeVerb ?? '(?!)'})(?!\\p{L})`),
    base: patternOf(`(?<weak>(?<base>\\p{Ll}{3,}))\\s(?=(?:${object})\\s)`),
    does: patternOf(
      `(?:(?:${adverbs})\\s+)*(?:(?<strong>${meaning}|${purpose})|(?<weak>${other}|\\p{Ll}{2,}(?:s|ed)|sent|kept|held|ran|made|took|gave|won|led|brought|grew|told|caught|taught|drew|wrote|found)),?\\s+`,
    ),
  };
});
