import { looksLikeHeading } from './heading-shape.ts';
import type { PlainTextLine } from './plain-text-lines.ts';

/**
 * The level of each line that is a heading, 0 for text. A heading is followed by a paragraph or a list. Of two heading-like lines in
 * a row, the second heads a part of the first; of more, those in between are a bare list.
 */
export function headingLevels(lines: readonly PlainTextLine[]): readonly number[] {
  const levels = lines.map(() => 0);
  const isHeading = ({ text, item }: PlainTextLine): boolean => item === undefined && looksLikeHeading(text);
  for (let first = 0; first < lines.length; first++) {
    let end = first;
    while (end < lines.length && isHeading(lines[end] as PlainTextLine)) end += 1;
    const run = end - first;
    const followed = end < lines.length;
    if (run > 1 || (run === 1 && followed)) levels[first] = 2;
    if (run === 2 && followed) levels[end - 1] = 3;
    if (run > 2 && followed) levels[end - 1] = 2;
    first = end;
  }
  return levels;
}
