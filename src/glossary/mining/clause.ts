import { classOf, COLON, COMMA, isSmall, isSpace, LETTER, SEMICOLON, wordEnd } from './class-of.ts';
import type { Cues } from './cues.ts';
import { beforeVerb } from './cue-words.ts';
import type { Language } from './language.ts';
import { findNewClause, hasLaterSubject } from './new-clause.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { matchAt, patternOf, testAt, type WordTables } from './words.ts';
import { connectiveLength, createSubjectReader, type SubjectReader } from './subject.ts';
import { findUnreached } from './subject-reach.ts';
import { perLanguage } from './per-grammar.ts';

export type VerbKind = 'meaning' | 'purpose' | 'copula' | 'function';

/** A subject with the verb that says something of it. */
export interface Clause {
  /** The sentence that it stands in, from the clause on. */
  readonly sentence: Sentence;
  readonly subject: NounPhrase;
  readonly kind: VerbKind;
  readonly verb: string;
  /** The offset behind the verb. */
  readonly rest: number;
  /** Whether it hangs on a clause that stands before it, so that it may not be meant as it stands. */
  readonly isLater: boolean;
}

interface ClauseReader {
  readonly verbs: RegExp;
  /** The same of words that are on no list, with groups at the same places. */
  readonly openVerbs: RegExp;
  /** A verb that needs no other. */
  readonly finite: RegExp;
  /** A verb in the present, before what it does something to. */
  readonly open: RegExp;
  readonly object: RegExp;
  readonly indefinite: RegExp;
  /** Words that end in a verb of the past. */
  readonly past: RegExp;
  /** `that`, `which`: behind a kind in the plural they tell it apart. */
  readonly toldApart: RegExp;
  /** A verb that tells what something does, and nothing else. */
  readonly functionWhole: RegExp;
  /** Words with which no subject begins and nothing leads to one. */
  readonly closed: ReadonlySet<string>;
  /** The last words of adverbs, with which a subject may seem to end. */
  readonly adverbEnds: ReadonlySet<string>;
  readonly subject: SubjectReader;
}

/** The subject's verb is one of the first in a sentence. */
const MAX_VERBS = 4;
/** A verb further on has no subject that is read. UTF-16 code units. */
const MAX_HEAD = 200;
const MAX_WORD = 16;
/** No verb with the words that belong to it is longer. UTF-16 code units. */
const MAX_VERB = 80;

/** The first verb of a sentence before which stands nothing but a name: `A pod is ...`, `In computing, a pod is ...`. */
export function readClause(text: string, sentence: Sentence, index: number, cues: Cues, language: Language): Clause | undefined {
  return readFrom(text, sentence.start, sentence, cues, cues.firstVerbs[index] as number, language);
}

/** The clauses behind the first, each with a subject of its own: `..., while a pod is ...`; `...; pods are ...`. */
export function readLaterClauses(text: string, sentences: readonly Sentence[], cues: Cues, language: Language): readonly Clause[] {
  const found: Clause[] = [];
  let index = 0;
  let tried = 0;
  for (const sign of cues.signs) {
    if (sign >= (sentences[index] as Sentence).end) {
      while (sign >= (sentences[index] as Sentence).end) index += 1;
      tried = 0;
    }
    const sentence = sentences[index] as Sentence;
    if (tried >= MAX_LATER || sign >= sentence.end - MIN_LATER || (classOf(text.charCodeAt(sign)) & LATER) === 0) continue;
    const match = matchAt(laterClause, text, sign);
    if (match === null) continue;
    tried += 1;
    const start = sign + match[0].length;
    const clause = readFrom(text, start, sentence, cues, cues.firstVerbs[index] as number, language);
    if (clause !== undefined && isThing(clause.subject)) found.push({ ...clause, sentence: { ...sentence, start }, isLater: true });
  }
  return found;
}

const LATER = COMMA | COLON | SEMICOLON;

/** Behind a comma a word without an article is often a verb: `..., and ensures that`. A name and an abstract noun are none. */
function isThing({ article, isName, isQuoted, headword }: NounPhrase): boolean {
  return article !== 'none' || isName || isQuoted || /^\p{Ll}+(?:tion|ment|ity|ness|ism|ia|ance|ence|ship|ing)$/u.test(headword);
}

