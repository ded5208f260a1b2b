import { Meta, rowOf, type Postings } from './postings.ts';
import { lowerEntry, sectionsWithPhrase } from './phrase.ts';
import type { Expansion, QueryTerm } from './query-term.ts';
import { byArticle } from './section-order.ts';
import { RANKING } from './ranking-weights.ts';
import { WEIGHTS, type SearchState } from './search-state.ts';

/** BM25's saturation: how soon more of the same word stops counting. */
const K1 = 1.2;
/** Entries read in full for a query at most; beyond, a word only adds to sections that rarer words found. */
const MAX_CREATING_ENTRIES = 40_000;
/** Sections kept for re-ranking. */
export const SHORTLIST = 48;

export interface Candidate {
  readonly section: number;
  /** BM25F times how much of the query was met. */
  readonly score: number;
  /** BM25F alone. */
  readonly relevance: number;
  /** Share of the query's weight that was met, 0 to 1. */
  readonly coverage: number;
  /** Share of the query's weight that was met by the words themselves, not by inflections or guesses. */
  readonly literal: number;
  /** Bit `i` is set when the section meets term `i`. */
  readonly terms: number;
}

/** What a section must have besides a score. */
export interface Requirements {
  /** 1 for each article that passes the filters; undefined for all. */
  readonly allowed: Uint8Array | undefined;
  /** Whether the section has the phrases in quotes and none of the excluded words. */
  readonly accepts: ((section: number) => boolean) | undefined;
}

/** Scores the sections that meet at least one term. Holds one entry a section, reused from query to query. */
export class Scorer {
  readonly #state: SearchState;
  readonly #score: Float32Array;
  readonly #met: Float32Array;
  readonly #literal: Float32Array;
  readonly #literalTerm: Uint8Array;
  readonly #mask: Uint32Array;
  readonly #tf: Float32Array;
  readonly #touched: Int32Array;
  readonly #list: Int32Array;
  #touchedCount = 0;
  #listCount = 0;

  constructor(state: SearchState) {
    const size = state.sectionArticle.length;
    this.#state = state;
    this.#score = new Float32Array(size);
    this.#met = new Float32Array(size);
    this.#literal = new Float32Array(size);
    this.#literalTerm = new Uint8Array(size);
    this.#mask = new Uint32Array(size);
    this.#tf = new Float32Array(size);
    this.#touched = new Int32Array(size);
    this.#list = new Int32Array(size);
  }

  /** The best sections, best first, at most `SHORTLIST`. */
  shortlist(terms: readonly QueryTerm[], requirements: Requirements): Candidate[] {
    this.#touchedCount = 0;
    const order = terms
      .map((term, index) => ({ term, index }))
      .filter(({ term }) => !term.stop && term.expansions.length > 0)
      .sort((a, b) => a.term.frequency - b.term.frequency);
    let read = 0;
    for (const { term, index } of order) {
      // The rarest words always find sections of their own: without them nothing would be found.
      const creates = this.#touchedCount === 0 || read + term.frequency <= MAX_CREATING_ENTRIES;
      read += term.frequency;
      this.#addTerm(term, index, creates, requirements.allowed);
    }
    const total = terms.reduce((sum, { stop, idf }) => sum + (stop ? 0 : idf), 0);
    const best = this.#select(total, order.length, requirements);
    this.#clear();
    return best;
  }

  #addTerm(term: QueryTerm, index: number, creates: boolean, allowed: Uint8Array | undefined): void {
    this.#listCount = 0;
    for (const expansion of term.expansions) this.#addExpansion(expansion, creates, allowed);
    const bit = 1 << index;
    const idf = term.idf;
    for (let i = 0; i < this.#listCount; i++) {
      const section = this.#list[i] ?? 0;
      const tf = this.#tf[section] ?? 0;
      this.#tf[section] = 0;
      if (this.#mask[section] === 0) this.#touched[this.#touchedCount++] = section;
      this.#mask[section] = (this.#mask[section] ?? 0) | bit;
      this.#score[section] = (this.#score[section] ?? 0) + (idf * tf * (K1 + 1)) / (tf + K1);
      this.#met[section] = (this.#met[section] ?? 0) + idf;
      if (this.#literalTerm[section] === 1) {
        this.#literal[section] = (this.#literal[section] ?? 0) + idf;
        this.#literalTerm[section] = 0;
      }
    }
  }

