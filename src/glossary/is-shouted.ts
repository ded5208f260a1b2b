import type { Span } from '../content/rich-text.ts';

/** Read on either side of a word to see whether its sentence is in capitals. UTF-16 code units. */
const maxAround = 60;

/**
 * Whether all words around a word are in capitals too, as in a headline or a warning: then its own capitals say nothing. So they do if it
 * stands alone on its line.
 */
export function isShouted(text: string, { start, end }: Span): boolean {
  const [before = ''] = /[^.!?\n]*$/u.exec(text.slice(Math.max(0, start - maxAround), start)) ?? [];
  const [after = ''] = /^[^.!?\n]*/u.exec(text.slice(end, end + maxAround)) ?? [];
  return !/\p{Ll}{2}/u.test(`${before} ${after}`);
}