/** Behind these a sentence often goes on with another subject. */
const laterClause = /[;:]\s|,\s(?:and|while|whereas|but|so|und|während|aber|et|tandis que|mais|y|mientras|pero)\s/uy;
const MAX_LATER = 4;
/** Fewer UTF-16 code units say nothing of a name. */
const MIN_LATER = 16;

/** From the one at `from` on, the places of verbs are in the sentence or behind it. */
function readFrom(
  text: string,
  start: number,
  sentence: Sentence,
  { verbs: places, knownVerbs }: Cues,
  from: number,
  language: Language,
): Clause | undefined {
  const reader = readerOf(language);
  const { verbs, openVerbs, object, closed, subject: readSubject } = reader;
  // `We`, `There`, `If`: a sentence that begins so has no subject that is a name, unless behind a colon.
  const first = text.slice(start, wordEnd(text, start, start + MAX_WORD)).toLowerCase();
  const isClosed = closed.has(first);
  // No further than the subject of a definition reaches.
  const end = Math.min(sentence.end, start + MAX_HEAD);
  if (isClosed && !hasLaterSubject(text.slice(start, end))) return undefined;
  const unreached = findUnreached(text, start + connectiveLength(text, start), end, language.tables);
  const isLast = unreached.to === end && unreached.from < end;
  const head = text.slice(0, isLast ? Math.min(end, unreached.from + MAX_VERB) : end);
  let tried = 0;
  for (let next = from; next < places.length && tried < MAX_VERBS; next += 1) {
    const place = places[next] as number;
    if (place < start) continue;
    if (place >= head.length) break;
    // A longer verb may hide a shorter one, so each place is asked.
    const match = matchAt(knownVerbs[next] === true ? verbs : openVerbs, head, place);
    if (match === null) continue;
    const rest = match.index + match[0].length;
    // Any word with an ending may be a noun in the plural: `The app stores ...`.
    const isOpen = match[OPEN] !== undefined && !testAt(object, text, rest);
    const isModal = match[MODAL] !== undefined;
    // Most words before are told from a name without reading them as one.
    if ((isOpen || isModal) && !mayBeName(reader, text.slice(start, match.index))) continue;
    tried += 1;
    if (match.index >= unreached.from && match.index <= unreached.to && !isSpace(text.charCodeAt(match.index - 1))) {
      if (isLast) return undefined;
      continue;
    }
    if (endsWithoutName(reader, text, match.index, language.tables)) continue;
    const own = isClosed ? undefined : readSubject(text, start, match.index);
    const behind = own === undefined ? findNewClause(text, start, match.index, isClosed) : undefined;
    if (behind === 'denied') continue;
    const subject = own ?? (behind === undefined ? undefined : readSubject(text, behind.start, match.index));
    if (subject === undefined) continue;
    if (isOpen && subject.article !== 'indefinite' && !subject.isName) continue;
    // `A relay house provided fresh mules and hay`, `The crew banned oars from it`: the verb is another.
    if (match[OPEN] !== undefined && (isOpen ? verbIn : verbLast).test(subject.headword)) continue;
    // `Gannet began as a hobby and drains ...`: the first verb is another.
    if (!subject.isQuoted && reader.past.test(subject.headword)) continue;
    // `The Tide Act would require ...`
    if (isModal && subject.article !== 'indefinite' && !(subject.isName && subject.words > 1)) continue;
    if (isNoun(reader, match[FUNCTION], subject, text, rest)) continue;
    if (match[FUNCTION] !== undefined && isPartOfNoun(reader, language, match[FUNCTION], subject, text, rest)) continue;
    if (rest >= sentence.end - 4) return undefined;
    return { sentence, subject, kind: kindOf(match), verb: match[0].trim(), rest, isLater: behind?.isLater === true };
  }
  return undefined;
}

const verbIn = /\s\p{Ll}+[^e]ed(?:\s|$)/u;
const verbLast = /\s\p{Ll}+[^e]ed$/u;

/** Whether the word before a verb is one with which no name ends, as in `we began`: most subjects are told so without being read. */
function endsWithoutName({ adverbEnds }: ClauseReader, text: string, end: number, { breakers }: WordTables): boolean {
  let at = end;
  while (at > 0 && (classOf(text.charCodeAt(at - 1)) & LETTER) !== 0) at -= 1;
  // A word with a sign inside may be a name: `a.m.`, `it's`.
  if (at === end || at === 0 || !isSpace(text.charCodeAt(at - 1))) return false;
  const word = text.slice(at, end);
  return isSmall(word.charCodeAt(0)) && breakers.has(word) && !adverbEnds.has(word);
}

