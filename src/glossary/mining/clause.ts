import type { Language } from './language.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { matchAt, patternOf } from './words.ts';
import { createSubjectReader, type SubjectReader } from './subject.ts';

export type VerbKind = 'meaning' | 'purpose' | 'copula' | 'function';

/** A subject with the verb that says something of it. */
export interface Clause {
  readonly sentence: Sentence;
  readonly subject: NounPhrase;
  readonly kind: VerbKind;
  readonly verb: string;
  /** The offset behind the verb. */
  readonly rest: number;
}

interface ClauseReader {
  readonly verbs: RegExp;
  /** A verb that needs no other. */
  readonly finite: RegExp;
  readonly object: RegExp;
  /** Words with which no subject begins and nothing leads to one. */
  readonly closed: ReadonlySet<string>;
  readonly subject: SubjectReader;
}

const readers = new WeakMap<Language, ClauseReader>();
/** The subject's verb is one of the first in a sentence. */
const MAX_VERBS = 4;
/** A verb further on has no subject that is read. UTF-16 code units. */
const MAX_HEAD = 200;
const MAX_WORD = 16;
const firstWord = /^\p{L}+/u;

/** The first verb of a sentence before which stands nothing but a name: `A pod is ...`, `In computing, a pod is ...`. */
export function readClause(text: string, sentence: Sentence, language: Language): Clause | undefined {
  const { verbs, finite, object, closed, subject: readSubject } = readerOf(language);
  // `We`, `There`, `If`: a sentence that begins so has no subject that is a name, unless behind a colon.
  const first = firstWord.exec(text.slice(sentence.start, sentence.start + MAX_WORD))?.[0].toLowerCase() ?? '';
  const isClosed = closed.has(first);
  if (
    isClosed &&
    !/[:;(]|,\s(?:and|while|whereas|but)\s/u.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + MAX_HEAD)))
  )
    return undefined;
  // No further than the subject of a definition reaches.
  const head = text.slice(0, Math.min(sentence.end, sentence.start + MAX_HEAD));
  verbs.lastIndex = sentence.start;
  for (let tried = 0; tried < MAX_VERBS; tried += 1) {
    const match = verbs.exec(head);
    if (match === null) return undefined;
    const behind = afterColon(text, sentence.start, match.index);
    const subject =
      (isClosed ? undefined : readSubject(text, sentence.start, match.index)) ??
      (behind === sentence.start ? undefined : readSubject(text, behind, match.index));
    if (subject === undefined) {
      // A longer verb may hide a shorter one: what follows is looked at from the next word on.
      verbs.lastIndex = match.index + 1;
      continue;
    }
    const { groups = {} } = match;
    // Any word with an ending may be a noun in the plural: `The app stores ...`.
    const isOpen = groups['open'] !== undefined;
    if (isOpen && subject.article !== 'indefinite' && !subject.isName && matchAt(object, text, match.index + match[0].length) === null) {
      verbs.lastIndex = match.index + 1;
      continue;
    }
    // `A training run is ...`: the verb was a noun.
    if (groups['function'] !== undefined && matchAt(finite, text, match.index + match[0].length) !== null) {
      verbs.lastIndex = match.index + 1;
      continue;
    }
    const kind =
      groups['meaning'] !== undefined
        ? 'meaning'
        : groups['purpose'] !== undefined
          ? 'purpose'
          : groups['copula'] !== undefined
            ? 'copula'
            : 'function';
    const rest = match.index + match[0].length;
    if (rest >= sentence.end - 4) return undefined;
    return { sentence, subject, kind, verb: match[0].trim(), rest };
  }
  return undefined;
}

/** Behind these a clause has a subject of its own. */
const newClause = /[:;]\s|\s\(|,\s(?:and|while|whereas|but|so|und|aber|et|mais|y|pero)\s|\sbecause\s/gu;

/** A subject may stand behind a colon or inside a parenthesis: `For newcomers: X is a ...`. */
function afterColon(text: string, start: number, end: number): number {
  const before = text.slice(start, end);
  let at = before.startsWith('(') ? 1 : 0;
  for (const { 0: sign, index } of before.matchAll(newClause)) at = index + sign.length;
  return start + at;
}

function readerOf(language: Language): ClauseReader {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const { meaning, purpose, copula, function: other, adverbs } = language.grammar;
  const reader = {
    verbs: new RegExp(
      `\\s(?:(?:can|will|also|often|usually|simply)\\s+)?(?:(?<meaning>${meaning})|(?<purpose>${purpose})|(?<copula>(?:${copula})(?:\\s+(?:${adverbs}))*)|(?<function>${other}|(?<open>${language.grammar.openVerb})))(?:,\\s[^,]{1,24},)?\\s+`,
      'gu',
    ),
    finite: patternOf(`(?:${copula}|${language.grammar.auxiliary})\\s`),
    object: patternOf(`(?:${language.grammar.object})\\s`),
    closed: closedWords(language),
    subject: createSubjectReader(language),
  };
  readers.set(language, reader);
  return reader;
}

function closedWords({ grammar, tables }: Language): ReadonlySet<string> {
  const leads = new RegExp(`^(?:${grammar.leadIn}|${grammar.possessive}|${grammar.indefinite}|${grammar.definite})$`, 'iu');
  return new Set([...tables.breakers].filter((word) => !leads.test(word)));
}
