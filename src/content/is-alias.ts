/** Pronouns that persons name themselves with: `Ada Quist (she/her)`. */
const pronoun =
  /^(?:he|him|his|she|hers?|they|them|theirs?|it|its|ze|zir|xe|xem|any|er|ihn|ihm|sie|ihr|il|elle|iel|lui|él|ella|elle|ellos|ellas)$/iu;

/** Whether words in a parenthesis behind a name may be another name for it. A letter names nothing, and neither does a pronoun. */
export function isAlias(words: string): boolean {
  if (/^\P{L}*\p{L}?\P{L}*$/u.test(words)) return false;
  return !words.split(/\s*[/|]\s*/u).every((word) => pronoun.test(word));
}
