import { countLeading } from '../count-leading.ts';

/** One change of a text: `text` takes the place of what stands from `start` to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text that was edited, with the way back to the text as it was written. Offsets are UTF-16 code units. */
export interface EditedText {
  readonly text: string;
  /** From an offset of `text` to the offset of the same character as written; inside what an edit wrote, to the edit's beginning. */
  toWritten(offset: number): number;
}

interface Segment {
  /** In the edited text. */
  readonly at: number;
  readonly written: number;
  readonly isCopied: boolean;
}

export function asWritten(text: string): EditedText {
  return { text, toWritten: (offset) => offset };
}

/** `edits` in any order; of two that overlap, the one that begins first counts, and of those the longer one. */
export function applyEdits(before: EditedText, edits: readonly Edit[]): EditedText {
  if (edits.length === 0) return before;
  const ordered = edits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  const add = (text: string, written: number, isCopied: boolean): void => {
    if (text === '') return;
    segments.push({ at: length, written, isCopied });
    parts.push(text);
    length += text.length;
  };
  for (const { start, end, text } of ordered) {
    if (start < at) continue;
    add(before.text.slice(at, start), at, true);
    add(text, start, false);
    at = end;
  }
  add(before.text.slice(at), at, true);
  return { text: parts.join(''), toWritten: (offset) => before.toWritten(backThrough(segments, offset)) };
}

function backThrough(segments: readonly Segment[], offset: number): number {
  const segment = segments[countLeading(segments, ({ at }) => at <= offset) - 1];
  if (segment === undefined) return 0;
  return segment.isCopied ? segment.written + offset - segment.at : segment.written;
}
