import { matchesIn } from '../matches.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { MAX_TEXT } from '../rules.ts';

/**
 * `In this type of “ring eclipse,” there is ...`, `large “wet” docks that kept ships afloat`: a term in quotation marks with words that tell of it.
 * Never sure: somebody who speaks is quoted, too.
 */
export function* findQuotedMentions(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  if (!/["“]/u.test(text)) return;
  for (const { match, sentence } of matchesIn(passage, patternOf(language.grammar))) {
    const quoted = match.groups?.['quoted'] ?? '';
    if (sentence.end - sentence.start > MAX_TEXT) continue;
    const start = match.index + match[0].indexOf(quoted);
    const name = language.readName(text, start, start + quoted.length, true);
    if (name === undefined || name.isEmpty) continue;
    yield { form: 'naming', name, start: sentence.start, end: sentence.end, signals: ['unsure', 'fallback'] };
  }
}

const patternOf = perGrammar(
  ({ copula, relative, indefinite }) =>
    new RegExp(
      `\\s(?:(?:${copula})(?:\\s(?:then|called))?|(?:type|kind|sort|form)s?\\sof|(?:this|that|these|such|${indefinite}))\\s(?<quoted>["“]\\p{Ll}[\\p{L}'’-]*(?:\\s[\\p{Ll}-]+){1,2}[,.]?["”])|\\sthis\\s(?<quoted>["“]\\p{Lu}[\\p{L} ’'-]{2,30}["”])(?=\\s\\p{Ll})|\\s(?<quoted>["“][\\p{Ll}-]{3,}["”])\\s\\p{Ll}{3,}\\s(?:that|${relative})\\s`,
      'gu',
    ),
);
