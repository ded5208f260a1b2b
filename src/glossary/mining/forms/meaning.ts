import type { Finding, Passage } from '../passage.ts';

/** `X means ...`, `X refers to ...`, `X stands for ...`, `X is the process of ...`. */
export function* findMeanings({ clauses, text }: Passage): Generator<Finding> {
  for (const clause of clauses) {
    if (clause?.kind !== 'meaning') continue;
    // `means that you walk` tells what follows, not what it is.
    const isClausal = /^(?:that|you|we|I|it|they|he|she|there|no)\s/iu.test(text.slice(clause.rest, clause.rest + 6));
    yield {
      form: 'meaning',
      name: clause.subject,
      start: clause.sentence.start,
      end: clause.sentence.end,
      signals: isClausal ? ['weakVerb'] : [],
    };
  }
}
