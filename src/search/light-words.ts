/**
 * Words with which people ask and hardly anybody answers: *want*, *get*, *thing*. No stop words, since a heading may be *Work* or *Last look*.
 * Names of things and languages (*go*, *new*, *use*) are not among them. Folded.
 */
const LIGHT_WORDS: ReadonlySet<string> = new Set(
  `want wants wanted wish need needs needed get gets getting got make makes made making take takes took taken taking give gives given giving put puts let lets
  find finds found tell tells told think thinks come comes came coming begin happen happens happened mean means meant keep keeps kept seem seems look looks looking
  work works working thing things way ways kind kinds sort sorts lot lots bit good better still really actually now yet ever never already always around away back
  onto enough without single own last someone somebody something anyone anybody anything everyone everybody everything`.split(/\s+/),
);

/** Whether a folded word of a question says little about what is asked. */
export function isLightWord(word: string): boolean {
  return LIGHT_WORDS.has(word);
}
