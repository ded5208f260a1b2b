import type { Span } from '../rich-text.ts';

/** Code of a Markdown text, in order: fenced blocks with their fences, spans between backticks, `<code>` and `<pre>`. What stands there is shown as written. */
export interface CodeRanges {
  readonly fences: readonly Span[];
  readonly all: readonly Span[];
}

/** A block between two lines of backticks or tildes. */
export interface Fence extends Span {
  /** The signs that open it. */
  readonly mark: string;
  /** The words behind them. */
  readonly info: string;
  /** The columns of the opening and of the list item that it stands in; 0 if in none. */
  readonly indent: number;
  readonly column: number;
  /** The beginning of the line that closes it; undefined if none does. */
  readonly closing?: number;
}

/** More spaces than this before a line of signs make it code of the block that is open. */
const MAX_INDENT = 3;

const FENCE = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*(`{3,}|~{3,})([^\n]*)$/u;

const ITEM = /^([ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ ]{1,4}|[ ]?\t))(?=\S)/u;
/** A tab goes on to the next column that is a multiple of it. */
const TAB_STOP = 4;

export function findCode(text: string): CodeRanges {
  const fences = findFences(text);
  return { fences, all: mergeSpans([...fences, ...findCodeSpans(text, fences), ...findCodeElements(text)]) };
}

/** As `findCode`, without HTML's elements: code that backticks and tildes mark. */
export function findMarkedCode(text: string): readonly Span[] {
  const fences = findFences(text);
  return mergeSpans([...fences, ...findCodeSpans(text, fences)]);
}

export function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const listColumn = createListColumn();
  let open: Omit<Fence, 'end' | 'closing'> | undefined;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    // A fence in a list item that nobody closes ends with the item.
    if (open !== undefined && open.column > 0 && line.trim() !== '' && leadingSpace(line) < open.column) {
      fences.push({ ...open, end: at });
      open = undefined;
    }
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      const column = listColumn(line);
      // A backtick in the info string makes it a code span: "```x```".
      if (mark !== '' && !(mark.startsWith('`') && info.includes('`')))
        open = { start: at, mark, info: info.trim(), indent: columnsOf(line.slice(0, line.indexOf(mark))), column };
    } else if (mark.startsWith(open.mark) && info.trim() === '' && leadingSpace(line) <= open.indent + MAX_INDENT) {
      fences.push({ ...open, end, closing: at });
      open = undefined;
    }
    at = end + 1;
  }
  if (open !== undefined) fences.push({ ...open, end: text.length });
  return fences;
}

/** For lines outside of fences, in order: the column of the innermost list item that the line belongs to, 0 if there is none. */
function createListColumn(): (line: string) => number {
  const columns: number[] = [];
  return (line) => {
    if (line.trim() === '') return columns.at(-1) ?? 0;
    const space = leadingSpace(line);
    while (columns.length > 0 && space < (columns.at(-1) ?? 0)) columns.pop();
    const marker = ITEM.exec(line)?.[1];
    if (marker !== undefined) columns.push(columnsOf(marker));
    return columns.at(-1) ?? 0;
  };
}

function leadingSpace(line: string): number {
  return columnsOf(line.slice(0, line.length - line.trimStart().length));
}

function columnsOf(text: string): number {
  if (!text.includes('\t')) return text.length;
  let column = 0;
  for (const sign of text) column += sign === '\t' ? TAB_STOP - (column % TAB_STOP) : 1;
  return column;
}

/** A span ends at the same number of backticks, within its paragraph. */
function findCodeSpans(text: string, fences: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  const ticks = /`+/gu;
  const blank = /\n[ \t]*\n/gu;
  let paragraphEnd = 0;
  let fence = 0;
  /** Runs of a length that no later run of their paragraph closes are looked for once. */
  const unclosed = new Map<number, number>();
  for (let match = ticks.exec(text); match !== null; match = ticks.exec(text)) {
    while ((fences[fence]?.end ?? Number.POSITIVE_INFINITY) <= match.index) fence += 1;
    const around = fences[fence];
    if (around !== undefined && around.start <= match.index) {
      ticks.lastIndex = around.end;
      continue;
    }
    if (text[match.index - 1] === '\\') continue;
    const { length } = match[0];
    if (match.index >= paragraphEnd) {
      blank.lastIndex = match.index;
      paragraphEnd = blank.exec(text)?.index ?? text.length;
    }
    if ((unclosed.get(length) ?? -1) >= match.index) continue;
    const close = findClosing(text, match.index + length, length, paragraphEnd);
    if (close === undefined) {
      unclosed.set(length, paragraphEnd);
      continue;
    }
    spans.push({ start: match.index, end: close });
    ticks.lastIndex = close;
  }
  return spans;
}

function findClosing(text: string, from: number, length: number, limit: number): number | undefined {
  const ticks = /`+/gu;
  ticks.lastIndex = from;
  for (let match = ticks.exec(text); match !== null && match.index < limit; match = ticks.exec(text)) {
    if (match[0].length === length) return match.index + length;
  }
  return undefined;
}

function findCodeElements(text: string): readonly Span[] {
  const spans: Span[] = [];
  const opening = /<(code|pre)\b[^<>]*>/giu;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const closing = new RegExp(`</${match[1]}>`, 'giu');
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(text);
    // Without an end there is none further down either.
    if (end === null) break;
    spans.push({ start: match.index, end: closing.lastIndex });
    opening.lastIndex = closing.lastIndex;
  }
  return spans;
}

/** In order, and those that overlap as one. */
function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** A test for offsets that are asked in ascending order: true inside of code. */
export function createCodeTest(ranges: readonly Span[]): (offset: number) => boolean {
  let next = 0;
  let last = -1;
  return (offset) => {
    if (offset < last) next = 0;
    last = offset;
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    return (ranges[next]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}
