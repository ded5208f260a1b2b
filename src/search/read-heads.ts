import type { Expansion, QueryTerm } from './query-term.ts';
import { IN_HEAD } from './ranking-weights.ts';
import { layerOf, type SearchState } from './search-state.ts';

/** The share of a heading that the title is for the lede: the article's name leads to its beginning, after headings of that name. */
const LEDE_TITLE = 0.5;
/** A lede is what the article's name asks for when the query has so much of the title, and the title so much of the query. */
const LEDE_FILL = 0.5;
const LEDE_SHARE = 0.75;
/** Neighbors in a title say a little less than neighbors in the heading itself. */
const TITLE_ORDER = 0.8;

interface TermAt {
  readonly index: number;
  readonly weight: number;
}

/** The signs of a section's title and heading for the query; each 0 to 1. */
export interface HeadMatch {
  /** Share of the query's weight in the heading. */
  heading: number;
  /** Share in heading and title together. */
  head: number;
  /** Share of the heading's words that the query has. */
  fill: number;
  /** 1 when the heading (for the lede: the title) is the query, more for the first section of an article called exactly so. */
  identical: number;
  /** The certainty with which title and heading together have every word of the query. */
  named: number;
  /** Share of the query's neighbors that are neighbors in the heading or the title. */
  order: number;
}

/** Reads titles and headings for one query: they are one name, of which people type some words of either in any order. */
export class HeadReader {
  readonly match: HeadMatch = { heading: 0, head: 0, fill: 0, identical: 0, named: 0, order: 0 };
  readonly #state: SearchState;
  readonly #weights: readonly number[];
  readonly #isStop: readonly boolean[];
  readonly #isSeveral: boolean;
  readonly #total: number;
  readonly #termOf: ReadonlyMap<number, TermAt[]>;
  readonly #heading: Run;
  readonly #title: Run;

  /** `weights`: how much each term counts; they sum up to `total`. */
  constructor(state: SearchState, terms: readonly QueryTerm[], weights: readonly number[], total: number) {
    this.#state = state;
    this.#weights = weights;
    this.#isStop = terms.map(({ stop }) => stop);
    this.#total = total || 1;
    this.#isSeveral = terms.filter(({ stop }) => !stop).length > 1;
    this.#termOf = termsByToken(terms, this.#isSeveral);
    this.#heading = new Run(terms.length);
    this.#title = new Run(terms.length);
  }

  /** Reads a section into `match`. */
  read(section: number): void {
    const { table, firstSection, firstArticle } = layerOf(this.#state, section);
    const own = section - firstSection;
    const article = (this.#state.sectionArticle[section] ?? 0) - firstArticle;
    const headingFrom = table.headingStarts[own] as number;
    const headingTo = table.headingStarts[own + 1] as number;
    const heading = this.#heading;
    const title = this.#title;
    const total = this.#total;
    const termOf = this.#termOf;
    const weights = this.#weights;
    heading.read(table.headingTokens, headingFrom, headingTo, termOf, weights);
    title.read(table.titleTokens, table.titleStarts[article] ?? 0, table.titleStarts[article + 1] ?? 0, termOf, weights);
    const isLede = headingFrom === headingTo;
    // The lede has no heading of its own: it answers to the article's name.
    const name = isLede ? title : heading;
    let both = 0;
    let weakest = 1;
    for (let i = 0; i < weights.length; i++) {
      const met = Math.max(heading.met[i] as number, title.met[i] as number);
      both += (weights[i] as number) * met;
      if (met < weakest && this.#isStop[i] === false) weakest = met;
    }
    const isNamed = isLede && title.fill > LEDE_FILL && title.share > LEDE_SHARE * total;
    const { match } = this;
    match.heading = (isNamed ? title.share * LEDE_TITLE : heading.share) / total;
    match.head = both / total;
    match.fill = isNamed ? title.fill * LEDE_TITLE : heading.fill;
    match.identical = name.fill > 0.999 && name.share / total > 0.85 ? 1 : 0;
    const isFirst = this.#state.sectionPosition[section] === 0;
    if (isFirst && title.fill > 0.999 && title.share / total > 0.999) match.identical = IN_HEAD.article;
    match.named = this.#isSeveral && (isLede || heading.share > 0) ? weakest : 0;
    match.order = Math.max(heading.order, title.order * TITLE_ORDER);
  }
}

function termsByToken(terms: readonly QueryTerm[], isSeveral: boolean): ReadonlyMap<number, TermAt[]> {
  const termOf = new Map<number, TermAt[]>();
  terms.forEach(({ expansions }, index) => {
    const likeliest = expansions.find(({ kind, literal }) => kind === 'typo' && literal)?.weight ?? 1;
    for (const expansion of expansions) {
      const weight = weightInHead(expansion, likeliest, isSeveral);
      for (const token of expansion.tokens) {
        const known = termOf.get(token);
        if (!known) termOf.set(token, [{ index, weight }]);
        else if (!known.some((at) => at.index === index)) known.push({ index, weight });
      }
    }
  });
  return termOf;
}

/**
 * In a heading, an inflection or the likeliest reading names the section nearly as well as the very word does; a less likely one stays so.
 */
function weightInHead({ kind, weight, literal }: Expansion, likeliest: number, isSeveral: boolean): number {
  if (kind === 'stem') return Math.min(IN_HEAD.stem, 0.35 + weight * 0.85);
  if (kind === 'typo' && literal) return (IN_HEAD.typo * weight) / likeliest;
  return kind === 'prefix' && (literal || isSeveral) ? Math.max(weight, IN_HEAD.prefix) : weight;
}

/** The words of the query in one heading or title; reused, since every candidate has two. */
class Run {
  /** The certainty with which each term is met here. */
  readonly met: Float64Array;
  share = 0;
  /** Share of the words here that the query has. */
  fill = 0;
  /** Share of neighbors in the query that are neighbors here. */
  order = 0;

  constructor(terms: number) {
    this.met = new Float64Array(terms);
  }

  read(tokens: Uint32Array, from: number, to: number, termOf: ReadonlyMap<number, TermAt[]>, weights: readonly number[]): void {
    const { met } = this;
    met.fill(0);
    let filled = 0;
    let neighbors = 0;
    let before: readonly TermAt[] | undefined;
    for (let at = from; at < to; at++) {
      const here = termOf.get(tokens[at] as number);
      if (here) {
        filled++;
        for (const { index, weight } of here) if (weight > (met[index] as number)) met[index] = weight;
        if (before && areNeighbors(before, here)) neighbors++;
      }
      before = here;
    }
    this.share = 0;
    for (let i = 0; i < met.length; i++) this.share += (weights[i] as number) * (met[i] as number);
    this.fill = to > from ? filled / (to - from) : 0;
    this.order = met.length > 1 ? Math.min(1, neighbors / (met.length - 1)) : 0;
  }
}

function areNeighbors(before: readonly TermAt[], here: readonly TermAt[]): boolean {
  for (const { index } of before) for (const next of here) if (next.index === index + 1) return true;
  return false;
}
