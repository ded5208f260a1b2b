import { matchesIn } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';

const beforeName = /(?<=\p{Ll}),\s(?=(?:\p{Lu}\p{Ll}+\.\s)?\p{Lu}|["“«„])/gu;
const fullName = /(?<=\p{Ll}\s)(?:\p{Lu}\p{Ll}+\.\s)?\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}\.)?\s\p{Lu}['’]?\p{L}[\p{Ll}'’-]+/gu;

/** `Its director, Ada Quist, ...` and `the editor Ada Quist`: the name stands behind what it is. */
export function* findNamedRoles(passage: Passage): Generator<Finding> {
  yield* findBehindComma(passage);
  yield* findSideBySide(passage);
}

function* findBehindComma(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  for (const { match, sentence } of matchesIn(passage, beforeName)) {
    const at = match.index + match[0].length;
    const name = readNameAfter(passage, at, sentence.end);
    if (name === undefined || !(name.isName || name.isQuoted) || !/^["”»“]?[,.;)]/u.test(text.slice(name.end, name.end + 2))) continue;
    const noun = readNameBefore(passage, sentence.start, match.index);
    if (noun === undefined || noun.isName || noun.article === 'none' || isPlural(noun)) continue;
    const start = articleBefore(text, noun.start);
    const predicate = language.readPredicate(text, start, match.index);
    if (predicate.judges || !(predicate.classifies || predicate.isRole)) continue;
    yield { form: 'apposition', name, start, end: name.end, predicate, signals: predicate.isRole ? ['person'] : ['guessedName'] };
  }
}

/** `The crew bought pumps, Gannet among them`: several things have not one name. */
function isPlural({ headword }: NounPhrase): boolean {
  return /[^sui'’]s$/u.test(headword);
}

function* findSideBySide(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { definite, indefinite, possessive } = language.grammar;
  const isArticle = new RegExp(`^(?:${definite}|${indefinite}|${possessive})$`, 'iu');
  const { roles, breakers } = language.tables;
  for (const { match, sentence } of matchesIn(passage, fullName)) {
    const words = text
      .slice(Math.max(sentence.start, match.index - MAX_BACK), match.index)
      .trimEnd()
      .split(/\s+/u)
      .slice(-MAX_WORDS);
    const role = words.at(-1)?.toLowerCase() ?? '';
    if (!roles.has(role.slice(role.lastIndexOf('-') + 1))) continue;
    const from =
      words.findLastIndex((word, index) => index < words.length - 1 && (breakers.has(word.toLowerCase()) || /[,;:.)]$/u.test(word))) + 1;
    const article = words.findLastIndex((word) => isArticle.test(word));
    const phrase = words.slice(Math.max(from, article)).join(' ');
    const start = text.lastIndexOf(phrase, match.index);
    const name = language.readName(text, match.index, match.index + match[0].length, true);
    if (name === undefined || start < sentence.start) continue;
    yield {
      form: 'apposition',
      name,
      start,
      end: name.end,
      predicate: language.readPredicate(text, start, match.index),
      signals: ['person'],
    };
  }
}

/** The words that a role is told with, the role among them. */
const MAX_WORDS = 6;
/** So many words are no longer than this. UTF-16 code units. */
const MAX_BACK = 160;

function articleBefore(text: string, at: number): number {
  const word = /(?:^|[\s(])(\p{L}+['’]?\s)$/u.exec(text.slice(Math.max(0, at - 12), at))?.[1];
  return word === undefined ? at : at - word.length;
}
