import type { TextLines } from './text-lines.ts';

/** A line of a paragraph that can begin nothing else, wherever it stands. Signs that no block begins with, or a word, or a number that is none of an item. */
const PLAIN = /^ *(?:[\p{L}\p{M}(),.;'"[\]{}$%&!?/^@\\]|[^\p{ASCII}]|`{1,2}(?!`)|[*_]{1,2}[^\s*_]|\d+(?![.)\d]))[^\t]*$/u;
const HEADING = /^#{1,6}(?:[ \t]|$)/u;
const FENCE = /^(?:`{3,}[^`]*|~{3,}.*)$/u;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/u;
const MARKER_BELOW_TEXT = /^(?:[-*+]|1[.)]) +/u;

/** Whether a paragraph can go on with a line, or begin with it. */
export function isPlainLine(line: string): boolean {
  return PLAIN.test(line);
}

/** Whether a line without indentation ends the paragraph before it. */
export function endsParagraph(line: string): boolean {
  return isHeadingLine(line) || isFenceLine(line) || isItemBelowText(line);
}

/** An item of plain text that ends the paragraph before it: of numbers, only the first one does. */
export function isItemBelowText(line: string): boolean {
  const [marker] = MARKER_BELOW_TEXT.exec(line) ?? [];
  return marker !== undefined && isPlainLine(line.slice(marker.length));
}

export function isHeadingLine(line: string): boolean {
  return HEADING.test(line);
}

export function isFenceLine(line: string): boolean {
  return FENCE.test(line);
}

export function isItemLine(line: string): boolean {
  return ITEM.test(line);
}

/**
 * The line that closes the fenced code which begins with a line, without indentation; undefined if none does. `readsHtml`: code by indentation is
 * read as such, so that a fence behind four spaces closes nothing.
 */
export function findClosingFence(lines: TextLines, line: number, readsHtml: boolean): number | undefined {
  const [mark = ''] = /^(?:`+|~+)/u.exec(lines.read(line)) ?? [];
  const shape = readsHtml ? /^ {0,3}(`+|~+)[ \t]*$/u : /^[ \t]*(`+|~+)[ \t]*$/u;
  for (let next = line + 1; next < lines.count; next += 1) {
    const text = lines.read(next);
    // At least as many of the same sign, and nothing else.
    if (text.includes(mark) && shape.exec(text)?.[1]?.startsWith(mark)) return next;
  }
  return undefined;
}
