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
  /** Share of the query's weight in it, 0 to 1. */
  readonly share: number;
  readonly text: string;
}

interface Place {
  readonly at: number;
  readonly term: number;
}

const room = new Int32Array(MAX_PLACES);

/** Finds the passage of a section's body that has most of the query, by the places in the index: its text is read only where it stands. */
export function findPassage(state: SearchState, section: number, terms: readonly QueryTerm[]): Passage | undefined {
  const places = placesOf(state, section, terms);
  if (places.length === 0) return undefined;
  const held = new Uint16Array(terms.length);
  let sum = 0;
  let best = 0;
  let from = 0;
  let first = 0;
  for (const { at, term } of places) {
    if (held[term] === 0) sum += (terms[term] as QueryTerm).idf;
    held[term] = (held[term] as number) + 1;
    for (let left = places[first] as Place; left.at < at - PASSAGE_WORDS; left = places[++first] as Place) {
      held[left.term] = (held[left.term] as number) - 1;
      if (held[left.term] === 0) sum -= (terms[left.term] as QueryTerm).idf;
    }
    if (sum <= best) continue;
    best = sum;
    from = (places[first] as Place).at;
  }
  let total = 0;
  for (const { stop, idf } of terms) if (!stop) total += idf;
  return { share: total === 0 ? 0 : best / total, text: textFrom(state, section, from) };
}

function placesOf(state: SearchState, section: number, terms: readonly QueryTerm[]): Place[] {
  const { postings } = layerOf(state, section);
  const places: Place[] = [];
  terms.forEach(({ stop, expansions }, term) => {
    if (stop) return;
    for (const { tokens } of expansions) {
      const entry = tokens.length === 1 ? entryOf(postings, tokens[0] as number, section) : -1;
      if (entry < 0) continue;
      const count = readPositions(postings, entry, room);
      for (let i = 0; i < count; i++) places.push({ at: room[i] as number, term });
    }
  });
  return places.sort((a, b) => a.at - b.at);
}

/** The text around a passage that begins at a word: words are about equally long, so their number tells the place well enough. */
function textFrom(state: SearchState, section: number, word: number): string {
  const { text } = sectionOf(state, section).body;
  const { table, firstSection } = layerOf(state, section);
  const words = Math.max(1, (table.lengths[section - firstSection] as number) >>> Length.bodyShift);
  const unitsPerWord = text.length / words;
  const start = Math.floor(word * unitsPerWord);
  return text.slice(Math.max(0, start - MARGIN), start + Math.ceil(PASSAGE_WORDS * unitsPerWord) + MARGIN);
}
