import { findPassage, passageText } from './passage.ts';
import { answersKind, type QuestionKind } from './question.ts';
import { HeadReader, type HeadMatch } from './read-heads.ts';
import { Meta, entryOf, readPositions, type Postings } from './postings.ts';
import type { QueryTerm } from './query-term.ts';
import { RANKING, sentenceShare, weightBetween } from './ranking-weights.ts';
import { byArticle, dateOf, recency } from './section-order.ts';
import { SHORTLIST, type Shortlist } from './shortlist.ts';
import { spread } from './spread.ts';
import { layerOf, type SearchState } from './search-state.ts';

/** A section with what the words it has, its heading, title and body say about it. */
export interface RankedCandidate {
  readonly section: number;
  /** BM25F times how much of the query was met. */
  readonly score: number;
  /** BM25F alone. */
  readonly relevance: number;
  /** Share of the query's weight that was met, 0 to 1. */
  readonly coverage: number;
  /** Bit `i` is set when the section meets term `i`. */
  readonly terms: number;
  readonly final: number;
  readonly factors: RankFactors;
}

export interface RankFactors {
  /** Share of the query's weight found in the heading. */
  readonly heading: number;
  /** Share found in heading and title together. */
  readonly head: number;
  /** Share of the heading's words that the query has. */
  readonly fill: number;
  /** 1 when the heading (for the lede: the title) is the query, more for an article called exactly so, 0 otherwise. */
  readonly identical: number;
  /** The certainty with which title and heading together have every word of the query. */
  readonly named: number;
  /** The nearness of the query's neighbors in the text: 1 side by side in the query's order. */
  readonly proximity: number;
  /** 1 when the whole query stands together in its order. */
  readonly together: number;
  /** Share of the query's weight, stop words included, that is there to the letter. */
  readonly literalAll: number;
  /** Of a question: how much of it stands in one passage. */
  readonly passage: number;
  /** The same, if the passage has what the question asks for. */
  readonly answers: number;
  /** 0 to 1: newer articles first among equals. */
  readonly recency: number;
}

export const FACTORS = [
  'heading',
  'head',
  'fill',
  'identical',
  'named',
  'proximity',
  'together',
  'literalAll',
  'passage',
  'answers',
  'recency',
] as const;
type Row = Float64Array;
type Float64ArraysOfFactors = readonly [Row, Row, Row, Row, Row, Row, Row, Row, Row, Row, Row];

const STOP_IDF_SHARE = 0.12;

/** By FACTORS, those of each row of the shortlist; used again. */
const factors = FACTORS.map(() => new Float64Array(SHORTLIST + 1));
const [headingOf, headOf, fillOf, identicalOf, namedOf, proximityOf, togetherOf, literalOf, passageOf, answersOf, recencyOf] =
  factors as unknown as Float64ArraysOfFactors;
const finals = new Float64Array(SHORTLIST + 1);

/**
 * The sections to show, at most `limit`: the shortlist ordered by what a reader sees first, the heading, the title, words standing
 * together.
 */
