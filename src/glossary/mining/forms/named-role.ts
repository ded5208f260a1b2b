import type { Span } from '../../../content/rich-text.ts';
import { COMMA, DASH, HYPHEN, isSpace } from '../class-of.ts';
import { matchesAt, matchesAtSigns } from '../matches.ts';
import { isPersonal } from '../is-personal.ts';
import { perGrammar } from '../per-grammar.ts';
import { readNameAfter } from '../name-after.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt } from '../words.ts';

const beforeName = /(?<=\p{Ll})(?:,\s|\s[–—-]\s)(?=(?:\p{Lu}\p{Ll}+\.\s)?\p{Lu}|["“«„])/uy;
/** A row of words with capitals inside of a sentence. */
const capitals =
  /(?<=\p{Ll}\s)(?:\p{Lu}\p{Ll}+\.\s)?\p{Lu}(?:[\p{Ll}'’-]+|\.)(?:\s\p{Lu}\.)?(?:\s\p{Lu}['’]?\p{L}[\p{Ll}'’-]+(?:\p{Lu}\p{Ll}+)?)+(?!\p{L})/uy;

/** A row of them that begins a sentence: a role, and a name. */
const firstCapitals = /\p{Lu}[\p{L}.&-]*(?:\s\p{Lu}[\p{L}.&’'-]*){2,7}(?!\p{L})/uy;

/** `Its director, Ada Quist, ...` and `the editor Ada Quist`: the name stands behind what it is. */
export function* findNamedRoles(passage: Passage): Generator<Finding> {
  yield* findOfPlaces(passage);
  yield* findBehindComma(passage);
  yield* findSideBySide(passage);
  yield* findKinds(passage);
}

/** `Ada Quist of the Velm Institute`, `Ada Quist (Velm Docks)`: where somebody works. Never sure: it may be where they are. */
function* findOfPlaces(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  for (const { match, sentence } of matchesAt(passage, personOf(language.grammar), passage.cues.capitals)) {
    const [, written = ''] = match;
    if (!isPersonal(written)) continue;
    const name = language.readName(text, match.index, match.index + written.length, true);
    if (name !== undefined && match.index + match[0].length <= sentence.end)
      yield { form: 'apposition', name, start: match.index, end: match.index + match[0].length, signals: ['unsure', 'person'] };
  }
}

const personOf = perGrammar(
  ({ definite }) =>
    new RegExp(
      `(\\p{Lu}[\\p{Ll}'’-]+(?:\\s\\p{Lu}\\.)?(?:\\s\\p{Ll}{1,3})?\\s\\p{Lu}[\\p{L}'’-]+)(?:,?\\s(?:of|at|from|with|von|vom|bei|aus|de|du|del|chez)\\s(?:(?:${definite})\\s)?\\p{Lu}[\\p{L}\\d.&'’-]*(?:\\s(?:(?:of|for|and|the|&|de|für)\\s)*\\p{Lu}[\\p{L}\\d.&'’-]*)*|\\s\\(\\p{Lu}[^()\\n]{3,60}\\))`,
      'uy',
    ),
);

function* findBehindComma(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  for (const { match, sentence } of matchesAtSigns(passage, beforeName, COMMA | DASH | HYPHEN)) {
    // Without an article before it there is no noun: most rows of names are told so.
    if (!articleIn(language.grammar).test(text.slice(Math.max(sentence.start, match.index - MAX_BACK), match.index))) continue;
    const at = match.index + match[0].length;
    const name = readNameAfter(passage, at, sentence.end);
    if (name === undefined || !(name.isName || name.isQuoted) || !/^["”»“]?[,.;)]/u.test(text.slice(name.end, name.end + 2))) continue;
    const start = nounBefore(passage, sentence.start, match.index, isPersonal(text.slice(name.start, name.end)));
    if (start === undefined) continue;
    const predicate = language.readPredicate(text, start, match.index);
    // `our night model, Gannet`: a noun of any kind, told with more words than one.
    const isAnother =
      another.test(text.slice(start, match.index)) || predicate.words > 2 || owned.test(text.slice(start, start + MAX_OWNED));
    // `He fired the coach - Tom Bell, his friend, took over`: behind a dash the name may begin a clause.
    const mayBeginClause = /[–—-]/u.test(match[0]) && /^["”»“]?,/u.test(text.slice(name.end, name.end + 2));
    if (predicate.judges || !(predicate.classifies || predicate.isRole || isAnother)) continue;
    yield {
      form: 'apposition',
      name,
      start,
      end: name.end,
      predicate,
      signals: [
        ...(predicate.isRole ? (['person'] as const) : []),
        ...(mayBeginClause || (isAnother && !predicate.isRole)
          ? (['unsure'] as const)
          : predicate.isRole
            ? []
            : (['guessedName'] as const)),
      ],
    };
  }
}

const articleIn = perGrammar(
  ({ definite, indefinite, possessive }) =>
    new RegExp(`(?<!\\p{L})(?:one of|another|${definite}|${indefinite}|${possessive})(?!\\p{L})`, 'iu'),
);

/** The place of the noun with its article that ends before a comma: `its director`, `the director of the port`. */
function nounBefore(passage: Passage, start: number, end: number, isPerson: boolean): number | undefined {
  const { text } = passage;
  const owner = isPerson ? ownedBefore(passage, start, end) : undefined;
  if (owner !== undefined) return owner;
  const from = Math.max(start, end - MAX_BACK);
  // `Another tool, Gannet, ...`
  if (another.test(text.slice(start, end))) return start;
  const one = oneOf(passage.language.grammar).exec(text.slice(from, end));
  if (one !== null) return from + one.index;
  const noun = readNameBefore(passage, start, end);
  if (noun !== undefined && !noun.isName && noun.article !== 'none' && !isPlural(noun)) return articleBefore(text, noun.start);
  return undefined;
}

/** `the director of the port` */
function ownedBefore(passage: Passage, start: number, end: number): number | undefined {
  const from = Math.max(start, end - MAX_BACK);
  const owned = ownedRole(passage.language.grammar).exec(passage.text.slice(from, end));
  return owned?.[1] !== undefined && isRole(passage, owned[1].split(' ').at(-1) ?? '') ? from + owned.index : undefined;
}

/** Somebody's own thing. UTF-16 code units. */
const MAX_OWNED = 8;
const owned = /^(?:our|my|its|their|his|her|unser|notre|nuestr)/iu;

const another = /^(?:Another|Ein weiterer|Eine weitere|Ein weiteres|Un autre|Une autre|Otro|Otra)\s(?:[\p{L}\d.-]+\s){0,4}[\p{L}\d-]+$/u;

/** `one of the smaller moons` */
const oneOf = perGrammar(
  ({ definite, possessive }) => new RegExp(`(?<!\\p{L})one of (?:${definite}|${possessive}|\\p{Lu}[\\p{L}-]*['’]s)\\s[^,.;:]{3,60}$`, 'u'),
);

const ownedRole = perGrammar(
  ({ definite, possessive }) =>
    new RegExp(
      `(?<![\\p{L}\\d])(?:${definite}|${possessive})\\s([\\p{L}-]+(?:\\s[\\p{L}-]+){0,2})\\s(?:of|for|at|in|des|der|von|vom|im|du|de|del|au|en)\\s[^,.;]{2,60}$`,
      'iu',
    ),
);

/** `The crew bought pumps, Gannet among them`: several things have not one name. */
function isPlural({ headword }: NounPhrase): boolean {
  return /[^sui'’]s$/u.test(headword);
}

function* findSideBySide(passage: Passage): Generator<Finding> {
  for (const { match, sentence } of matchesAt(passage, capitals, passage.cues.capitals))
    yield* findPerson(passage, sentence, match.index, match[0]);
  // `Harbor Technology Officer Ada Quist said`
  for (const sentence of passage.sentences) {
    const row = matchAt(firstCapitals, passage.text, sentence.start)?.[0];
    if (row !== undefined) yield* findPerson(passage, sentence, sentence.start, row);
  }
}

function* findPerson(passage: Passage, sentence: Sentence, at: number, written: string): Generator<Finding> {
  const { text, language } = passage;
  const { breakers } = language.tables;
  if (!hasRole(passage, at, written)) return;
  const place = personIn(passage, at, written);
  if (place === undefined) return;
  const words = text
    .slice(Math.max(sentence.start, place.start - MAX_BACK), place.start)
    .trimEnd()
    .split(/\s+/u)
    .slice(-MAX_WORDS);
  if (!isRole(passage, words.at(-1) ?? '')) return;
  const from =
    words.findLastIndex((word, index) => index < words.length - 1 && (breakers.has(word.toLowerCase()) || /[,;:.)]$/u.test(word))) + 1;
  const article = words.findLastIndex((word) => language.article.test(word));
  const phrase = words.slice(Math.max(from, article)).join(' ');
  const start = text.lastIndexOf(phrase, place.start);
  const name = language.readName(text, place.start, place.end, true);
  if (name === undefined || start < sentence.start) return;
  yield {
    form: 'apposition',
    name,
    start,
    end: place.end,
    predicate: language.readPredicate(text, start, place.start),
    signals: ['person'],
  };
}

/** Whether a role stands right before a row of words, or in it: behind most rows there is none. */
function hasRole(passage: Passage, at: number, written: string): boolean {
  const before = passage.text.slice(Math.max(0, at - MAX_ROLE), at).trimEnd();
  let begin = before.length;
  while (begin > 0 && !isSpace(before.charCodeAt(begin - 1))) begin -= 1;
  return isRole(passage, before.slice(begin)) || written.split(/\s/u).some((word) => isRole(passage, word));
}

/** A role is no longer. UTF-16 code units. */
const MAX_ROLE = 40;

/**
 * The person's name in a row of words with capitals: behind the last role, `Deputy Secretary Ada Quist’s`, and without what owns. A row that
 * goes on, or that names a kind of thing, is not a person: `lead Federal Data`.
 */
function personIn(passage: Passage, at: number, written: string): Span | undefined {
  const { text, language } = passage;
  const words = Array.from(written.matchAll(/\S+/gu), ({ 0: word, index }) => ({ word, start: at + index }));
  const first = words.findLastIndex(({ word }) => isRole(passage, word)) + 1;
  const [begin] = words.slice(first);
  const last = words.at(-1);
  if (begin === undefined || last === undefined || words.length - first < 2 || words.length - first > MAX_NAMES) return undefined;
  const bare = last.word.replace(/['’]s?$/u, '');
  const end = last.start + bare.length;
  if (/['’]s\s/u.test(text.slice(begin.start, end)) || /^\s\p{Lu}/u.test(text.slice(end, end + 2))) return undefined;
  const singular = language.grammar.singular(bare.toLowerCase());
  if (isNoSurname.test(bare) || language.tables.kinds.has(singular) || language.tables.roles.has(singular)) return undefined;
  return { start: begin.start, end };
}

function isRole({ language }: Passage, word: string): boolean {
  const folded = word.toLowerCase();
  const { roles } = language.tables;
  if (roles.has(folded.slice(folded.lastIndexOf('-') + 1)) || language.grammar.roleEnding?.test(word) === true) return true;
  // `Hafenmeisterin`
  return (
    language.grammar.capitalizesNouns === true && language.grammar.roles.some((role) => role.length > MIN_ROLE && folded.endsWith(role))
  );
}

/** The last part of a compound is longer. UTF-16 code units. */
const MIN_ROLE = 4;

/** Nobody is called so: `Chief Information Coalition`. */
const isNoSurname = /(?:tion|ment|ness|ity|ship|ism|ics|nsel)s?$/u;

/** `The research vessel Gannet spent March ...`: what a thing is stands before its name, in two words or more. */
function* findKinds(passage: Passage): Generator<Finding> {
  const { language } = passage;
  const { grammar, tables } = language;
  if (grammar.capitalizesNouns === true) return;
  for (const { match, sentence } of matchesAt(passage, kindBefore(grammar), passage.cues.capitals)) {
    const [, article = '', written = ''] = match;
    const start = match.index - written.length - article.length;
    const words = written.trim().split(' ');
    const noun = grammar.singular(words.at(-1) ?? '');
    if (!tables.kinds.has(noun) || words.some((word) => tables.breakers.has(word))) continue;
    const name = readNameAfter(passage, match.index, sentence.end);
    if (name?.isName !== true || name.article !== 'none' || start < sentence.start) continue;
    yield { form: 'apposition', name, start, end: name.end, signals: ['unsure', 'guessedName'] };
  }
}

const kindBefore = perGrammar(
  ({ definite, possessive }) =>
    new RegExp(`\\p{Lu}(?<=(?<![\\p{L}\\d])((?:${definite}|${possessive}|[Tt]he|[Oo]ur)\\s)((?:[\\p{Ll}-]+\\s){2,3})\\p{Lu})`, 'uy'),
);

/** A person's names are no more. */
const MAX_NAMES = 4;

/** The words that a role is told with, the role among them. */
const MAX_WORDS = 6;
/** So many words are no longer than this. UTF-16 code units. */
const MAX_BACK = 160;

function articleBefore(text: string, at: number): number {
  const word = /(?:^|[\s(])(\p{L}+['’]?\s)$/u.exec(text.slice(Math.max(0, at - 12), at))?.[1];
  return word === undefined ? at : at - word.length;
}
