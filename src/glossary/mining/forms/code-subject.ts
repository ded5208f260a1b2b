import type { Span } from '../../../content/rich-text.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt, patternOf, testAt } from '../words.ts';

/** `--dry-run prints the plan.`: a sentence that begins with a flag or a command in code, before any verb. */
export function* findCodeSubjects(passage: Passage): Generator<Finding> {
  const { text, body, sentences, clauses, language } = passage;
  let index = 0;
  for (const mark of body.marks) {
    if (mark.kind !== 'code') continue;
    while (index < sentences.length && (sentences[index]?.end ?? 0) <= mark.start) index += 1;
    const sentence = sentences[index];
    if (sentence === undefined) return;
    if (sentence.start !== mark.start || clauses[index] !== undefined || !/[.:]/u.test(text[sentence.end - 1] ?? '')) continue;
    const name = commandIn(text, mark);
    const verb = name === undefined ? null : matchAt(verbs(language.grammar), text, mark.end);
    if (name === undefined || verb === null || isNoun(passage, name, verb) || sentence.end - mark.end - verb[0].length < MIN_TOLD) continue;
    yield { form: 'purpose', name, start: sentence.start, end: sentence.end, signals: ['weakVerb', 'unsure'] };
  }
}

/** Fewer UTF-16 code units behind the verb tell nothing. */
const MIN_TOLD = 8;

/** `for` loops are ...`, `if` conditions and ...`: a word of a language with a noun behind it. */
function isNoun({ text, language: { grammar, tables } }: Passage, { headword }: NounPhrase, verb: RegExpExecArray): boolean {
  const written = verb[0].trim().split(/[\s,]/u, 1)[0] ?? '';
  return tables.breakers.has(headword) || tables.breakers.has(written) || testAt(finite(grammar), text, verb.index + verb[0].length);
}

const finite = perGrammar(({ copula, auxiliary }) => patternOf(`(?:${copula}|${auxiliary}|and|or|und|oder|et|ou|y|o)\\s`));

/** A verb in the present, with an aside behind it or without. */
const verbs = perGrammar(
  ({ function: other, purpose, openVerb }) => new RegExp(`\\s(?:${purpose}|${other}|${openVerb})(?:,\\s[^,]{2,40},)?\\s+`, 'uy'),
);

/** A command of a few words, or a flag, without the places for values behind it: `wf why JOB`, `--keep N`. */
function commandIn(text: string, { start, end }: Span): NounPhrase | undefined {
  const headword = command.exec(text.slice(start, Math.min(end, start + MAX_COMMAND)))?.[1];
  if (headword === undefined) return undefined;
  const words = headword.split(' ').length;
  return { headword, start, end, article: 'none', aliases: [], isName: true, isQuoted: false, words, isEmpty: false };
}

const command = /^(-{0,2}[\p{Ll}][\p{L}\d_-]+(?:\s[\p{Ll}-]{2,}){0,2})(?:\s(?:[\p{Lu}_]+|<[^<>]+>|\[[^[\]]+\]))*$/u;
/** A longer one is a line of code. UTF-16 code units. */
const MAX_COMMAND = 60;
