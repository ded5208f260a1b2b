/**
 * The store of a built search index from one run to the next. It holds the words of the articles, not their text; losing it costs a build,
 * never an answer.
 */
export interface IndexStore {
  /** The value that was written under this key, or undefined. @throws if it is there and cannot be read. */
  read(key: string): Uint8Array | undefined;
  /**
   * Keeps `pieces`, joined, under this key, whole or not at all, and lets go of what other keys had. @throws when it cannot be written, and
   * what `pieces` throws.
   */
  write(key: string, pieces: Iterable<Uint8Array>): Promise<void>;
  /**
   * Lets go of everything but the value of this key: what other keys had, and drafts of a process that was killed while it wrote. Not while
   * something is being written. @throws when it cannot be taken away.
   */
  tidy(key: string): Promise<void>;
}

/** The store of parsed articles from one run to the next. Losing them costs reading the files again, never an answer. */
export interface ReadingStore extends IndexStore {
  /** Lets go of everything. @throws when it cannot be taken away. */
  clear(): Promise<void>;
}
