import { Meta, entryOf, readPositions, rowOf } from './postings.ts';
import { layerOf, type SearchState } from './search-state.ts';

const left = new Int32Array(256);
const right = new Int32Array(256);

/** Sections looked at to tell how often two words stand side by side: more would change no decision. */
const ENOUGH = 3000;

/** In how many sections two tokens occur both, and one right before the other in a body, heading or title. */
export function standTogether(state: SearchState, first: number, second: number): { readonly both: number; readonly together: number } {
  let both = 0;
  let together = 0;
  for (const { postings } of state.layers) {
    const [fromA, toA] = rowOf(postings, first);
    const [fromB, toB] = rowOf(postings, second);
    const swapped = toB - fromB < toA - fromA;
    const [fewFrom, fewTo, manyFrom, manyTo] = swapped ? [fromB, toB, fromA, toA] : [fromA, toA, fromB, toB];
    let low = manyFrom;
    const end = Math.min(fewTo, fewFrom + ENOUGH);
    for (let few = fewFrom; few < end; few++) {
      const section = postings.sections[few] ?? 0;
      if (state.dead?.[section]) continue;
      low = lowerEntry(postings.sections, low, manyTo, section);
      if (low >= manyTo) break;
      if (postings.sections[low] !== section) continue;
      both++;
      const [a, b] = swapped ? [low, few] : [few, low];
      const headA = (postings.metas[a] ?? 0) & HEAD;
      const headB = (postings.metas[b] ?? 0) & HEAD;
      if ((headA && headB && inHeads(state, section, [first, second])) || areAdjacent(state, section, a, b)) together++;
    }
  }
  return { both, together };
}

const HEAD = 15;

function areAdjacent(state: SearchState, section: number, a: number, b: number): boolean {
  const { postings } = layerOf(state, section);
  const countA = readPositions(postings, a, left);
  const countB = readPositions(postings, b, right);
  for (let i = 0, j = 0; i < countA && j < countB; ) {
    const gap = (right[j] ?? 0) - (left[i] ?? 0);
    if (gap === 1) return true;
    if (gap < 1) j++;
    else i++;
  }
  return false;
}

/** Whether the tokens stand side by side in the section's heading or its article's title. */
function inHeads(state: SearchState, section: number, tokens: readonly number[]): boolean {
  const { table, firstSection, firstArticle } = layerOf(state, section);
  const own = section - firstSection;
  const article = (state.sectionArticle[section] ?? 0) - firstArticle;
  return (
    holdsRun(table.headingTokens, table.headingStarts[own] ?? 0, table.headingStarts[own + 1] ?? 0, tokens) ||
    holdsRun(table.titleTokens, table.titleStarts[article] ?? 0, table.titleStarts[article + 1] ?? 0, tokens)
  );
}

function holdsRun(all: Uint32Array, from: number, to: number, run: readonly number[]): boolean {
  for (let at = from; at + run.length <= to; at++) {
    let i = 0;
    while (i < run.length && all[at + i] === run[i]) i++;
    if (i === run.length) return true;
  }
  return false;
}

/** Whether the section holds the tokens side by side, in this order, in its body, heading or title. */
export function holdsPhrase(state: SearchState, section: number, tokens: readonly number[]): boolean {
  if (inHeads(state, section, tokens)) return true;
  const { postings } = layerOf(state, section);
  if (tokens.length === 2) {
    const [a, b] = tokens.map((token) => entryOf(postings, token, section)) as [number, number];
    return a >= 0 && b >= 0 && areAdjacent(state, section, a, b);
  }
  let current: Int32Array | undefined;
  for (const token of tokens) {
    const entry = entryOf(postings, token, section);
    if (entry < 0 || (postings.metas[entry] ?? 0) >>> Meta.bodyShift === 0) return false;
    const count = readPositions(postings, entry, right);
    const next = right.slice(0, count);
    if (current) {
      const before = current;
      let i = 0;
      current = next.filter((position) => {
        while (i < before.length && (before[i] ?? 0) < position - 1) i++;
        return before[i] === position - 1;
      });
    } else current = next;
    if (current.length === 0) return false;
  }
  return true;
}

/** Sections that hold the tokens side by side, ascending. */
export function sectionsWithPhrase(state: SearchState, tokens: readonly number[]): number[] {
  const found: number[] = [];
  for (const { postings } of state.layers) {
    const rows = tokens.map((token) => rowOf(postings, token)).sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const [rarest, ...others] = rows;
    if (!rarest) continue;
    const cursors = others.map(([from]) => from);
    for (let at = rarest[0]; at < rarest[1]; at++) {
      const section = postings.sections[at] ?? 0;
      if (state.dead?.[section]) continue;
      const inAll = others.every(([, to], i) => {
        const low = lowerEntry(postings.sections, cursors[i] ?? 0, to, section);
        cursors[i] = low;
        return low < to && postings.sections[low] === section;
      });
      if (inAll && holdsPhrase(state, section, tokens)) found.push(section);
    }
  }
  return found;
}

/** The first entry from `from` on whose section is not before `section`, by doubling steps: neighbors are near. */
export function lowerEntry(sections: Uint32Array, from: number, to: number, section: number): number {
  let step = 1;
  let low = from;
  while (low + step < to && (sections[low + step] ?? 0) < section) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle] ?? 0) < section) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a section has a word, or several side by side. */
export function holds(state: SearchState, section: number, tokens: readonly number[]): boolean {
  if (tokens.length > 1) return holdsPhrase(state, section, tokens);
  return entryOf(layerOf(state, section).postings, tokens[0] ?? -1, section) >= 0;
}
