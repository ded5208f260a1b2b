/** Beyond ASCII, common signs that are no letters, digits or marks: quotation marks, dashes, dots, arrows. */
const otherThanPlain = /[^\0-\u00a9\u00ab-\u00b1\u2010-\u2027\u2190-\u21ff]/;

/**
 * Whether every letter, digit and mark of a text is ASCII, so that a name can be found in it without regard to accents, widths and scripts.
 * Some texts that are so are told to be none: what matters is that none is that holds another letter.
 */
export function isPlain(text: string): boolean {
  return !otherThanPlain.test(text);
}
