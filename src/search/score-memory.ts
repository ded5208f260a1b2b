import type { Layer } from './search-state.ts';

/**
 * The state of a section while a query is scored, side by side in one cache line: reading it costs more than adding to it. `lengths` stays
 * from query to query: those of the section, packed as in its table.
 */
export const Slot = { tf: 0, score: 1, met: 2, literal: 3, mask: 4, literalTerm: 5, lengths: 6 } as const;
export const SLOT_SHIFT = 3;

/** Room for a few new articles, so that the next edition's index can go on with the same memory. */
const SPARE_SECTIONS = 2048;

/** One slot a section; all but lengths zero between two queries, so that indexes that follow each other share it. */
export class ScoreMemory {
  readonly slots: Float32Array;
  /** The same memory, for what is not a fraction. */
  readonly bits: Uint32Array;
  readonly touched: Int32Array;
  readonly list: Int32Array;
  /** One bit a section: whether it was touched. Small enough to stay at hand while a long row is read. */
  readonly seen: Uint32Array;
  /** The layers whose lengths are in the slots. */
  readonly #known: Layer[] = [];

  constructor(sections: number) {
    const size = sections + SPARE_SECTIONS;
    this.slots = new Float32Array(size << SLOT_SHIFT);
    this.bits = new Uint32Array(this.slots.buffer);
    this.touched = new Int32Array(size);
    this.list = new Int32Array(size);
    this.seen = new Uint32Array((size >>> 5) + 1);
  }

  /** Writes the lengths of layers that others had the slots of before. */
  takeLengths(layers: readonly Layer[]): void {
    for (let i = 0; i < layers.length; i++) {
      const layer = layers[i] as Layer;
      if (this.#known[i] === layer) continue;
      this.#known[i] = layer;
      const { lengths } = layer.table;
      for (let own = 0; own < lengths.length; own++)
        this.bits[((layer.firstSection + own) << SLOT_SHIFT) + Slot.lengths] = lengths[own] as number;
    }
  }

  holds(sections: number): boolean {
    return sections <= this.list.length;
  }
}
