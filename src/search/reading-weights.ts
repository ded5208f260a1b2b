/**
 * How much a reading of a word counts beside the word itself, 0 to 1. Chosen with the weights of the ranking; `node bench/search/weigh.ts` shows the
 * quality at half and double of each, and a row of `test/search/first-section-rows.ts` fails without it.
 */
export const READING_WEIGHTS = {
  /** Another name of the same thing, of the glossary or of a definition. It is less than the word itself. */
  alias: 0.8,
  /** Two words that are written as one. Hardly less than the word. */
  joined: 0.95,
  /** A word that is complete may still be the beginning of a longer one. */
  prefixOfKnown: 0.35,
  /** A word that is still being typed is rather unfinished than wrong. */
  typoOfUnfinished: 0.6,
  /** A number with and without the `v` of a version. */
  version: 0.95,
  /** A word that others follow is less likely unfinished. */
  prefixInside: 0.7,
  /** By one slip and by two. Chosen by names with a slip. */
  slip: [0.74, 0.56],
  /** Further readings than the nearest: only other words of the query can make them win. */
  furtherSlip: 0.3,
  /** Between equally near readings of a single word, each next one by likelihood. Chosen by phrases with two slips. */
  laterGuess: 0.8,
} as const;
