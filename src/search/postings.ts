/**
 * What a posting says about one token in one section, in 16 bits: how often it is in the title and the heading (to 3),
 * whether it is in an outer heading, is a term defined here, or describes the article, and how often it is in the body (to 255).
 */
export const Meta = { titleShift: 0, headingShift: 2, path: 1 << 4, term: 1 << 5, about: 1 << 6, bodyShift: 8 } as const;

/** Where each token stands, as flat arrays: one row a token, one entry a section that holds it, in order of sections. */
export interface Postings {
  /** Row of each token, or undefined when rows and token numbers are the same. */
  readonly rows: ReadonlyMap<number, number> | undefined;
  /** Entries of row `r`: `starts[r]` to `starts[r + 1]`. */
  readonly starts: Uint32Array;
  /** Section numbers, ascending within a row. */
  readonly sections: Uint32Array;
  readonly metas: Uint16Array;
  /** Where entry `e`'s body positions begin in `positions`; they end where those of the next entry begin. */
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

/** Where the entries of a token begin, or -1 when it has none here. */
export function rowStart({ rows, starts }: Postings, token: number): number {
  const row = rows === undefined ? token : (rows.get(token) ?? -1);
  return row < 0 || row + 1 >= starts.length ? -1 : (starts[row] as number);
}

/** How many entries a token has here. */
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

/** Reads an entry's body positions into `into`, ascending; returns how many. At most `into.length` are read. */
export function readPositions(postings: Postings, entry: number, into: Int32Array): number {
  const { positions, positionStarts } = postings;
  const end = positionStarts[entry + 1] ?? 0;
  let at = positionStarts[entry] ?? 0;
  let position = 0;
  let count = 0;
  while (at < end && count < into.length) {
    let delta = 0;
    let shift = 0;
    let byte = positions[at++] ?? 0;
    while (byte >= 128) {
      delta |= (byte & 127) << shift;
      shift += 7;
      byte = positions[at++] ?? 0;
    }
    position += delta | (byte << shift);
    into[count++] = position;
  }
  return count;
}