export function rerank(
  state: SearchState,
  terms: readonly QueryTerm[],
  shortlist: Shortlist,
  { limit, asked }: { readonly limit: number; readonly asked?: QuestionKind | undefined },
): RankedCandidate[] {
  const { count, order, section: sections, score: scores } = shortlist;
  const weights = weightsInHead(terms);
  let total = 0;
  for (const weight of weights) total += weight;
  let words = 0;
  for (const { stop } of terms) if (!stop) words++;
  const literalAll = weightBetween('literalAll', RANKING.literalAll, sentenceShare(words, asked !== undefined));
  const heads = new HeadReader(state, terms, weights, total);
  let newest = Number.NEGATIVE_INFINITY;
  let promising = 0;
  for (let i = 0; i < count; i++) {
    const row = order[i] as number;
    newest = Math.max(newest, dateOf(state, sections[row] as number));
    heads.read(sections[row] as number);
    keepHeads(heads.match, row, words > 1);
    finals[row] = (scores[row] as number) * headBoost(row);
    promising = Math.max(promising, (finals[row] as number) * PROMISING);
  }
  const readFrom = asked === undefined ? Number.POSITIVE_INFINITY : Math.max(promising, leastOfBest(shortlist));
  for (let i = 0; i < count; i++) {
    const row = order[i] as number;
    const section = sections[row] as number;
    const isRead = (finals[row] as number) >= readFrom;
    if ((finals[row] as number) >= promising)
      keepProximity(Math.max(proximityOf[row] as number, bodyProximity(state, section, terms)), row, words > 1);
    keepPassage(row, section, asked && isRead ? { state, terms, asked } : undefined);
    literalOf[row] = literalShare(state, section, shortlist.literal[row] as number, terms);
    recencyOf[row] = recency(dateOf(state, section), newest);
    finals[row] =
      (scores[row] as number) *
      (headBoost(row) +
        literalAll * (literalOf[row] as number) +
        RANKING.passage * (passageOf[row] as number) +
        RANKING.answers * (answersOf[row] as number) +
        RANKING.recency * (recencyOf[row] as number));
  }
  sortByFinal(state, shortlist);
  return spread(state, shortlist, finals, limit).map((row) => candidateOf(shortlist, row));
}

/** The weights of a query's words in titles and headings. */
export function weightsInHead(terms: readonly QueryTerm[]): number[] {
  return terms.map(({ idf, stop }) => (stop ? idf * STOP_IDF_SHARE + 0.01 : idf));
}

/** Rows of a question whose text is read for a passage: to read one costs most, and a passage lifts a section by a few places. */
const READ_FOR_PASSAGE = 20;
const inOrder = new Float64Array(SHORTLIST + 1);

/** The least score so far of those rows. */
function leastOfBest({ count, order }: Shortlist): number {
  if (count <= READ_FOR_PASSAGE) return Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) inOrder[i] = finals[order[i] as number] as number;
  return inOrder.subarray(0, count).sort()[count - READ_FOR_PASSAGE] as number;
}

/** By insertion: most of the shortlist stands in order already. */
function sortByFinal(state: SearchState, { count, order, section }: Shortlist): void {
  for (let i = 1; i < count; i++) {
    const row = order[i] as number;
    const final = finals[row] as number;
    let at = i;
    for (; at > 0; at--) {
      const before = order[at - 1] as number;
      const other = finals[before] as number;
      if (other > final || (other === final && byArticle(state, section[before] as number, section[row] as number) <= 0)) break;
      order[at] = before;
    }
    order[at] = row;
  }
}

function candidateOf({ section, score, relevance, coverage, terms }: Shortlist, row: number): RankedCandidate {
  return {
    section: section[row] as number,
    score: score[row] as number,
    relevance: relevance[row] as number,
    coverage: coverage[row] as number,
    terms: terms[row] as number,
    final: finals[row] as number,
    factors: {
      heading: headingOf[row] as number,
      head: headOf[row] as number,
      fill: fillOf[row] as number,
      identical: identicalOf[row] as number,
      named: namedOf[row] as number,
      proximity: proximityOf[row] as number,
      together: togetherOf[row] as number,
      literalAll: literalOf[row] as number,
      passage: passageOf[row] as number,
      answers: answersOf[row] as number,
      recency: recencyOf[row] as number,
    },
  };
}

/** Body positions are read for candidates within this share of the best: nearness can double a score, hardly more. */
const PROMISING = 0.35;

function headBoost(row: number): number {
  return (
    1 +
    RANKING.heading * (headingOf[row] as number) +
    RANKING.head * (headOf[row] as number) +
    RANKING.fill * (fillOf[row] as number) +
    RANKING.identical * (identicalOf[row] as number) +
    RANKING.named * (namedOf[row] as number) +
    RANKING.proximity * (proximityOf[row] as number) +
    RANKING.together * (togetherOf[row] as number)
  );
}

