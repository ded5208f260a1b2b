import { Meta, rowLength, rowStart } from './postings.ts';
import { bestOf } from './best-of.ts';
import { Length } from './index-builder.ts';
import { lowerEntry, sectionsWithPhrase } from './phrase.ts';
import type { Expansion, QueryTerm } from './query-term.ts';
import { SHORTLIST, Shortlist } from './shortlist.ts';
import { ScoreMemory, Slot, SLOT_SHIFT } from './score-memory.ts';
import { RANKING, sentenceShare, weightBetween } from './ranking-weights.ts';
import { dateOf, recency } from './section-order.ts';
import { WEIGHTS, type Layer, type SearchState } from './search-state.ts';

/** BM25's saturation: how soon more of the same word stops counting. */
const K1 = 1.2;
/** Entries read in full for a query at most; beyond, a word only adds to sections that rarer words found. */
const MAX_CREATING_ENTRIES = 12_000;
/** Entries read for a query at most. */
const MAX_ENTRIES = 200_000;
/** A row so many times longer than the sections found is not read but looked into. */
const LOOK_UP_FROM = 24;
/** Sums kept in 32 bits may fall short of the same sum in 64. */
const ROUNDING = 0.999;
/** The needs of a section besides a score. */
export interface Requirements {
  /** 1 for each article that passes the filters; undefined for all. */
  readonly allowed: Uint8Array | undefined;
  /** Whether the section has the phrases in quotes and none of the excluded words. */
  readonly accepts: ((section: number) => boolean) | undefined;
  /** The newest date, in milliseconds since the epoch, if the query asks for what is new. */
  readonly newest?: number | undefined;
  /** Whether the query is a question. */
  readonly asks?: boolean;
}

/** The worth of the whole query, and the share of it that a section must have. */
interface Measure {
  readonly total: number;
  /** The degree to which it is a sentence: 0 to 1. */
  readonly share: number;
  /** Words that are somewhere. */
  readonly count: number;
  readonly leastCoverage: number;
}

const UNKNOWN_PAIR = 0.2;
/** Sections checked for phrases and excluded words at most: only phrases of the commonest words meet more. */
const MAX_CHECKS = 1000;

/** Scores the sections that meet at least one term. */
export class Scorer {
  readonly memory: ScoreMemory;
  readonly #state: SearchState;
  readonly #slots: Float32Array;
  readonly #bits: Uint32Array;
  readonly #touched: Int32Array;
  readonly #list: Int32Array;
  readonly #seen: Uint32Array;
  readonly #best = new Shortlist();
  #touchedCount = 0;
  #listCount = 0;
  /** The touched sections in order, once somebody needs them so. */
  #ordered: Int32Array | undefined;

  constructor(state: SearchState, shared?: ScoreMemory) {
    const size = state.sectionArticle.length;
    const memory = shared?.holds(size) ? shared : new ScoreMemory(size);
    this.#state = state;
    this.memory = memory;
    this.#slots = memory.slots;
    this.#bits = memory.bits;
    this.#touched = memory.touched;
    this.#list = memory.list;
    this.#seen = memory.seen;
  }

  /** The best sections, best first. Holds until the next call. */
  shortlist(terms: readonly QueryTerm[], requirements: Requirements): Shortlist {
    this.memory.takeLengths(this.#state.layers);
    this.#touchedCount = 0;
    this.#ordered = undefined;
    const order: number[] = [];
    let words = 0;
    let total = 0;
    let left = 0;
    for (let index = 0; index < terms.length; index++) {
      const { stop, pair, idf, expansions } = terms[index] as QueryTerm;
      if (stop) continue;
      words++;
      // If words are written without spaces, most pairs that are nowhere are the end of one word with the beginning of another.
      total += pair && expansions.length === 0 ? idf * UNKNOWN_PAIR : idf;
      if (expansions.length === 0) continue;
      left += idf;
      order.push(index);
    }
    const share = sentenceShare(words, requirements.asks);
    order.sort((a, b) => (terms[a] as QueryTerm).frequency - (terms[b] as QueryTerm).frequency);
    const leastCoverage = order.length <= 3 ? MIN_COVERAGE : MIN_COVERAGE_OF_MANY * (1 - share);
    let read = 0;
    for (const index of order) {
      const term = terms[index] as QueryTerm;
      // The rarest words always find sections of their own, else nothing would be found; with too little of the query left, a new section
      // could not stay.
      const creates =
        this.#touchedCount === 0 || (read + term.frequency <= MAX_CREATING_ENTRIES && left >= leastCoverage * total * ROUNDING);
      read += term.frequency;
      left -= term.idf;
      // The rest is in most sections: it would decide nothing.
      if (!creates && read > MAX_ENTRIES) break;
      this.#addTerm(term, index, creates, requirements.allowed);
    }
    this.#select({ total, share, count: order.length, leastCoverage }, requirements);
    this.#clear();
    return this.#best;
  }

  #clear(): void {
    const slots = this.#slots;
    for (let i = 0; i < this.#touchedCount; i++) {
      const section = this.#touched[i] as number;
      const slot = section << SLOT_SHIFT;
      slots[slot + Slot.tf] = 0;
      slots[slot + Slot.score] = 0;
      slots[slot + Slot.met] = 0;
      slots[slot + Slot.literal] = 0;
      slots[slot + Slot.mask] = 0;
      slots[slot + Slot.literalTerm] = 0;
      this.#seen[section >>> 5] = 0;
    }
  }