  #addExpansion(expansion: Expansion, creates: boolean, allowed: Uint8Array | undefined): void {
    const { tokens, weight } = expansion;
    const [token] = tokens;
    if (tokens.length > 1) {
      for (const section of sectionsWithPhrase(this.#state, tokens)) {
        if (allowed && !allowed[this.#state.sectionArticle[section] ?? 0]) continue;
        if (creates || this.#mask[section] !== 0) this.#addFrequency(section, weight * 1.5);
      }
      return;
    }
    if (token === undefined) return;
    for (const { postings } of this.#state.layers) {
      const [from, to] = rowOf(postings, token);
      if (from === to) continue;
      if (!creates && to - from > this.#touchedCount * 16) this.#addToTouched(postings, from, to, expansion, allowed);
      else this.#addRow(postings, from, to, expansion, creates, allowed);
    }
  }

  #addRow(postings: Postings, from: number, to: number, { weight, languages, literal }: Expansion, creates: boolean, allowed: Uint8Array | undefined): void {
    const literalTerm = this.#literalTerm;
    const { sections, metas } = postings;
    const { dead, sectionLanguage, sectionArticle, titleNorm, headingNorm, bodyNorm } = this.#state;
    const tfs = this.#tf;
    const mask = this.#mask;
    for (let entry = from; entry < to; entry++) {
      const section = sections[entry] as number;
      if (dead !== undefined && dead[section] === 1) continue;
      if (languages !== 0 && ((sectionLanguage[section] as number) & languages) === 0) continue;
      if (allowed !== undefined && allowed[sectionArticle[section] as number] === 0) continue;
      if (!creates && mask[section] === 0) continue;
      const meta = metas[entry] as number;
      let tf = (meta >>> Meta.bodyShift) * (bodyNorm[section] as number);
      if (meta & 255) {
        tf += (meta & 3) * (titleNorm[section] as number) + ((meta >>> Meta.headingShift) & 3) * (headingNorm[section] as number);
        if (meta & (Meta.path | Meta.term | Meta.about)) tf += extraWeight(meta);
      }
      const before = tfs[section] as number;
      if (before === 0) this.#list[this.#listCount++] = section;
      tfs[section] = before + weight * tf;
      if (literal) literalTerm[section] = 1;
    }
  }

  /** For a word in very many sections: looks up the few that rarer words found. */
  #addToTouched(postings: Postings, from: number, to: number, expansion: Expansion, allowed: Uint8Array | undefined): void {
    const touched = this.#touched.subarray(0, this.#touchedCount).slice().sort();
    let low = from;
    for (const section of touched) {
      low = lowerEntry(postings.sections, low, to, section);
      if (low >= to) return;
      if (postings.sections[low] === section) this.#addRow(postings, low, low + 1, expansion, true, allowed);
    }
  }

  #addFrequency(section: number, tf: number): void {
    if (this.#tf[section] === 0) this.#list[this.#listCount++] = section;
    this.#tf[section] = (this.#tf[section] ?? 0) + tf;
  }

  #select(total: number, count: number, { accepts }: Requirements): Candidate[] {
    const heap: Candidate[] = [];
    const floor = coverageFloor(count);
    const leastCoverage = count <= 3 ? MIN_COVERAGE : MIN_COVERAGE_OF_MANY;
    let least = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.#touchedCount; i++) {
      const section = this.#touched[i] ?? 0;
      const relevance = this.#score[section] ?? 0;
      const coverage = (this.#met[section] ?? 0) / total;
      const literal = (this.#literal[section] ?? 0) / total;
      const score = relevance * (floor + (1 - floor) * coverage * coverage) * (1 + RANKING.literal * literal + (literal > 0.999 ? RANKING.allLiteral : 0));
      if (score < least && heap.length === SHORTLIST) continue;
      if (coverage < leastCoverage) continue;
      if (accepts && !accepts(section)) continue;
      insert(this.#state, heap, { section, score, relevance, coverage, literal, terms: this.#mask[section] ?? 0 });
      least = heap.at(-1)?.score ?? least;
    }
    return heap;
  }

  #clear(): void {
    for (let i = 0; i < this.#touchedCount; i++) {
      const section = this.#touched[i] ?? 0;
      this.#score[section] = 0;
      this.#met[section] = 0;
      this.#literal[section] = 0;
      this.#mask[section] = 0;
    }
  }
}

/** A section with less of the query than this is not about it: one of two words is, unless it is the common one. */
const MIN_COVERAGE = 0.33;
const MIN_COVERAGE_OF_MANY = 0.2;

/** What a section keeps that meets hardly anything: two words are meant together, of a long question some will do. */
function coverageFloor(words: number): number {
  return words <= 3 ? 0.15 : Math.min(0.7, 0.15 + 0.07 * (words - 3));
}

function extraWeight(meta: number): number {
  return (meta & Meta.path ? WEIGHTS.path : 0) + (meta & Meta.term ? WEIGHTS.term : 0) + (meta & Meta.about ? WEIGHTS.about : 0);
}

/** Keeps the list ordered, best first; among equals newer articles first, so that the result does not depend on section numbers. */
function insert(state: SearchState, list: Candidate[], candidate: Candidate): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle] as Candidate;
    if (other.score > candidate.score || (other.score === candidate.score && byArticle(state, other.section, candidate.section) < 0)) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, candidate);
  if (list.length > SHORTLIST) list.pop();
}