/** Whether words have an indefinite article, or a letter or a sign that is written in names alone: a capital behind the first, `peek()`. */
function mayBeName({ indefinite }: ClauseReader, words: string): boolean {
  return inNames.test(words) || indefinite.test(words);
}

const inNames = /(?!^)\p{Lu}|[\d+#.(]/u;

/** `A training run is ...`, `A parity check asks ...`: the verb was a noun. */
function isNoun({ finite, open }: ClauseReader, verb: string | undefined, subject: NounPhrase, text: string, rest: number): boolean {
  if (verb === undefined) return false;
  if (testAt(finite, text, rest)) return true;
  // A verb of one thing has an ending.
  return subject.article !== 'none' && !/s\b/u.test(verb) && testAt(open, text, rest);
}

/**
 * `Slack-water methods that find a tide`, `Quayside’s own build data shows`: a word that is a kind, with what tells it apart behind it, and a
 * bare word behind one thing, are parts of a noun.
 */
function isPartOfNoun(
  { toldApart, functionWhole }: ClauseReader,
  { grammar, tables }: Language,
  verb: string,
  { headword, isName, article }: NounPhrase,
  text: string,
  rest: number,
): boolean {
  const word = verb.trim().split(/[\s,]/u, 1)[0] ?? '';
  if (/s$/u.test(word)) return tables.kinds.has(grammar.singular(word)) && testAt(toldApart, text, rest);
  const isBare = !grammar.capitalizesNouns && functionWhole.test(`${word}s`);
  return isBare && article === 'none' && !isName && !/s$|\s(?:and|or)\s/u.test(headword);
}

function kindOf(match: RegExpExecArray): VerbKind {
  if (match[MEANING] !== undefined) return 'meaning';
  if (match[PURPOSE] !== undefined) return 'purpose';
  return match[COPULA] === undefined ? 'function' : 'copula';
}

/** The groups of the pattern of verbs. They have no names, since an object of names would be made for each match. */
const MODAL = 1;
const MEANING = 2;
const PURPOSE = 3;
const COPULA = 4;
const FUNCTION = 5;
const OPEN = 6;

/** A remark, or a comma that belongs to the verb. */
const behindVerb = '(?:,\\s[^,]{1,24},|,(?=\\s(?:dass|ob|wie)\\s))?\\s+';

const readerOf = perLanguage((language): ClauseReader => {
  const { meaning, purpose, copula, function: other, adverbs, modal } = language.grammar;
  return {
    verbs: new RegExp(
      `\\s(?:${beforeVerb}\\s+)?(?:(${modal ?? '(?!)'})|(${meaning})|(${purpose})|((?:${copula})(?:\\s+(?:${adverbs}))*)|(${other}|(${language.grammar.openVerb})))${behindVerb}`,
      'uy',
    ),
    openVerbs: new RegExp(`\\s(?:((?!))|((?!))|((?!))|((?!))|((${language.grammar.openVerb})))${behindVerb}`, 'uy'),
    finite: patternOf(`(?:${copula}|${language.grammar.auxiliary})\\s`),
    open: patternOf(`(?:${language.grammar.openVerb})\\s+(?:${language.grammar.object})\\s`),
    object: patternOf(`(?:${language.grammar.object})\\s`),
    indefinite: new RegExp(`(?<!\\p{L})(?:${language.grammar.indefinite})(?:\\s|['’])`, 'iu'),
    past: new RegExp(`\\s(?:${language.grammar.past ?? '(?!)'})$`, 'u'),
    toldApart: patternOf('(?:that|which|who)\\s'),
    functionWhole: new RegExp(`^(?:${other})$`, 'u'),
    closed: closedWords(language),
    adverbEnds: new Set(adverbs.split('|').map((words) => words.split(' ').at(-1) ?? '')),
    subject: createSubjectReader(language),
  };
});

function closedWords({ grammar, tables }: Language): ReadonlySet<string> {
  const leads = new RegExp(`^(?:${grammar.leadIn}|${grammar.possessive}|${grammar.indefinite}|${grammar.definite})$`, 'iu');
  return new Set([...tables.breakers].filter((word) => !leads.test(word)));
}
