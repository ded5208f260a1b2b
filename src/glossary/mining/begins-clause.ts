import type { Language } from './language.ts';
import { matchAt, patternOf } from './words.ts';

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

const patterns = new WeakMap<Language, RegExp>();

/** Whether the words at a place begin with a subject of their own, as in `we are`, `they pump`. `Our pump` does not. */
export function beginsWithSubject(language: Language, text: string, at: number): boolean {
  const { persons, anaphor, possessive, definite, indefinite } = language.grammar;
  const pattern =
    patterns.get(language) ?? patternOf(`(?!(?:${possessive}|${definite}|${indefinite})\\s)(?:${persons}|${anaphor})\\s(?!of\\s)`);
  patterns.set(language, pattern);
  return matchAt(pattern, text, at) !== null;
}
