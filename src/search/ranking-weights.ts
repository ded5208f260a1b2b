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

/** The same for a sentence, where the topic is meant and not the wording: every word may be in another form, and any of them may be missing. */
export const OF_SENTENCE = { literal: 0.1, literalAll: 0.05, inflection: 0.95, derivation: 0.85, coverageFloor: 1 } as const;
/** So many words besides stop words are still a name or a few key words, and so many certainly a sentence. */
const KEY_WORDS = 4;
const SENTENCE = 8;

/** How far a query with so many words besides stop words is a sentence: 0 to 1. */
export function sentenceShare(words: number): number {
  return Math.min(1, Math.max(0, (words - KEY_WORDS) / (SENTENCE - KEY_WORDS)));
}

/** A weight for a query of key words, brought nearer to that for a sentence by how far it is one. */
export function weightBetween(name: keyof typeof OF_SENTENCE, ofKeyWords: number, share: number): number {
  return ofKeyWords + (OF_SENTENCE[name] - ofKeyWords) * share;
}
