import { FACTORS, type RankedCandidate } from './rerank.ts';
import type { QueryTerm } from './query-term.ts';
import { RANKING, sentenceShare, weightBetween } from './ranking-weights.ts';
import type { ExplainedFactor } from './search.ts';
import type { SearchState } from './search-state.ts';
import { articleOf, sectionOf } from './search-state.ts';

const DETAILS: Readonly<Record<keyof RankedCandidate['factors'], string>> = {
  heading: 'share of the query in the heading',
  head: 'share of the query in heading and title',
  fill: 'share of the heading that the query has',
  identical: 'the heading, or the title for a lede, is the query',
  named: 'how surely title and heading together have every word',
  proximity: 'how near the words stand to each other',
  together: 'the whole query stands together as typed',
  literalAll: 'share of the query that is there to the letter',
  passage: 'how much of the question stands in one passage',
  answers: 'the same, if the passage has what the question asks for',
  recency: 'newer before older among equals',
};

/** A hit's score in its parts: what each word gave, how much was met, and what heading, title and nearness added. */
export function explain(state: SearchState, terms: readonly QueryTerm[], candidate: RankedCandidate, asks: boolean): ExplainedFactor[] {
  const { section, relevance, coverage, score, factors, final } = candidate;
  const where = `${articleOf(state, section).slug} / ${sectionOf(state, section).heading}`;
  const factorsOfTerms = terms.map((term, index) => ({
    factor: `word ${term.written}`,
    value: candidate.terms & (1 << index) ? term.idf : 0,
    detail: term.stop ? 'only orders' : readingsOf(state, term),
  }));
  const share = sentenceShare(terms.filter(({ stop }) => !stop).length, asks);
  const weights = { ...RANKING, literalAll: weightBetween('literalAll', RANKING.literalAll, share) };
  const boosts = FACTORS.map((name) => ({
    factor: name,
    value: 1 + weights[name] * factors[name],
    detail: `${DETAILS[name]}: ${factors[name].toFixed(2)} x ${weights[name].toFixed(2)}`,
  }));
  return [
    ...factorsOfTerms,
    { factor: 'relevance', value: relevance, detail: 'BM25F over title, heading, term and body' },
    {
      factor: 'coverage',
      value: relevance === 0 ? 0 : score / relevance,
      detail: `${Math.round(coverage * 100)} % of the query's weight was met`,
    },
    ...boosts,
    { factor: 'total', value: final, detail: `relevance x coverage x boosts, for ${where}` },
  ];
}

function readingsOf(state: SearchState, { expansions, frequency }: QueryTerm): string {
  if (expansions.length === 0) return 'nowhere';
  const shown = expansions
    .slice(0, 4)
    .map(({ kind, tokens, weight }) => `${kind} ${tokens.map((token) => state.dictionary.text(token)).join(' ')} x ${weight.toFixed(2)}`);
  return `${shown.join(', ')}${expansions.length > 4 ? ' ...' : ''}; in ${frequency} sections`;
}
