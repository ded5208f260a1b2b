import { PrefixTreeBuilder, type PrefixTreeNodes, type UnitOf } from './prefix-tree-nodes.ts';

/** A stretch of the sorted items that begin in one way. */
export interface PrefixRange {
  readonly from: number;
  readonly to: number;
  /** Slips between what was typed and how these items begin: 0 or 1. */
  readonly slips: number;
}

/**
 * Sorted items as a tree of their letters: finds those that begin as typed, but for one slip, at the cost of the letters typed and not of
 * the items. A slip is a letter left out, put in, replaced or swapped with the next one.
 */
export class PrefixTree {
  readonly sorted: Uint32Array;
  readonly #unitOf: UnitOf;
  readonly #nodes: PrefixTreeNodes;
  #typed = '';
  #found: PrefixRange[] = [];

  constructor(sorted: Uint32Array, unitOf: UnitOf) {
    this.sorted = sorted;
    this.#unitOf = unitOf;
    this.#nodes = new PrefixTreeBuilder(sorted, unitOf).build();
  }

  /** Stretches whose items begin with `typed`, and with `slips` 1 also those that begin so but for one slip. Some may be told twice. */
  ranges(typed: string, slips: 0 | 1): PrefixRange[] {
    this.#typed = typed;
    this.#found = [];
    const { childStarts } = this.#nodes;
    let node = 0;
    for (let at = 0; at < typed.length; at++) {
      if (childStarts[node] === childStarts[node + 1]) {
        this.#scan(node, at, slips);
        return this.#found;
      }
      if (slips === 1) this.#branch(node, at);
      node = this.#child(node, typed.charCodeAt(at));
      if (node === 0) return this.#found;
    }
    this.#add(node, 0);
    return this.#found;
  }

  /** All ways to go on from letter `at` with one slip there. */
  #branch(node: number, at: number): void {
    const { childStarts, letters, units } = this.#nodes;
    const typed = this.#typed;
    const expected = typed.charCodeAt(at);
    const isLast = at + 1 === typed.length;
    const next = isLast ? -1 : typed.charCodeAt(at + 1);
    if (!isLast) {
      this.#follow(node, at + 1, at);
      if (next !== expected) this.#followSwap(node, at, next, expected);
    }
    const end = childStarts[node + 1] as number;
    for (let child = childStarts[node] as number; child < end; child++) {
      if (units[child] === expected) continue;
      const below = letters[child] as number;
      if (isLast || has(below, next)) this.#follow(child, at + 1, at + 1);
      if (has(below, expected)) this.#follow(child, at, at + 1);
    }
  }

  #followSwap(node: number, at: number, first: number, second: number): void {
    const { childStarts } = this.#nodes;
    const middle = this.#child(node, first);
    if (middle === 0) return;
    if (childStarts[middle] === childStarts[middle + 1]) {
      this.#filter(middle, at + 2, at + 2, second);
      return;
    }
    const child = this.#child(middle, second);
    if (child !== 0) this.#follow(child, at + 2, at + 2);
  }

  /** The items that go on below a node at `depth` letters as `typed` does from letter `index` on. */
  #follow(start: number, index: number, depth: number): void {
    const { childStarts } = this.#nodes;
    const typed = this.#typed;
    // One letter and a slip is not a beginning.
    if (depth + typed.length - index <= 1) return;
    let node = start;
    for (let i = index; i < typed.length; i++) {
      if (childStarts[node] === childStarts[node + 1]) {
        this.#filter(node, i, depth + i - index);
        return;
      }
      node = this.#child(node, typed.charCodeAt(i));
      if (node === 0) return;
    }
    this.#add(node, 1);
  }

  /** Items of a leaf that go on from `depth` as `typed` does from `index`; with `before`, that have this unit ahead of it. */
  #filter(leaf: number, index: number, depth: number, before = -1): void {
    const { letters, starts, ends } = this.#nodes;
    if (!has(letters[leaf] as number, before >= 0 ? before : this.#typed.charCodeAt(index))) return;
    for (let place = starts[leaf] as number; place < (ends[leaf] as number); place++) {
      const item = this.sorted[place] as number;
      if (before >= 0 && this.#unitOf(item, depth - 1) !== before) continue;
      if (this.#goesOn(item, index, depth)) this.#found.push({ from: place, to: place + 1, slips: 1 });
    }
  }

  /** Items of a leaf, which are as typed before letter `at`. */
  #scan(leaf: number, at: number, slips: 0 | 1): void {
    const { starts, ends } = this.#nodes;
    for (let place = starts[leaf] as number; place < (ends[leaf] as number); place++) {
      const count = this.#slipsOf(this.sorted[place] as number, at);
      if (count <= slips) this.#found.push({ from: place, to: place + 1, slips: count });
    }
  }

  /** Slips with which an item that is as typed before letter `from` begins as typed; 2 when more than one. */
  #slipsOf(item: number, from: number): number {
    const typed = this.#typed;
    const length = typed.length;
    let at = from;
    while (at < length && this.#unitOf(item, at) === typed.charCodeAt(at)) at++;
    if (at === length) return 0;
    const unit = this.#unitOf(item, at);
    const replaced = unit >= 0 && length > 1 && this.#goesOn(item, at + 1, at + 1);
    const missed = unit >= 0 && this.#goesOn(item, at, at + 1);
    if (replaced || missed) return 1;
    // The last letter put in by mistake is only a shorter beginning, unless it could as well have been the one before.
    if (at + 1 === length) return length > 2 && typed[at] === typed[at - 1] ? 1 : 2;
    if (length > 2 && this.#goesOn(item, at + 1, at)) return 1;
    const swapped = unit === typed.charCodeAt(at + 1) && this.#unitOf(item, at + 1) === typed.charCodeAt(at);
    return swapped && this.#goesOn(item, at + 2, at + 2) ? 1 : 2;
  }

  #goesOn(item: number, index: number, depth: number): boolean {
    const typed = this.#typed;
    for (let i = index; i < typed.length; i++) if (this.#unitOf(item, depth + i - index) !== typed.charCodeAt(i)) return false;
    return true;
  }

  /** The child that a letter leads to, or 0: the root is nobody's child. */
  #child(node: number, unit: number): number {
    const { childStarts, letters, units } = this.#nodes;
    if (!has(letters[node] as number, unit)) return 0;
    const end = childStarts[node + 1] as number;
    for (let child = childStarts[node] as number; child < end; child++) if (units[child] === unit) return child;
    return 0;
  }

  #add(node: number, slips: number): void {
    this.#found.push({ from: this.#nodes.starts[node] as number, to: this.#nodes.ends[node] as number, slips });
  }
}

/** Mostly nothing goes on with a letter, and one look tells. */
function has(letters: number, unit: number): boolean {
  return ((letters >>> (unit & 31)) & 1) === 1;
}
