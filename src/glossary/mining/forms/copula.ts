import { isExplained } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';

/** `X is a ...`, `In computing, an X is ...`, `Xs are ...`. */
export function* findCopulas(passage: Passage): Generator<Finding> {
  const { clauses, laterClauses } = passage;
  for (const [index, clause] of [...clauses, ...laterClauses].entries()) {
    if (clause?.kind !== 'copula') continue;
    const { sentence, subject, rest, verb } = clause;
    const predicate = passage.language.readPredicate(passage.text, rest, sentence.end);
    const isBare = predicate.article === 'none' && !predicate.classifies && !predicate.isRole;
    if (isBare && !predicate.isTold) continue;
    if (!isExplained(predicate)) continue;
    // `Typical causes are a hot chip`: one is an example of the others.
    if (
      predicate.article === 'indefinite' &&
      /^(?:an?|eine?|une?|una?)\s/iu.test(passage.text.slice(rest, rest + 6)) &&
      passage.language.grammar.pluralCopula.test(verb)
    )
      continue;
    const isPast = passage.language.grammar.pastCopula.test(verb);
    yield {
      form: 'copula',
      name: subject,
      start: sentence.start,
      end: sentence.end,
      predicate,
      signals: [
        ...(index < clauses.length ? [] : (['later'] as const)),
        ...(isPast ? (['pastVerb'] as const) : []),
        ...(isBare ? (['adjectival'] as const) : predicate.classifies || predicate.isRole ? [] : (['vague'] as const)),
      ],
    };
  }
}
