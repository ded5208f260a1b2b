import type { Language } from './language.ts';
import { matchAt, patternOf } from './words.ts';
import { perGrammar } from './per-grammar.ts';

/** As good as an article or a noun: `another name for ...`, `something that ...`. */
const determiner = /^(?:another|any|each|every|those|something|anything|everything|someone|anyone|people|one)$/iu;
/** `previously`, `optimistically`; not `supply` or `assembly`. */
const adverb = /(?:al|ent|ant|ous|ive|ic|ab|ib|ed|ing|ar|ate|ful|less|most|ain|ual|ther|ten|rm)ly$/iu;

/** Whether the words at a place begin with a conjunction, a preposition, an adverb or a verb, so that no noun explains a name there. */
export function beginsClause({ tables }: Language, text: string, at: number): boolean {
  const word =
    /^[\p{L}'’-]+/u
      .exec(text.slice(at, at + MAX_WORD))?.[0]
      .toLowerCase()
      .replace('’', "'") ?? '';
  return (tables.breakers.has(word) && !determiner.test(word)) || tables.asides.has(word) || adverb.test(word);
}

/** UTF-16 code units. */
const MAX_WORD = 24;

const person = perGrammar(({ persons }) => patternOf(`(?:${persons})\\s`));

/** Whether the words at a place begin with somebody who acts, or with a condition: `We`, `If`. */
export function beginsWithPerson({ grammar }: Language, text: string, at: number): boolean {
  return matchAt(person(grammar), text, at) !== null;
}

const subject = perGrammar(({ persons, anaphor, possessive, definite, indefinite }) =>
  patternOf(`(?!(?:${possessive}|${definite}|${indefinite})\\s)(?:${persons}|${anaphor})\\s(?!of\\s)`),
);

/** Whether the words at a place begin with a subject of their own, as in `we are`, `they pump`. `Our pump` does not. */
export function beginsWithSubject({ grammar }: Language, text: string, at: number): boolean {
  return matchAt(subject(grammar), text, at) !== null;
}
