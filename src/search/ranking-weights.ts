/**
 * The weight of each sign, set by coordinate search over labeled queries of several seeds and corpora (see docs/search.md).
 * Plain numbers in one place: tests and benches read them, nothing changes them.
 */
export const RANKING = {
  /** The gain in the first round of a section that has the very words of the query. */
  literal: 0.6,
  /** The gain beyond that if it has all of them. */
  allLiteral: 0.18,
  /** The same in the second round, stop words included. */
  literalAll: 0.4,
  heading: 0.5,
  head: 0.65,
  fill: 0.28,
  identical: 0.6,
  /**
   * Title and heading are one name: a section that has every word of the query in the two is what was named, whatever a text says often.
   */
  named: 1,
  proximity: 1,
  /** The gain of a section beyond that if the whole query stands in it as it was typed. */
  together: 0.8,
  /** Of a question, a passage with all of it is likelier an answer than the same words here and there. */
  passage: 0.5,
  /** A passage that has a date, an amount or a reason is likelier the answer to *when*, *how much* or *why*. */
  answers: 0.3,
  recency: 0.01,
  /** The gain of the newest section in the first round if the query asks for what is new: four times as much as one without a date. */
  newest: 3,
  inflection: 0.65,
  derivation: 0.5,
} as const;

/** The certainty with which a reading names a section that has it in its heading or title. */
export const IN_HEAD = {
  /** The article of that very name goes before sections of others that say the name often: so many times as much as a heading. */
  article: 3.5,
  /** The nearest reading of a mistyped word names it as the word would. */
  typo: 0.95,
  /** An inflection nearly so: at most this, and by how sure it is. */
  stem: 0.9,
  /** A beginning is typed by somebody who looks at headings: they complete it. A word alone that is one is the word. */
  prefix: 0.9,
} as const;

/** The weight of a reading of a word beside the word itself, 0 to 1. */
export const READING_WEIGHTS = {
  alias: 0.8,
  /** An everyday word for the same thing, in a question: weak, since it may be meant otherwise. */
  kin: 0.35,
  joined: 0.95,
  /** A word that is complete may still be the beginning of a longer one. */
  prefixOfKnown: 0.35,
  /** A word that is still being typed is rather unfinished than wrong. */
  typoOfUnfinished: 0.6,
  /** A number with and without the `v` of a version. */
  version: 0.95,
  /** A word that others follow is less likely unfinished. */
  prefixInside: 0.7,
  /** By one slip and by two. */
  slip: [0.74, 0.56],
  /** Further readings than the nearest: only other words of the query can make them win. */
  furtherSlip: 0.3,
  /** Between equally near readings of a single word, each next one by likelihood. */
  laterGuess: 0.8,
} as const;

/** Which word a mistyped one is meant for. */
export const SLIPS = {
  /** An odd slip (a far key, the first letter) must be made up for by a word that is used e^oddness times as often. */
  oddness: 6,
  /** A title or heading with the word counts as so many sections. */
  name: 5,
  /** Letters of the longer of two words from which two slips may lie between them: *whared* is not *whale*. */
  longForTwo: 7,
  /** Of fewer letters every word is a slip from a stop word: `oi` in `crates.oi` is not *of*. */
  shortest: 3,
  /** A typed word of so many letters begins as it was meant, if it was meant for a stop word. */
  shortWord: 4,
  /** Letters that a word with a number must have to hold a slip in them: `g7` and `f16` are names, not slips. */
  lettersBesideNumber: 4,
} as const;

/** The needs of a section that is an answer, and which words are worth telling that it has not. */
export const FLOOR = {
  /** Share of the query's weight: less than half is another question, if no heading or title has any of it. */
  coverage: 0.5,
  /** Stop words in a heading make a share, too: this much is a word that tells something. */
  head: 0.1,
  /** A word in more than this share of all sections tells nothing by being away. */
  telling: 0.25,
  /** With so much of a question in heading and title it is what the section is about, wherever the words stand. */
  named: 0.3,
  /** A passage that answers a question has three quarters of it: what is met by chance stands here and there. */
  passage: 0.75,
} as const;

/**
 * The same for a sentence, where the topic is meant and not the wording: every word may be in another form, and any of them may be missing.
 */
export const OF_SENTENCE = { literal: 0.1, literalAll: 0.05, inflection: 0.95, derivation: 0.85, coverageFloor: 1 } as const;
/** So many words besides stop words are still a name or a few key words, and so many certainly a sentence. */
const KEY_WORDS = 4;
const SENTENCE = 8;

/** The weights of a question, which is in the words of the asker and not of the text. */
export const OF_QUESTION = {
  /** The least degree to which one of few words is a sentence: a text that lacks one of them may say it otherwise. */
  sentence: 0.75,
  /** The weight of a light word beside what its rarity gives it. */
  light: 0.25,
} as const;

/** The degree to which a query with so many words besides stop words is a sentence: 0 to 1. */
export function sentenceShare(words: number, asks = false): number {
  return Math.min(1, Math.max(asks ? OF_QUESTION.sentence : 0, (words - KEY_WORDS) / (SENTENCE - KEY_WORDS)));
}

/** A weight for a query of key words, brought nearer to that for a sentence by how far it is one. */
export function weightBetween(name: keyof typeof OF_SENTENCE, ofKeyWords: number, share: number): number {
  return ofKeyWords + (OF_SENTENCE[name] - ofKeyWords) * share;
}
