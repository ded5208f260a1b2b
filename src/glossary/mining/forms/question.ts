import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { questionIn } from './heading.ts';
import { beginsWithPerson } from '../begins-clause.ts';

/** `What is X?` in running text, with the sentence that answers. */
export function* findQuestions(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  for (const [index, { start, end }] of sentences.entries()) {
    if (text[end - 1] !== '?' || end - start > MAX_QUESTION) continue;
    const answer = sentences[index + 1];
    const asked = questionIn(text.slice(start, end), language);
    if (asked === undefined || answer === undefined || !/[.…:!]$/u.test(text.slice(answer.start, answer.end))) continue;
    const at = text.indexOf(asked, start);
    const name: NounPhrase | undefined = language.readName(text, at, at + asked.length, true);
    if (name === undefined) continue;
    if (beginsWithPerson(language, text, answer.start)) continue;
    const isAnswer = passage.clauses[index + 1] !== undefined;
    yield { form: 'question', name, start: answer.start, end: answer.end, signals: isAnswer ? ['clearMarker'] : [] };
  }
}

/** A longer question asks for more than a word. UTF-16 code units. */
const MAX_QUESTION = 80;
