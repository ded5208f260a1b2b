import type { Edit } from './edited-text.ts';
import { createCodeTest } from './code-ranges.ts';
import type { Span } from '../rich-text.ts';

/** A line of a text, without its line end. */
export interface Line extends Span {
  readonly text: string;
  /** Inside a fenced block, or one of its fences. */
  readonly isCode: boolean;
}

export function splitLines(text: string, fences: readonly Span[]): readonly Line[] {
  const isInCode = createCodeTest(fences);
  const lines: Line[] = [];
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    lines.push({ start: at, end, text: text.slice(at, end), isCode: isInCode(at) || isInCode(Math.max(at, end - 1)) });
    if (newline === -1) break;
    at = end + 1;
  }
  return lines;
}

export function replaceLine(line: Line, text: string): Edit {
  return { start: line.start, end: line.end, text };
}

export function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
