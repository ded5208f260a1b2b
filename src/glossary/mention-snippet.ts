import { graphemes } from '../content/graphemes.ts';
import type { RichText, Span } from '../content/rich-text.ts';
import type { Snippet } from '../search/search.ts';

/** Long enough to say something, short enough for six of them in one answer. UTF-16 code units. */
const maxLength = 180;
/** The length of the text before the name that is kept, if there is more than fits. */
const leadLength = 60;

/** The surroundings of the first occurrence, within its paragraph; the beginning of the text where there is none. */
export function snippetAround({ text, blocks }: RichText, spans: readonly Span[]): Snippet {
  const focus = spans[0] ?? { start: blocks[0]?.contentStart ?? 0, end: blocks[0]?.contentStart ?? 0 };
  const block = blocks.find(({ start, end }) => start <= focus.start && focus.end <= end);
  const limits = block ? { start: Math.min(block.contentStart, focus.start), end: block.end } : lineAround(text, focus);
  const start = startNear(text, limits, focus);
  const end = Math.max(focus.end, endNear(text, start, limits.end));
  return {
    text: text.slice(start, end),
    highlights: spans
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ start: span.start - start, end: span.end - start })),
    start,
    cutBefore: text.slice(0, start).trim() !== '' && start > limits.start,
    cutAfter: end < limits.end,
  };
}

function lineAround(text: string, { start, end }: Span): Span {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, end: next < 0 ? text.length : next };
}

/** The block's beginning when the name fits with it, else a sentence's, else a word's. */
function startNear(text: string, limits: Span, focus: Span): number {
  if (focus.end - limits.start <= maxLength || limits.end - limits.start <= maxLength) return limits.start;
  const before = text.slice(limits.start, focus.start);
  const sentence = /^[^]*[.!?。！？]['"”’)]*\s+/u.exec(before)?.[0].length ?? 0;
  if (sentence > 0 && focus.end - limits.start - sentence <= maxLength * 0.75) return limits.start + sentence;
  const wanted = limits.start + Math.max(0, before.length - leadLength);
  const space = /\s\S/u.exec(text.slice(wanted, focus.start));
  return space ? wanted + space.index + 1 : wholeLetterAt(text, wanted);
}

function endNear(text: string, start: number, limit: number): number {
  if (limit - start <= maxLength) return limit;
  const room = text.slice(start, start + maxLength + 1);
  const space = /^[^]*\S(?=\s)/u.exec(room)?.[0].length ?? 0;
  return space > maxLength / 2 ? start + space : wholeLetterAt(text, start + maxLength);
}

/** Moves back to where a letter begins: not inside a surrogate pair, a family of emoji or a letter with its marks. */
function wholeLetterAt(text: string, index: number): number {
  return graphemes.segment(text).containing(index)?.index ?? index;
}
