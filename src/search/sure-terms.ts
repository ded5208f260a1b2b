import type { Expansion, QueryTerm } from './query-term.ts';
import { RANKING } from './ranking-weights.ts';

/** Whether two words of one stem differ by an ending that inflects (s, ed, ing, en), not by one that makes another word (ness, ization). */
export function isInflection(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return [a, b].every((word) => {
    const ending = word.slice(shared);
    return ending.length <= 3 || (ending.length <= 4 && ending.endsWith('ing'));
  });
}

/** Derived words answer only beside a word that is surely there: closeness alone is not about close. */
export function withoutBareDerivations(terms: readonly QueryTerm[]): QueryTerm[] {
  const isBare = ({ kind, weight }: Expansion) => kind === 'stem' && weight <= RANKING.derivation;
  if (terms.some(({ expansions, stop }) => !stop && expansions.some((expansion) => !isBare(expansion)))) return [...terms];
  return terms.map((term) => (term.stop ? term : { ...term, expansions: term.expansions.filter((expansion) => !isBare(expansion)) }));
}

/** Whether a word is nowhere, but for what it may have been mistyped for: surer readings stand before guesses. */
export function isGuess({ expansions }: Pick<QueryTerm, 'expansions'>): boolean {
  return expansions[0]?.kind === 'typo';
}

/** Nothing is surely there, and something is surely not: an answer would be to another question. */
export function isOnlyGuessed(terms: readonly QueryTerm[]): boolean {
  const content = terms.filter(({ stop }) => !stop);
  const isSure = ({ expansions, written, text }: QueryTerm) =>
    written.length === text.length && expansions.some(({ kind, literal }) => (literal && kind !== 'typo') || kind === 'alias');
  return content.some(({ expansions }) => expansions.length === 0) && !content.some(isSure);
}

/**
 * A word that is nowhere weighs as much as the others do on average. By its rarity it would weigh the more the larger the edition is, and
 * what is there would be too little of the query to be shown: a floor would mean another thing for each size.
 */
export function withTemperedUnknowns(terms: readonly QueryTerm[]): QueryTerm[] {
  let known = 0;
  let sum = 0;
  for (const { stop, pair, isNowhere, idf } of terms) {
    if (stop || pair || isNowhere) continue;
    known++;
    sum += idf;
  }
  if (known === 0) return [...terms];
  return terms.map((term) => (term.isNowhere && !term.pair ? { ...term, idf: Math.min(term.idf, sum / known) } : term));
}
