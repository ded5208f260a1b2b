import { markOf } from '../article-view.ts';
import { asideEnd } from '../clause-end.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { perGrammar } from '../per-grammar.ts';
import { patternOf, testAt } from '../words.ts';

/**
 * `our quaybench suite that runs all pumps`, `Slack tides which last an hour`: a clause behind a name without a comma. Never sure, because it
 * may tell one thing of a kind from the others.
 */
export function* findRestrictives(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  const pronouns = language.grammar.restrictive ?? [];
  if (pronouns.length === 0) return;
  const { does, year } = patternsOf(language.grammar);
  for (const sentence of sentences) {
    // A search of the whole text would take the square of its length.
    const own = text.slice(sentence.start, sentence.end);
    for (const pronoun of pronouns) {
      for (let found = own.indexOf(pronoun); found >= 0; found = own.indexOf(pronoun, found + 1)) {
        const at = sentence.start + found;
        // Behind a comma the clause is of another form.
        if (/[,;:(–—-]/u.test(text[at - 1] ?? '')) continue;
        // Most that follow a noun in small letters tell one of its kind.
        if (!testAt(does, text, at + pronoun.length)) continue;
        const before = text.slice(Math.max(sentence.start, at - MAX_YEAR), at);
        const name = readNameBefore(passage, sentence.start, at - (year.exec(before)?.[0].length ?? 0));
        if (name === undefined || !isKnown(passage, sentence, name)) continue;
        const end = asideEnd(text, name.start, at + pronoun.length, sentence.end);
        if (end !== undefined)
          yield {
            form: 'relative',
            name,
            start: name.start,
            end,
            signals: ['unsure', 'weakVerb', ...(name.isName ? [] : (['guessedName'] as const))],
          };
      }
    }
  }
}

/** Whether a name is written as one or set off, or is a noun of two words with which the sentence begins. */
function isKnown({ body }: Passage, { start }: Sentence, name: NounPhrase): boolean {
  if (name.isName || name.isQuoted || markOf(body, name.start, name.end) !== undefined) return true;
  if (name.article === 'indefinite' && name.words > 1 && !name.isEmpty) return true;
  return name.start === start && name.words > 1 && !name.isEmpty && /[^sui'’]s$/u.test(name.headword);
}

/** ` in 2021`. UTF-16 code units. */
const MAX_YEAR = 8;

interface Patterns {
  readonly does: RegExp;
  readonly year: RegExp;
}

const patternsOf = perGrammar(
  ({ copula, purpose, meaning, function: other, openVerb, modalVerb, auxiliary, adverbs, object }): Patterns => ({
    does: patternOf(
      `(?:(?:${adverbs})\\s+)*(?:${copula}|${purpose}|${meaning}|${other}|${modalVerb ?? '(?!)'}|(?:could|might|should) (?!be |have |not )\\p{Ll}{3,}|(?:${auxiliary})(?=\\s)|(?:${openVerb}|\\p{Ll}{3,}ed)(?=\\s)|\\p{Ll}{3,}(?=\\s(?:${object})\\s))\\s`,
    ),
    year: /\sin\s\d{4}$/u,
  }),
);