  #addTerm(term: QueryTerm, index: number, creates: boolean, allowed: Uint8Array | undefined): void {
    this.#listCount = 0;
    for (const expansion of term.expansions) this.#addExpansion(expansion, creates, allowed);
    const bit = 1 << index;
    const idf = term.idf;
    const slots = this.#slots;
    const bits = this.#bits;
    const touchedBefore = this.#touchedCount;
    for (let i = 0; i < this.#listCount; i++) {
      const section = this.#list[i] as number;
      const slot = section << SLOT_SHIFT;
      const tf = slots[slot] as number;
      slots[slot] = 0;
      const mask = bits[slot + Slot.mask] as number;
      if (mask === 0) {
        this.#touched[this.#touchedCount++] = section;
        this.#seen[section >>> 5] = (this.#seen[section >>> 5] as number) | (1 << section);
      }
      bits[slot + Slot.mask] = mask | bit;
      slots[slot + Slot.score] = (slots[slot + Slot.score] as number) + (idf * tf * (K1 + 1)) / (tf + K1);
      slots[slot + Slot.met] = (slots[slot + Slot.met] as number) + idf;
      if (bits[slot + Slot.literalTerm] === 0) continue;
      slots[slot + Slot.literal] = (slots[slot + Slot.literal] as number) + idf;
      bits[slot + Slot.literalTerm] = 0;
    }
    if (this.#touchedCount > touchedBefore) this.#ordered = undefined;
  }

