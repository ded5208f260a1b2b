import { markOf } from '../article-view.ts';
import { cueWordsOf } from '../cue-words.ts';
import { matchesOfSigned, patternsOfSigned } from '../matches.ts';
import { perGrammar } from '../per-grammar.ts';
import type { Finding, Passage } from '../passage.ts';

/** `X means ...`, `X refers to ...`, `X is the process of ...`; `Unter X versteht man ...` where a language says it so. */
export function* findMeanings(passage: Passage): Generator<Finding> {
  const { clauses, text } = passage;
  for (const clause of clauses) {
    if (clause?.kind !== 'meaning') continue;
    // `means that you walk` tells what follows, not what it is.
    const isClausal = /^(?:that|you|we|I|it|they|he|she|there|no)\s/iu.test(text.slice(clause.rest, clause.rest + 6));
    const { sentence, subject, isLater } = clause;
    yield {
      form: 'meaning',
      name: subject,
      start: sentence.start,
      end: sentence.end,
      signals: [...(isClausal ? (['weakVerb'] as const) : []), ...(isLater ? (['later'] as const) : [])],
    };
  }
  yield* findFramed(passage);
}

function* findFramed(passage: Passage): Generator<Finding> {
  const { text, body, language } = passage;
  for (const { match, sentence } of matchesOfSigned(passage, framedOf(language.grammar), cueWordsOf(language.grammar).bits.framed)) {
    const [at, end] = match.indices?.groups?.['name'] ?? [0, 0];
    const name = language.readName(text, at, at + text.slice(at, end).trimEnd().length, true);
    if (name === undefined) continue;
    // `use the word processor for all letters`: only signs tell such a word from a part of another name.
    const isSetOff = name.isQuoted || markOf(body, name.start, name.end) !== undefined;
    const isInNoun = match.groups?.['noun'] !== undefined && !isSetOff;
    // `The name attribute is used for ...`, `A word processor is used for ...`: one noun of two words.
    if (match.groups?.['part'] !== undefined && !isSetOff && !/[\p{Lu}\d]/u.test(name.headword)) continue;
    const isUnsure = isInNoun || (name.article === 'definite' && !name.isName);
    yield { form: 'meaning', name, start: sentence.start, end: sentence.end, signals: isUnsure ? ['unsure'] : ['clearMarker'] };
  }
}

const framedOf = perGrammar(({ framed }) => patternsOfSigned(framed));
