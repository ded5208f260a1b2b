import type { Mark } from './rich-text.ts';

/** One block's text with its marks, offsets from the block's own start. */
export interface InlineText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A mark without its range. */
export type MarkKind = Mark extends infer M ? (M extends Mark ? Omit<M, 'start' | 'end'> : never) : never;

/** What no reader sees and what could reorder or corrupt the text around a quotation: control characters, direction overrides. */
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
  /** Runs `content` and marks what it appended; no mark when that was nothing. */
  mark(kind: MarkKind, content: () => void): void;
  build(): InlineText;
}

export function createInlineBuilder(): InlineBuilder {
  let text = '';
  const marks: { kind: MarkKind; start: number; end: number }[] = [];
  const append = (piece: string): void => {
    const collapsed = dropUnsafeCharacters(piece.replace(/[ \t\n\v\f\r]+/g, ' '));
    text += /(?:^|[ \n])$/.test(text.slice(-1)) ? collapsed.replace(/^ /, '') : collapsed;
  };
  return {
    append,
    appendVerbatim(piece) {
      text += dropUnsafeCharacters(piece.replace(/\s*[\n\r]\s*/g, ' '));
    },
    breakLine() {
      const kept = text.replace(/ +$/, '').length;
      // A mark may have ended behind the spaces that a line does not end with.
      for (const mark of marks) {
        mark.start = Math.min(mark.start, kept);
        mark.end = Math.min(mark.end, kept);
      }
      text = `${text.slice(0, kept)}\n`;
    },
    mark(kind, content) {
      const mark = { kind, start: text.length, end: text.length };
      marks.push(mark);
      content();
      mark.end = text.length;
    },
    build: () => trimInline(text, marks),
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
