/** A stretch of the sorted items that begin in one way. */
export interface PrefixRange {
  readonly from: number;
  readonly to: number;
  /** Slips between what was typed and how these items begin: 0 or 1. */
  readonly slips: number;
}

/** Code units of each item that are kept at hand: all ways to go on are tried there, deeper only few are left. */
const HEAD = 8;

/**
 * Sorted items, read as the tree of letters that they are: finds those that begin as typed but for one slip at the cost of
 * the letters typed, not of the items. `unitOf` gives the code unit of an item at a place, or -1 past its end.
 */
export class PrefixTree {
  readonly sorted: Uint32Array;
  readonly #unitOf: (item: number, at: number) => number;
  /** HEAD code units an item; 0 past its end. */
  readonly #heads: Uint16Array;
  #found: PrefixRange[] = [];
  // The range that the last `#narrow` left.
  #from = 0;
  #to = 0;

  constructor(sorted: Uint32Array, unitOf: (item: number, at: number) => number) {
    this.sorted = sorted;
    this.#unitOf = unitOf;
    this.#heads = new Uint16Array(sorted.length * HEAD);
    for (let i = 0; i < sorted.length; i++) {
      for (let at = 0; at < HEAD; at++) {
        const unit = unitOf(sorted[i] as number, at);
        if (unit < 0) break;
        this.#heads[i * HEAD + at] = unit;
      }
    }
  }

  /** Stretches whose items begin with `typed`, and with `slips` 1 also those that begin so but for one slip. */
  ranges(typed: string, slips: 0 | 1): PrefixRange[] {
    this.#found = [];
    let from = 0;
    let to = this.sorted.length;
    for (let at = 0; at < typed.length && from < to; at++) {
      if (slips === 1) this.#branch(typed, at, from, to);
      this.#narrow(from, to, at, typed.charCodeAt(at));
      from = this.#from;
      to = this.#to;
    }
    if (from < to) this.#found.push({ from, to, slips: 0 });
    return this.#found;
  }

  /** All ways to go on from letter `at` with one slip there. */
  #branch(typed: string, at: number, start: number, end: number): void {
    const expected = typed.charCodeAt(at);
    const next = typed.charCodeAt(at + 1);
    if (at + 1 < typed.length) {
      this.#follow(typed, at + 1, start, end, at);
      if (next !== expected) this.#followSwap(typed, at, start, end);
    }
    let from = start;
    while (from < end) {
      const unit = this.#unitAt(from, at);
      const to = this.#boundary(from + 1, end, at, unit + 1);
      if (unit > 0 && unit !== expected) {
        this.#follow(typed, at + 1, from, to, at + 1);
        this.#follow(typed, at, from, to, at + 1);
      }
      from = to;
    }
  }

  #followSwap(typed: string, at: number, start: number, end: number): void {
    this.#narrow(start, end, at, typed.charCodeAt(at + 1));
    if (this.#from === this.#to) return;
    this.#narrow(this.#from, this.#to, at + 1, typed.charCodeAt(at));
    if (this.#from < this.#to) this.#follow(typed, at + 2, this.#from, this.#to, at + 2);
  }

  /** The items that go on at `depth` as `typed` does from letter `index` on. */
  #follow(typed: string, index: number, start: number, end: number, depth: number): void {
    let from = start;
    let to = end;
    for (let i = index; i < typed.length; i++) {
      this.#narrow(from, to, depth + i - index, typed.charCodeAt(i));
      from = this.#from;
      to = this.#to;
      if (from === to) return;
    }
    // One letter and a slip is no beginning.
    if (depth + typed.length - index > 1) this.#found.push({ from, to, slips: 1 });
  }

  #narrow(start: number, end: number, depth: number, unit: number): void {
    const from = this.#boundary(start, end, depth, unit);
    this.#from = from;
    // Mostly no item goes on so, and one look tells.
    this.#to = from < end && this.#unitAt(from, depth) === unit ? this.#boundary(from + 1, end, depth, unit + 1) : from;
  }

  /** The first item from `low` on whose unit at `depth` is at least `unit`. */
  #boundary(low: number, high: number, depth: number, unit: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#unitAt(middle, depth) >= unit) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #unitAt(index: number, depth: number): number {
    if (depth < HEAD) return this.#heads[index * HEAD + depth] as number;
    return Math.max(0, this.#unitOf(this.sorted[index] as number, depth));
  }
}
