import type { Mark, Span } from '../content/rich-text.ts';
import { clip } from './clip.ts';
import type { ResultItem } from './reply.ts';

export interface SnippetLine {
  readonly text: string;
  /** The highlighted words, as bold: ordered, apart, never half of a surrogate pair. */
  readonly marks: readonly Mark[];
}

/** A snippet on one line with the signs of where it was cut; empty if there is nothing to show. */
export function snippetLine({ text, highlights, cutBefore, cutAfter }: ResultItem['snippet'], maxLength: number): SnippetLine {
  const clipped = clip(text, maxLength);
  if (clipped.trim() === '') return { text: '', marks: [] };
  const before = cutBefore ? '…' : '';
  const after = cutAfter && !clipped.endsWith('…') ? '…' : '';
  const marks = soundRanges(clipped, highlights).map(
    ({ start, end }): Mark => ({ kind: 'strong', start: start + before.length, end: end + before.length }),
  );
  return { text: before + clipped.replaceAll(/[\n\r\u2028\u2029]/g, ' ') + after, marks };
}

/** Ranges within the text, in order, none touching another; what divides a character is left out. */
export function soundRanges(text: string, ranges: readonly Span[]): readonly Span[] {
  const sound: Span[] = [];
  for (const { start, end } of ranges) {
    const isInside = start >= (sound.at(-1)?.end ?? 0) && start < end && end <= text.length;
    if (isInside && !dividesPair(text, start) && !dividesPair(text, end)) sound.push({ start, end });
  }
  return sound;
}

function dividesPair(text: string, position: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(position)) && /[\ud800-\udbff]/.test(text.charAt(position - 1));
}
