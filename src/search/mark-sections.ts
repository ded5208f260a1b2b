import { Meta, rowLength, rowStart } from './postings.ts';
import type { SearchState } from './search-state.ts';

/** Sections with a word, in their order, and a weight for each, from 1 on: more in a heading, and for each time in the text. */
export interface MarkedSections {
  readonly sections: Uint32Array;
  weightOf(section: number): number;
}

/** Sections with one of the tokens of a word that has so many entries. Looks at no text. */
export function markSections(state: SearchState, tokens: readonly number[], entries: number): MarkedSections {
  return entries * SPARSE < state.sectionArticle.length ? markSparse(state, tokens) : markDense(state, tokens);
}

/** From so many times as many sections as entries on, the sections of a word are collected one by one, and no array of all is made. */
const SPARSE = 16;

/** Of a word that few sections have: costs its entries, however many sections there are. */
function markSparse(state: SearchState, tokens: readonly number[]): MarkedSections {
  const weights = new Map<number, number>();
  eachEntry(state, tokens, (section, meta) => weights.set(section, Math.max(weights.get(section) ?? 0, weightIn(meta))));
  return { sections: Uint32Array.from(weights.keys()).sort(), weightOf: (section) => weights.get(section) ?? 0 };
}

function markDense(state: SearchState, tokens: readonly number[]): MarkedSections {
  const weights = new Uint16Array(state.sectionArticle.length);
  eachEntry(state, tokens, (section, meta) => {
    weights[section] = Math.max(weights[section] as number, weightIn(meta));
  });
  const sections = new Uint32Array(weights.length);
  let count = 0;
  for (let section = 0; section < weights.length; section++) if (weights[section] !== 0) sections[count++] = section;
  return { sections: sections.subarray(0, count), weightOf: (section) => weights[section] as number };
}

function weightIn(meta: number): number {
  const inHeading = ((meta >>> Meta.headingShift) & 3) > 0 ? 16 : 0;
  const inTitle = ((meta >>> Meta.titleShift) & 3) > 0 ? 8 : 0;
  return 1 + inHeading + inTitle + (meta >>> Meta.bodyShift);
}

export function eachEntry({ layers }: SearchState, tokens: readonly number[], visit: (section: number, meta: number) => void): void {
  for (const { postings } of layers) {
    for (const token of tokens) {
      const from = rowStart(postings, token);
      if (from < 0) continue;
      const to = from + rowLength(postings, token);
      for (let entry = from; entry < to; entry++) visit(postings.sections[entry] as number, postings.metas[entry] as number);
    }
  }
}
