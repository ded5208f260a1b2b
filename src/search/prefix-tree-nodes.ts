/** Code unit `at` of an item's text, or -1 past its end. */
export type UnitOf = (item: number, at: number) => number;

/** Nodes of a prefix tree by level, so that the children of one stand together. Node 0 is the root. */
export interface PrefixTreeNodes {
  /** The letter that leads to a node. */
  readonly units: Uint16Array;
  /**
   * Children of node `n`: from `childStarts[n]` to `childStarts[n + 1]`. A node without any is a leaf: its items are looked at one by one.
   */
  readonly childStarts: Uint32Array;
  /** The letters that come next below a node, as bits by their last five bits. */
  readonly letters: Uint32Array;
  /** Items of node `n`: from `starts[n]` to `ends[n]` of the sorted ones. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** So many items are looked at sooner than nodes are walked, and need no nodes: about as many nodes as items are left. */
const LEAF_ITEMS = 4;

/** Makes the nodes over items in order of their texts, a level at a time. */
export class PrefixTreeBuilder {
  readonly #sorted: Uint32Array;
  readonly #unitOf: UnitOf;
  readonly #units = [0];
  readonly #starts = [0];
  readonly #ends: number[];
  readonly #childStarts: number[] = [];
  readonly #letters: number[] = [];

  constructor(sorted: Uint32Array, unitOf: UnitOf) {
    this.#sorted = sorted;
    this.#unitOf = unitOf;
    this.#ends = [sorted.length];
  }

  build(): PrefixTreeNodes {
    let node = 0;
    for (let depth = 0; node < this.#units.length; depth++) {
      for (const end = this.#units.length; node < end; node++) this.#divide(node, depth);
    }
    this.#childStarts.push(this.#units.length);
    return {
      units: Uint16Array.from(this.#units),
      childStarts: Uint32Array.from(this.#childStarts),
      letters: Uint32Array.from(this.#letters),
      starts: Uint32Array.from(this.#starts),
      ends: Uint32Array.from(this.#ends),
    };
  }

  #divide(node: number, depth: number): void {
    const start = this.#starts[node] as number;
    const end = this.#ends[node] as number;
    const isLeaf = end - start <= LEAF_ITEMS;
    let letters = 0;
    this.#childStarts.push(this.#units.length);
    // An item that ends here comes first and is in no child.
    for (let from = this.#boundary(start, end, depth, 0), to = from; from < end; from = to) {
      const unit = this.#unitAt(from, depth);
      to = this.#boundary(from + 1, end, depth, unit + 1);
      letters |= 1 << (unit & 31);
      if (isLeaf) continue;
      this.#units.push(unit);
      this.#starts.push(from);
      this.#ends.push(to);
    }
    this.#letters.push(letters);
  }

  /** The first place from `from` on whose unit at `depth` is at least `unit`; near ones are found soonest, and so is the end. */
  #boundary(from: number, end: number, depth: number, unit: number): number {
    if (from < end && this.#unitAt(end - 1, depth) < unit) return end;
    let low = from;
    for (let step = 1; low + step < end && this.#unitAt(low + step, depth) < unit; step *= 2) low += step;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#unitAt(middle, depth) >= unit) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #unitAt(place: number, depth: number): number {
    return this.#unitOf(this.#sorted[place] as number, depth);
  }
}
