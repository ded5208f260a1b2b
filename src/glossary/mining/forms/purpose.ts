import type { Finding, Passage } from '../passage.ts';

/** `X lets ...`, `X is used to ...`, `X consists of ...`: what a thing is for, does or is made of. */
export function* findPurposes({ clauses, laterClauses }: Passage): Generator<Finding> {
  for (const clause of [...clauses, ...laterClauses]) {
    if (clause?.kind !== 'purpose' && clause?.kind !== 'function') continue;
    const { subject, sentence, isLater } = clause;
    yield {
      form: 'purpose',
      name: subject,
      start: sentence.start,
      end: sentence.end,
      signals: [...(clause.kind === 'function' ? (['weakVerb'] as const) : []), ...(isLater ? (['later'] as const) : [])],
    };
  }
}
