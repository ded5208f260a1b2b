/** Reads what a person takes for one letter: a letter with its accents, a flag, a family of emoji. Making one takes longer than using it. */
export const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The longest beginning of a text in at most `maxLength` UTF-16 code units that cuts no grapheme in two. */
export function beginningOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < 1) return '';
  // The grapheme at the limit may reach beyond it: what stands before it fits. Whether one begins there depends on a whole code point.
  const last = graphemes.segment(text.slice(0, maxLength + 2)).containing(maxLength);
  return text.slice(0, last?.index ?? 0);
}

/** The offset at which the first grapheme at or behind `at` begins; the end of the text if there is none. */
export function graphemeFrom(text: string, at: number): number {
  if (at <= 0) return 0;
  const before = graphemes.segment(text).containing(at - 1);
  return before === undefined ? text.length : before.index + before.segment.length;
}