  #addExpansion(expansion: Expansion, creates: boolean, allowed: Uint8Array | undefined): void {
    const { tokens, weight } = expansion;
    const [token] = tokens;
    if (tokens.length > 1) {
      for (const section of sectionsWithPhrase(this.#state, tokens)) {
        if (allowed && !allowed[this.#state.sectionArticle[section] ?? 0]) continue;
        if (creates || this.#bits[(section << SLOT_SHIFT) + Slot.mask] !== 0) this.#addFrequency(section, weight * PHRASE_FREQUENCY);
      }
      return;
    }
    if (token === undefined) return;
    for (const layer of this.#state.layers) {
      const { postings } = layer;
      const from = rowStart(postings, token);
      if (from < 0) continue;
      const to = from + rowLength(postings, token);
      if (!creates && to - from > this.#touchedCount * LOOK_UP_FROM) this.#addToTouched(layer, from, to, expansion, allowed);
      else this.#addRow(layer, from, to, expansion, creates, allowed);
    }
  }

  #addRow(
    { postings }: Layer,
    from: number,
    to: number,
    { weight, languages, literal }: Expansion,
    creates: boolean,
    allowed: Uint8Array | undefined,
  ): void {
    const { sections, metas } = postings;
    const { dead, sectionLanguage, sectionArticle, norms } = this.#state;
    const { bodyBase, bodySlope } = norms;
    const slots = this.#slots;
    const bits = this.#bits;
    const seen = this.#seen;
    for (let entry = from; entry < to; entry++) {
      const section = sections[entry] as number;
      if (!creates && (((seen[section >>> 5] as number) >>> section) & 1) === 0) continue;
      if (dead !== undefined && dead[section] === 1) continue;
      if (languages !== 0 && ((sectionLanguage[section] as number) & languages) === 0) continue;
      if (allowed !== undefined && allowed[sectionArticle[section] as number] === 0) continue;
      const slot = section << SLOT_SHIFT;
      const meta = metas[entry] as number;
      const length = bits[slot + Slot.lengths] as number;
      let tf = (meta >>> Meta.bodyShift) / (bodyBase + bodySlope * (length >>> Length.bodyShift));
      if (meta & 255) {
        tf += (meta & 3) * (norms.title[length & Length.head] as number);
        tf += ((meta >>> Meta.headingShift) & 3) * (norms.heading[(length >>> Length.headingShift) & Length.head] as number);
        if (meta & (Meta.path | Meta.term | Meta.about)) tf += extraWeight(meta);
      }
      const before = slots[slot] as number;
      if (before === 0) this.#list[this.#listCount++] = section;
      slots[slot] = before + weight * tf;
      if (literal) bits[slot + Slot.literalTerm] = 1;
    }
  }

  /** For a word in very many sections: looks up the few that rarer words found. */
  #addToTouched(layer: Layer, from: number, to: number, expansion: Expansion, allowed: Uint8Array | undefined): void {
    this.#ordered ??= this.#touched.slice(0, this.#touchedCount).sort();
    const { sections } = layer.postings;
    let low = from;
    for (const section of this.#ordered) {
      low = lowerEntry(sections, low, to, section);
      if (low >= to) return;
      if (sections[low] === section) this.#addRow(layer, low, low + 1, expansion, true, allowed);
    }
  }

  #addFrequency(section: number, tf: number): void {
    const slot = section << SLOT_SHIFT;
    if (this.#slots[slot] === 0) this.#list[this.#listCount++] = section;
    this.#slots[slot] = (this.#slots[slot] as number) + tf;
  }

  #select({ total, share, count, leastCoverage }: Measure, { accepts, newest }: Requirements): void {
    const best = this.#best;
    best.clear();
    const floor = weightBetween('coverageFloor', coverageFloor(count), share);
    const literalWeight = weightBetween('literal', RANKING.literal, share);
    const slots = this.#slots;
    let least = best.least;
    let most = 0;
    let passed = 0;
    for (let i = 0; i < this.#touchedCount; i++) {
      const section = this.#touched[i] as number;
      const slot = section << SLOT_SHIFT;
      const relevance = slots[slot + Slot.score] as number;
      const coverage = (slots[slot + Slot.met] as number) / total;
      const literal = (slots[slot + Slot.literal] as number) / total;
      const boost = 1 + literalWeight * literal + (literal > 0.999 ? RANKING.allLiteral : 0);
      const fresh = newest === undefined ? 1 : 1 + RANKING.newest * recency(dateOf(this.#state, section), newest);
      const score = relevance * (floor + (1 - floor) * coverage * coverage) * boost * fresh;
      if (score < least || coverage < leastCoverage) continue;
      if (accepts) {
        slots[slot] = score;
        this.#list[passed++] = section;
        if (score > most) most = score;
        continue;
      }
      best.insert(this.#state, section, score, relevance, coverage, literal, this.#bits[slot + Slot.mask] as number);
      least = best.least;
    }
    if (accepts) this.#selectAccepted(total, passed, most, accepts);
  }

  /** Of the sections in the list, scored in `tf`, the best that are accepted: to look costs, so the likeliest are looked at first. */
  #selectAccepted(total: number, passed: number, most: number, accepts: (section: number) => boolean): void {
    const slots = this.#slots;
    const best = this.#best;
    const scoreOf = (section: number) => slots[section << SLOT_SHIFT] as number;
    const likeliest = bestOf(this.#list.subarray(0, passed), scoreOf, most, MAX_CHECKS);
    for (let i = 0; i < likeliest.length && best.count < SHORTLIST; i++) {
      const section = likeliest[i] as number;
      if (!accepts(section)) continue;
      const slot = section << SLOT_SHIFT;
      const coverage = (slots[slot + Slot.met] as number) / total;
      const literal = (slots[slot + Slot.literal] as number) / total;
      const relevance = slots[slot + Slot.score] as number;
      best.insert(this.#state, section, scoreOf(section), relevance, coverage, literal, this.#bits[slot + Slot.mask] as number);
    }
  }
}

/** A phrase that stands for a word says a little more than the word would. */
const PHRASE_FREQUENCY = 1.5;

/** A section with less of the query than this is not about it: one of two words is, unless it is the common one. */
const MIN_COVERAGE = 0.33;
const MIN_COVERAGE_OF_MANY = 0.2;

/** The share that a section keeps that meets hardly anything: two words are meant together, of a long question some will do. */
function coverageFloor(words: number): number {
  return words <= 3 ? 0.15 : Math.min(0.7, 0.15 + 0.07 * (words - 3));
}

function extraWeight(meta: number): number {
  return (meta & Meta.path ? WEIGHTS.path : 0) + (meta & Meta.term ? WEIGHTS.term : 0) + (meta & Meta.about ? WEIGHTS.about : 0);
}
