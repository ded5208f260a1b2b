/**
 * Words with which people ask and hardly anybody answers: *want*, *get*, *thing*. No stop words, since a heading may be *Work* or *Last look*.
 * Names of things and languages (*go*, *new*) are not among them, and no word that tells one thing from another (*single*, *last*, *never*).
 * Folded.
 */
const LIGHT_WORDS: ReadonlySet<string> = new Set(
  `want wants wanted wish need needs needed get gets getting got make makes made making take takes took taken taking give gives given giving put puts let lets
  find finds found tell tells told think thinks come comes came coming begin happen happens happened mean means meant keep keeps kept seem seems look looks looking
  work works working thing things way ways kind kinds sort sorts lot lots bit still really actually now yet around away
  onto enough someone somebody something anyone anybody anything everyone everybody everything`.split(/\s+/),
);

/** Words that are light beside a light word: *how do I use the find command* is not about use. */
const WORDS_OF_USE: ReadonlySet<string> = new Set(['use', 'used', 'uses', 'using']);

/** Whether a folded word of a question says little about what is asked. */
export function isLightWord(word: string): boolean {
  return LIGHT_WORDS.has(word);
}

/** Whether it says little beside a word that is light. */
export function isWordOfUse(word: string): boolean {
  return WORDS_OF_USE.has(word);
}
