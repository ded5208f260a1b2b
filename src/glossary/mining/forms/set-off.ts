import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';

/** `The place where it is farthest is the **aphelion**.`: a term that is set off behind what it means. Never sure: `the key to it is **speed**`. */
export function* findSetOff({ text, body, sentences, language }: Passage): Generator<Finding> {
  let index = 0;
  for (const mark of body.marks) {
    if (mark.kind !== 'strong' && mark.kind !== 'emphasis') continue;
    while (index < sentences.length && (sentences[index]?.end ?? 0) < mark.end) index += 1;
    const sentence = sentences[index];
    if (sentence === undefined || sentence.start >= mark.start) continue;
    if (!/^(?:[.,;:)]|\s(?:of|for)\s|$)/u.test(text.slice(mark.end, Math.min(sentence.end, mark.end + MAX_BEHIND)))) continue;
    const before = text.slice(Math.max(sentence.start, mark.start - MAX_BEFORE), mark.start);
    const { copula, meaning } = patternsOf(language.grammar);
    if (!copula.test(before) || !meaning.test(before)) continue;
    const name = language.readName(text, mark.start, mark.end, true);
    if (name !== undefined) yield { form: 'naming', name, start: sentence.start, end: sentence.end, signals: ['unsure'] };
  }
}

/** UTF-16 code units. */
const MAX_BEHIND = 5;
const MAX_BEFORE = 200;

const patternsOf = perGrammar(({ definite, indefinite, copula, relative }) => {
  const end = `\\s(?:${copula})\\s(?:(?:${definite}|${indefinite})\\s)?$`;
  return {
    /** Few words in bold have it before them, and the whole pattern is dear to compile. */
    copula: new RegExp(end, 'iu'),
    meaning: new RegExp(
      `(?:^|[,;]\\s(?:\\p{L}{1,4}\\s)?)(?:${definite}|${indefinite})\\s[^.,;]{2,40}\\s(?:${relative}|that|at which|in which)\\s[^.;]{3,120}${end}`,
      'iu',
    ),
  };
});
