/** The state of a section while a query is scored, side by side in one cache line: reading it costs more than adding to it. */
export const Slot = { tf: 0, score: 1, met: 2, literal: 3, mask: 4, literalTerm: 5 } as const;
export const SLOT_SHIFT = 3;

/** Room for a few new articles, so that the next edition's index can go on with the same memory. */
const SPARE_SECTIONS = 2048;

/** One slot a section; all zero between two queries, so that indexes that follow each other share it. */
export class ScoreMemory {
  readonly slots: Float32Array;
  /** The same memory, for what is not a fraction. */
  readonly bits: Uint32Array;
  readonly touched: Int32Array;
  readonly list: Int32Array;
  /** One bit a section: whether it was touched. Small enough to stay at hand while a long row is read. */
  readonly seen: Uint32Array;

  constructor(sections: number) {
    const size = sections + SPARE_SECTIONS;
    this.slots = new Float32Array(size << SLOT_SHIFT);
    this.bits = new Uint32Array(this.slots.buffer);
    this.touched = new Int32Array(size);
    this.list = new Int32Array(size);
    this.seen = new Uint32Array((size >>> 5) + 1);
  }

  holds(sections: number): boolean {
    return sections <= this.list.length;
  }
}
