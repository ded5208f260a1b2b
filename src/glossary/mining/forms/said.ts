import { COLON, COMMA, classOf, DASH, SEMICOLON } from '../class-of.ts';
import { beginsWithPerson } from '../begins-clause.ts';
import { readPlainSubject } from '../read-subject.ts';
import { isExplained, MAX_TEXT } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { connectiveLength } from '../subject.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt, patternOf } from '../words.ts';

/**
 * `Crews of this port keep watch in pairs.`, `The night gate can hold nine boats.`: any noun with a verb in the present, if no other form has
 * read the sentence's subject. Never sure: it says something of the noun, which need not explain it.
 */
export function* findSaid(passage: Passage): Generator<Finding> {
  const { text, sentences, clauses, language } = passage;
  if (language.grammar.plainVerbs === undefined) return;
  for (const [index, sentence] of sentences.entries()) {
    const { start, end } = sentence;
    if (clauses[index] !== undefined || end - start > MAX_TEXT || end - start < MIN_SENTENCE || text[end - 1] === '?') continue;
    for (const place of beginnings(passage, sentence)) {
      const finding = findAt(passage, sentence, place);
      if (finding === undefined) continue;
      yield finding;
      break;
    }
  }
}

/** A shorter sentence explains nothing. UTF-16 code units. */
const MIN_SENTENCE = 24;

function findAt({ text, language, view }: Passage, { start, end }: Sentence, place: number): Finding | undefined {
  if (beginsWithPerson(language, text, place)) return undefined;
  const subject = readPlainSubject(language, text, place, end, view.isNameWord);
  if (subject === undefined) return undefined;
  const name = language.readName(text, subject.start, subject.end, place > start);
  if (name === undefined || name.isEmpty) return undefined;
  const is = matchAt(patternsOf(language.grammar).copula, text, subject.verb);
  const signals = ['weakVerb', 'unsure'] as const;
  if (is === null) return { form: 'purpose', name, start, end, signals };
  const predicate = language.readPredicate(text, subject.verb + is[0].length, end);
  if (!isExplained(predicate) || predicate.article === 'none') return undefined;
  return { form: 'copula', name, start, end, predicate, signals };
}

/** The places at which a clause may begin: that of the sentence behind what leads to it, and those behind signs. */
function* beginnings({ text, language, cues: { signs } }: Passage, { start, end }: Sentence): Generator<number> {
  const lead = matchAt(patternsOf(language.grammar).lead, text, start)?.[0].length ?? connectiveLength(text, start);
  yield start + lead;
  for (const sign of signs) {
    if (sign >= end - MIN_SENTENCE) return;
    if (sign < start + lead || (classOf(text.charCodeAt(sign)) & CLAUSE) === 0) continue;
    const match = matchAt(behindSign, text, sign);
    if (match !== null) yield sign + match[0].length;
  }
}

const CLAUSE = COLON | SEMICOLON | DASH | COMMA;
const behindSign = /(?:[:;–—]\s?|,\s(?=(?:and|but|while|so)\s))(?:(?:and|but|while|so)\s)?/uy;

interface Patterns {
  readonly copula: RegExp;
  readonly lead: RegExp;
}

const patternsOf = perGrammar(
  ({ copula, leadIn, adverbs }): Patterns => ({
    copula: patternOf(`(?:${copula})\\s+(?:(?:${adverbs})\\s+)*`),
    lead: patternOf(`(?:${leadIn})(?!\\p{L})[^,.;:]{1,100},\\s`),
  }),
);
