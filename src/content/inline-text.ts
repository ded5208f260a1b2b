import { dropFiller } from './hidden/blank-spans.ts';
import type { Mark } from './rich-text.ts';

/** One block's text with its marks, offsets from the block's own start. */
export interface InlineText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A mark without its range. */
export type MarkKind = Mark extends infer M ? (M extends Mark ? Omit<M, 'start' | 'end'> : never) : never;

/** Characters that no reader sees, and characters that could reorder or corrupt the text around a quotation: control characters, direction overrides. */
const UNSAFE = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

export function dropUnsafeCharacters(text: string): string {
  return text.replace(UNSAFE, '');
}

/** Puts prose together piece by piece: runs of spaces and tabs become one space, as a browser shows them. */
export interface InlineBuilder {
  /** Prose: a line end in it is a space. */
  append(text: string): void;
  /** Code: its spaces are kept. */
  appendVerbatim(text: string): void;
  breakLine(): void;
  /** The last character so far; empty at the start. */
  lastCharacter(): string;
  /** Runs `content` and marks what it appended; no mark when that was nothing. */
  mark(kind: MarkKind, content: () => void): void;
  build(): InlineText;
}

export function createInlineBuilder(): InlineBuilder {
  // Joined at the end: looking at the end of a text that grows would copy all of it each time.
  const pieces: string[] = [];
  let length = 0;
  const marks: { kind: MarkKind; start: number; end: number }[] = [];
  const push = (piece: string): void => {
    if (piece === '') return;
    pieces.push(piece);
    length += piece.length;
  };
  const append = (piece: string): void => {
    const collapsed = dropUnsafeCharacters(dropFiller(piece).replace(/[ \t\n\v\f\r]+/g, ' '));
    push(/[^ \n]$/.test(pieces.at(-1) ?? '') ? collapsed : collapsed.replace(/^ /, ''));
  };
  /** No line ends with spaces. */
  const trimLine = (): void => {
    const before = length;
    for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
      const kept = last.replace(/ +$/, '');
      length -= last.length - kept.length;
      if (kept === '') continue;
      pieces.push(kept);
      break;
    }
    if (length === before) return;
    // A mark may have ended behind them.
    for (const mark of marks) {
      mark.start = Math.min(mark.start, length);
      mark.end = Math.min(mark.end, length);
    }
  };
  return {
    append,
    appendVerbatim(piece) {
      push(dropUnsafeCharacters(piece.replace(/(?<!\s)\s*[\n\r]\s*/g, ' ')));
    },
    breakLine() {
      trimLine();
      push('\n');
    },
    lastCharacter: () => pieces.at(-1)?.at(-1) ?? '',
    mark(kind, content) {
      const mark = { kind, start: length, end: length };
      marks.push(mark);
      content();
      mark.end = length;
    },
    build: () => trimInline(pieces.join(''), marks),
  };
}

function trimInline(text: string, marks: readonly { kind: MarkKind; start: number; end: number }[]): InlineText {
  const trimmed = text.trim();
  const offset = text.length - text.trimStart().length;
  const clamp = (position: number): number => Math.max(0, Math.min(trimmed.length, position - offset));
  const kept: Mark[] = [];
  for (const { kind, start, end } of marks) {
    const mark = { ...kind, start: clamp(start), end: clamp(end) } as Mark;
    if (mark.end > mark.start) kept.push(mark);
  }
  return { text: trimmed, marks: sortMarks(kept) };
}

/** By start, the outer one first; marks of the same range keep their order, which is the order they were opened in. */
function sortMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
