import { Length } from './index-builder.ts';
import { entryOf, readPositions } from './postings.ts';
import type { QueryTerm } from './query-term.ts';
import { layerOf, sectionOf, type SearchState } from './search-state.ts';

/** Words that a passage is long at most: two or three sentences. */
const PASSAGE_WORDS = 40;
/** Code units of text on either side of a passage that still belong to its sentences. */
const MARGIN = 120;
/** Places of one word in a section that are looked at. */
const MAX_PLACES = 64;

/** The stretch of a section's text that has most of the query. */
export interface Passage {
  /** Share of the query's weight in it, 0 to 1. A word that only another one stands for counts `ONLY_KIN`. */
  readonly share: number;
  /** Number of the word in the section's body with which it begins. */
  readonly from: number;
}

interface Place {
  readonly at: number;
  readonly term: number;
  /** Whether only an everyday word for the same thing stands here. */
  readonly isKin: boolean;
}

/** A word for the same thing may be meant otherwise: a passage of nothing else is no more than half of an answer. */
const ONLY_KIN = 0.5;

const room = new Int32Array(MAX_PLACES);

/** Finds the passage of a section's body that has most of the query, by the places in the index. */
export function findPassage(state: SearchState, section: number, terms: readonly QueryTerm[]): Passage | undefined {
  const places = placesOf(state, section, terms);
  if (places.length === 0) return undefined;
  const window = new Window(terms);
  let best = 0;
  let from = 0;
  let first = 0;
  for (const place of places) {
    window.add(place, 1);
    for (let left = places[first] as Place; left.at < place.at - PASSAGE_WORDS; left = places[++first] as Place) window.add(left, -1);
    if (window.sum <= best) continue;
    best = window.sum;
    from = (places[first] as Place).at;
  }
  let total = 0;
  for (const { stop, idf } of terms) if (!stop) total += idf;
  return { share: total === 0 ? 0 : best / total, from };
}

/** The places between two words of a text, and the weight of the query that they have. */
class Window {
  sum = 0;
  readonly #terms: readonly QueryTerm[];
  readonly #own: Int32Array;
  readonly #kin: Int32Array;

  constructor(terms: readonly QueryTerm[]) {
    this.#terms = terms;
    this.#own = new Int32Array(terms.length);
    this.#kin = new Int32Array(terms.length);
  }

  /** `count`: 1 for a place that comes in, -1 for one that goes out. */
  add({ term, isKin }: Place, count: 1 | -1): void {
    const before = this.#share(term);
    const counts = isKin ? this.#kin : this.#own;
    counts[term] = (counts[term] as number) + count;
    this.sum += (this.#share(term) - before) * (this.#terms[term] as QueryTerm).idf;
  }

  #share(term: number): number {
    if (this.#own[term] !== 0) return 1;
    return this.#kin[term] === 0 ? 0 : ONLY_KIN;
  }
}

function placesOf(state: SearchState, section: number, terms: readonly QueryTerm[]): Place[] {
  const { postings } = layerOf(state, section);
  const language = state.sectionLanguage[section] as number;
  const places: Place[] = [];
  terms.forEach(({ stop, expansions }, term) => {
    if (stop) return;
    for (const { kind, tokens, languages } of expansions) {
      const entry = tokens.length === 1 ? entryOf(postings, tokens[0] as number, section) : -1;
      if (entry < 0 || (languages !== 0 && !(language & languages))) continue;
      const isKin = kind === 'kin';
      const count = readPositions(postings, entry, room);
      for (let i = 0; i < count; i++) places.push({ at: room[i] as number, term, isKin });
    }
  });
  return places.sort((a, b) => a.at - b.at);
}

/** The text around a passage: words are about equally long, so their number tells the place well enough. */
export function passageText(state: SearchState, section: number, { from: word }: Passage): string {
  const { text } = sectionOf(state, section).body;
  const { table, firstSection } = layerOf(state, section);
  const words = Math.max(1, (table.lengths[section - firstSection] as number) >>> Length.bodyShift);
  const unitsPerWord = text.length / words;
  const start = Math.floor(word * unitsPerWord);
  return text.slice(Math.max(0, start - MARGIN), start + Math.ceil(PASSAGE_WORDS * unitsPerWord) + MARGIN);
}
