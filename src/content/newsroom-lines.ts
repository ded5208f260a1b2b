import { readListLine, type ListLine } from './list-line.ts';

/** A logical line: one line of the file, or several that an editor's hard wrap tore apart. */
export interface NewsroomLine {
  /** Offsets of the source's uniform text, white space around it left out. */
  readonly start: number;
  readonly end: number;
  /** Without the list marker. */
  readonly text: string;
  readonly item?: ListLine;
}

/** Lines wrapped by an editor are no longer than this. */
const MAX_WRAP_WIDTH = 120;
const CLOSING = /[.!?…:;,。！？：；，؟۔।]["'”’»)\]*_]*$/u;

/** Whether a line ends as a sentence or a clause does. */
export function isClosed(text: string): boolean {
  return CLOSING.test(text);
}

/** The lines of `text` between two offsets. Blank ones are left out: how many there are changes nothing. */
export function readLines(text: string, start: number, end: number): readonly NewsroomLine[] {
  const raw = splitLines(text, start, end);
  const width = wrapWidth(raw);
  const lines: NewsroomLine[] = [];
  raw.forEach((line, index) => {
    const last = lines.at(-1);
    const before = raw[index - 1];
    if (last !== undefined && before !== undefined && continues(line, before, last, width)) {
      lines[lines.length - 1] = { ...last, end: line.end, text: `${last.text} ${line.text}` };
    } else {
      const { start: lineStart, end: lineEnd, text: lineText, item } = line;
      lines.push({ start: lineStart, end: lineEnd, text: lineText, ...(item === undefined ? {} : { item }) });
    }
  });
  return lines;
}

interface RawLine extends NewsroomLine {
  readonly indent: number;
  readonly blankBefore: boolean;
}

function splitLines(text: string, start: number, end: number): readonly RawLine[] {
  const lines: RawLine[] = [];
  let blankBefore = false;
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    const raw = text.slice(at, lineEnd);
    const trimmed = raw.trim();
    if (trimmed === '') {
      blankBefore = true;
    } else {
      const indent = raw.length - raw.trimStart().length;
      const item = readListLine(raw);
      const content = item === undefined ? trimmed : raw.slice(item.contentStart).trim();
      lines.push({
        start: at + indent,
        end: at + indent + trimmed.length,
        text: content,
        indent,
        blankBefore,
        ...(item === undefined ? {} : { item }),
      });
      blankBefore = false;
    }
    at = lineEnd + 1;
  }
  return lines;
}

/**
 * The column at which an editor wrapped the lines, or undefined when lines are paragraphs. Wrapped text shows by lines that stop in
 * the middle of a sentence, all about equally long.
 */
function wrapWidth(lines: readonly RawLine[]): number | undefined {
  // Titles and list items are often left whole.
  const longest = lines.reduce(
    (most, line, index) => (index === 0 || line.item !== undefined ? most : Math.max(most, line.text.length)),
    0,
  );
  if (longest > MAX_WRAP_WIDTH || longest < 40) return undefined;
  const torn = lines.some((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.blankBefore || next.item !== undefined) return false;
    // A paragraph begins with a capital, or with a name such as iPhone.
    return !isClosed(line.text) && line.text.length >= longest * 0.7 && /^\p{Ll}+(?!\p{Lu}|\p{Ll})/u.test(next.text);
  });
  return torn ? longest : undefined;
}

function continues(line: RawLine, before: RawLine, last: NewsroomLine, width: number | undefined): boolean {
  if (line.item !== undefined || line.blankBefore) return false;
  if (width !== undefined) {
    // An editor that wraps breaks a line only where the next word does not fit any more.
    const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
    const beforeLength = before.end - before.start + (before.item === undefined ? 0 : before.indent);
    return beforeLength + 1 + firstWord > width && !(isClosed(before.text) && beforeLength < width * 0.7);
  }
  // A hanging indent goes on with the list item above it.
  const hangs = last.item !== undefined && line.indent > last.item.indent && !isClosed(before.text);
  return hangs && /^[\p{Ll}\d(]/u.test(line.text);
}
