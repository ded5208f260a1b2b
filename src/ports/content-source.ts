import type { Edition } from '../content/edition.ts';

/** A source of articles. Bad content is told in the edition's problems; only a source that cannot be reached throws. */
export interface ContentSource {
  /** @throws {NewsdeskError} when the source as a whole cannot be read. */
  load(): Promise<Edition>;
  /**
   * Calls back with a new edition whenever content or problems changed since the last one that was loaded or told. Never calls
   * back after the function returned was called.
   */
  watch(onChange: (edition: Edition) => void): () => void;
  /** The operator says that what is gone was meant to go. */
  accept?(): void;
  /** The names of the parts that cannot be read now: their earlier articles are served. */
  findTroubles?(): readonly string[];
  /** Stops watching and lets go of everything that could keep the process alive. */
  close(): Promise<void>;
}
