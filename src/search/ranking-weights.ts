/**
 * How much each sign counts, set by coordinate search over labelled queries of several seeds and corpora (see docs/search.md).
 * Plain numbers in one place: tests and benches read them, nothing changes them.
 */
export const RANKING = {
  /** What a section gains in the first round that has the very words of the query. */
  literal: 0.6,
  /** What it gains beyond that when it has all of them. */
  allLiteral: 0.18,
  /** The same in the second round, stop words included. */
  literalAll: 0.4,
  heading: 0.5,
  head: 0.65,
  fill: 0.28,
  identical: 0.6,
  proximity: 1,
  recency: 0.01,
  inflection: 0.65,
  derivation: 0.5,
} as const;