function keepHeads({ heading, head, fill, identical, named, order }: HeadMatch, row: number, several: boolean): void {
  headingOf[row] = heading;
  headOf[row] = head;
  fillOf[row] = fill;
  identicalOf[row] = identical;
  namedOf[row] = named;
  keepProximity(order, row, several);
}

function keepProximity(proximity: number, row: number, several: boolean): void {
  proximityOf[row] = proximity;
  togetherOf[row] = several && proximity > 0.99 ? 1 : 0;
}

/** Stop words are not searched for, but who writes one may mean it: "to be", "hasn't". */
function literalShare(state: SearchState, section: number, literal: number, terms: readonly QueryTerm[]): number {
  const { postings } = layerOf(state, section);
  let met = 0;
  let content = 0;
  let total = 0;
  for (const { stop, idf, expansions } of terms) {
    total += idf;
    if (!stop) content += idf;
    const token = stop ? expansions[0]?.tokens[0] : undefined;
    if (token === undefined) continue;
    if (entryOf(postings, token, section) >= 0) met += idf;
  }
  return total === 0 ? 0 : (met + literal * content) / total;
}

interface Question {
  readonly state: SearchState;
  readonly terms: readonly QueryTerm[];
  readonly asked: QuestionKind;
}

/** The share of a question that stands in one passage, and whether that has what it asks for: a date, an amount, a reason. */
function keepPassage(row: number, section: number, question: Question | undefined): void {
  const passage = question && findPassage(question.state, section, question.terms);
  const share = passage?.share ?? 0;
  // Title and heading are a passage, too.
  passageOf[row] = question ? Math.max(share, headOf[row] as number) : 0;
  const { asked } = question ?? {};
  const isAnswer = passage && asked !== 'fact' && asked && answersKind(asked, passageText(question.state, section, passage));
  answersOf[row] = isAnswer ? share : 0;
}

const buffers = [new Int32Array(128), new Int32Array(128)] as const;

/** The nearness of the query's neighbors in the body: the mean over pairs by weight, 1 for side by side. */
function bodyProximity(state: SearchState, section: number, terms: readonly QueryTerm[]): number {
  if (terms.length < 2) return 0;
  const { postings } = layerOf(state, section);
  let countBefore = 0;
  let sum = 0;
  let total = 0;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] as QueryTerm;
    const before = terms[index - 1];
    const buffer = buffers[index % 2] as Int32Array;
    const count = positionsOf(postings, section, term, buffer);
    if (before) {
      const weight = before.idf + term.idf;
      total += weight;
      if (count > 0 && countBefore > 0) {
        sum += weight / (1 + nearestGap(buffers[(index + 1) % 2] as Int32Array, countBefore, buffer, count, term.place - before.place));
      }
    }
    countBefore = count;
  }
  return total === 0 ? 0 : sum / total;
}

function positionsOf(postings: Postings, section: number, term: QueryTerm, into: Int32Array): number {
  // The first expansion found is the surest: positions of weaker readings would only add noise.
  for (const { tokens } of term.expansions) {
    const [token] = tokens;
    if (token === undefined || tokens.length > 1) continue;
    const entry = entryOf(postings, token, section);
    if (entry >= 0 && (postings.metas[entry] ?? 0) >>> Meta.bodyShift > 0) return readPositions(postings, entry, into);
  }
  return 0;
}

/** The distance of the best pair of places from standing as in the query. */
function nearestGap(a: Int32Array, countA: number, b: Int32Array, countB: number, gap: number): number {
  let best = 1000;
  for (let i = 0, j = 0; i < countA && j < countB; ) {
    const off = (b[j] ?? 0) - (a[i] ?? 0) - Math.ceil(gap);
    // Reversed order is a little worse than the same distance in order.
    const distance = off >= 0 ? off : -off + 0.5;
    if (distance < best) best = distance;
    if (off < 0) j++;
    else if (off > 0) i++;
    else return 0;
  }
  return best;
}
