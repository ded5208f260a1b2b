/**
 * How much each sign counts, set by coordinate search over labelled queries of several seeds and corpora (see docs/search.md).
 * Plain numbers in one place: tests and benches read them, nothing changes them.
 */
export const RANKING = {
  /** What a section gains in the first round that has the very words of the query. */
  literal: 0.4,
  /** What it gains beyond that when it has all of them. */
  allLiteral: 0.1,
  /** The same in the second round, stop words included. */
  literalAll: 0.2,
  heading: 0.35,
  head: 0.45,
  fill: 0.15,
  identical: 0.6,
  proximity: 0.5,
  recency: 0.01,
  inflection: 0.85,
  derivation: 0.5,
};
