const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Blocks that terminals draw two columns wide (Unicode 16, EastAsianWidth W and F), and symbols that are emoji by themselves.
 * Ambiguous ones count one column, as terminals of Western locales draw them.
 */
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u;

/** Columns that a grapheme takes. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme === '' || grapheme === '\n' || invisible.test(grapheme)) return 0;
  // Variation selector 16 asks for the emoji, which is wide.
  if (wide.test(grapheme) || grapheme.includes('\ufe0f')) return 2;
  return 1;
}

/** Columns that a text takes on one line; a tab counts as it is printed, four spaces. */
export function displayWidth(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += segment === '\t' ? 4 : graphemeWidth(segment);
  return width;
}

export function graphemesOf(text: string): Iterable<string> {
  return /^[\u0020-\u007e]*$/.test(text) ? text : Array.from(graphemes.segment(text), ({ segment }) => segment);
}
