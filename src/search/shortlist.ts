import { byArticle } from './section-order.ts';
import type { SearchState } from './search-state.ts';

/** Sections kept for re-ranking. */
export const SHORTLIST = 32;

/**
 * The best sections of the first round, best first, as arrays that are used again: a query makes hundreds of candidates, and objects cost.
 */
export class Shortlist {
  count = 0;
  /** Rows from the best to the least. */
  readonly order = new Uint8Array(SHORTLIST + 1);
  readonly section = new Int32Array(SHORTLIST + 1);
  /** BM25F times how much of the query was met. */
  readonly score = new Float64Array(SHORTLIST + 1);
  /** BM25F alone. */
  readonly relevance = new Float64Array(SHORTLIST + 1);
  /** Share of the query's weight that was met, 0 to 1. */
  readonly coverage = new Float64Array(SHORTLIST + 1);
  /** Share of the query's weight that was met by the words themselves, not by inflections or guesses. */
  readonly literal = new Float64Array(SHORTLIST + 1);
  /** Bit `i` is set when the section meets term `i`. */
  readonly terms = new Int32Array(SHORTLIST + 1);

  clear(): void {
    this.count = 0;
    for (let row = 0; row <= SHORTLIST; row++) this.order[row] = row;
  }

  /** The score from which a further section is kept. */
  get least(): number {
    return this.count < SHORTLIST ? Number.NEGATIVE_INFINITY : (this.score[this.order[SHORTLIST - 1] as number] as number);
  }

  /** Keeps the order; among equals newer articles first, so that the result does not depend on section numbers. */
  insert(state: SearchState, section: number, score: number, relevance: number, coverage: number, literal: number, terms: number): void {
    const { order } = this;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = order[middle] as number;
      const other = this.score[row] as number;
      if (other > score || (other === score && byArticle(state, this.section[row] as number, section) < 0)) low = middle + 1;
      else high = middle;
    }
    if (low === SHORTLIST) return;
    // The row after the last is free: what falls off the end leaves its own.
    const row = order[this.count] as number;
    order.copyWithin(low + 1, low, this.count);
    order[low] = row;
    this.section[row] = section;
    this.score[row] = score;
    this.relevance[row] = relevance;
    this.coverage[row] = coverage;
    this.literal[row] = literal;
    this.terms[row] = terms;
    if (this.count < SHORTLIST) this.count++;
  }
}
