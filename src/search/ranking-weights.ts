/**
 * How much each sign counts, set by coordinate search over labeled queries of several seeds and corpora (see docs/search.md).
 * `node bench/search/weigh.ts` shows the quality at none, half, the same and double of each; a row of `test/search/first-section-rows.ts`
 * fails without it. Plain numbers in one place: tests and benches read them, nothing changes them.
 */
export const RANKING = {
  /** Gain in the first round of a section that has the very words of the query. Chosen by close calls between forms of a word: the optimum is flat. */
  literal: 0.6,
  /** Gain beyond that of a section with all of them. Chosen by titles and headings in their own words. */
  allLiteral: 0.18,
  /** The same in the second round, stop words included. Chosen by names of one word, which suffer at double. */
  literalAll: 0.4,
  /** Share of the query in the heading. Chosen by queries over title and heading, which suffer at double. */
  heading: 0.5,
  /** Share of the query in heading and title together. Chosen by names of one word. */
  head: 0.65,
  /** Share of the heading that the query has. Chosen by unfinished words with a slip. */
  fill: 0.28,
  /** The heading, or the title for the lede, is the query. Chosen by close calls: a name leads to the section of that name. */
  identical: 0.6,
  /** Words side by side. Chosen by phrases out of a text, beside words that only stand in the same section. */
  proximity: 1,
  /** Newer articles first. Chosen to decide between equals only. */
  recency: 0.01,
  /** A word in another inflection. Chosen by inflected queries. */
  inflection: 0.65,
  /** A word of the same stem that is another word. Chosen by close calls: it never outweighs an inflection. */
  derivation: 0.5,
} as const;

/**
 * The same for a sentence, which means a topic and not the wording: every word may be in another form, and any of them may be missing.
 * Chosen by nDCG over long queries in natural words (`bench/search/natural-topics.ts`): `inflection` and `coverageFloor` decide it, the others are flat.
 */
export const OF_SENTENCE = { literal: 0.1, literalAll: 0.05, inflection: 0.95, derivation: 0.85, coverageFloor: 1 } as const;
/** Words besides stop words: up to this number they are a name or a few key words, from the second one on a sentence. Chosen as the weights above. */
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
