/**
 * The facts of a posting about one token in one section, in 16 bits: how often it is in the title and the heading (to 3),
 * whether it is in an outer heading, is a term defined here, or describes the article, and how often it is in the body (to 255).
 */
export const Meta = { titleShift: 0, headingShift: 2, path: 1 << 4, term: 1 << 5, about: 1 << 6, bodyShift: 8 } as const;

/** The places of each token, as flat arrays: one row a token, one entry a section that holds it, in order of sections. */
export interface Postings {
  /** Row of each token, or undefined when rows and token numbers are the same. */
  readonly rows: ReadonlyMap<number, number> | undefined;
  /** Entries of row `r`: `starts[r]` to `starts[r + 1]`. */
  readonly starts: Uint32Array;
  /** Section numbers, ascending within a row. */
  readonly sections: Uint32Array;
  readonly metas: Uint16Array;
  /**
   * The indexes at which the body positions of every eighth entry begin in `positions`: those of the entries between follow, each as many
   * as its meta says.
   */
  readonly positionStarts: Uint32Array;
  /** Body positions in tokens: deltas, seven bits a byte, the high bit set on all but the last byte of a number. */
  readonly positions: Uint8Array;
}

/** The range of entries of a token. */
export function rowOf(postings: Postings, token: number): readonly [number, number] {
  const from = rowStart(postings, token);
  return from < 0 ? NO_ENTRIES : [from, from + rowLength(postings, token)];
}

const NO_ENTRIES: readonly [number, number] = [0, 0];

/** The index at which the entries of a token begin, or -1 if it has none here. */
export function rowStart({ rows, starts }: Postings, token: number): number {
  const row = rows === undefined ? token : (rows.get(token) ?? -1);
  return row < 0 || row + 1 >= starts.length ? -1 : (starts[row] as number);
}

/** The number of entries that a token has here. */
export function rowLength({ rows, starts }: Postings, token: number): number {
  const row = rows === undefined ? token : (rows.get(token) ?? -1);
  return row < 0 || row + 1 >= starts.length ? 0 : (starts[row + 1] as number) - (starts[row] as number);
}

/** The entry of a token in a section, or -1. */
export function entryOf(postings: Postings, token: number, section: number): number {
  const from = rowStart(postings, token);
  return from < 0 ? -1 : findEntry(postings, from, from + rowLength(postings, token), section);
}

/** The entry of a section between `from` and `to`, or -1. */
export function findEntry(postings: Postings, from: number, to: number, section: number): number {
  const { sections } = postings;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle] as number) < section) low = middle + 1;
    else high = middle;
  }
  return low < to && sections[low] === section ? low : -1;
}

/** Entries that share a start of positions, as a power of two: one number for each would be a third of the index. */
export const START_SHIFT = 3;

/** Reads an entry's body positions into `into`, ascending; returns how many. At most `into.length` are read. */
export function readPositions({ positions, positionStarts, metas }: Postings, entry: number, into: Int32Array): number {
  const block = entry >>> START_SHIFT;
  let at = positionStarts[block] as number;
  let skipped = 0;
  for (let before = block << START_SHIFT; before < entry; before++) skipped += (metas[before] as number) >>> Meta.bodyShift;
  for (; skipped > 0; at++) if ((positions[at] as number) < 128) skipped--;
  const count = Math.min(into.length, (metas[entry] as number) >>> Meta.bodyShift);
  let position = 0;
  for (let i = 0; i < count; i++) {
    let byte = positions[at++] as number;
    let delta = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = positions[at++] as number;
      delta |= (byte & 127) << shift;
    }
    position += delta;
    into[i] = position;
  }
  return count;
}
