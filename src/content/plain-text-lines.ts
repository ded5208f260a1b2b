import { dropFiller } from './hidden/blank-spans.ts';
import { endsOpen, isClosed, isStockHeading, isTitleCase, looksLikeHeading, startsSmall } from './heading-shape.ts';
import { readListLine, type ListLine } from './list-line.ts';

/** A logical line: one line of the file, or several that an editor's hard wrap tore apart. */
export interface PlainTextLine {
  /** Offsets of the source's uniform text, white space around it left out. */
  readonly start: number;
  readonly end: number;
  /** Without the list marker. A `\n` in it stands before an explanation of a definition list: `Term`, and `: explanation` below it. */
  readonly text: string;
  readonly item?: ListLine;
  /** It is a term with its explanations. */
  readonly isExplained?: true;
}

/** Lines wrapped by an editor are no longer than this. */
const MAX_WRAP_WIDTH = 120;
const EXPLANATION = /^[:：][ \t\u00A0]+(?=\S)/u;

/** The lines of `text` between two offsets. Blank ones are left out: how many there are changes nothing. */
export function readLines(text: string, start: number, end: number): readonly PlainTextLine[] {
  const raw = splitLines(text, start, end);
  const width = wrapWidth(raw);
  const lines: PlainTextLine[] = [];
  raw.forEach((line, index) => {
    const last = lines.at(-1);
    const before = raw[index - 1];
    const joint =
      last === undefined || before === undefined
        ? undefined
        : jointOf({ line, before, last, next: raw[index + 1], number: lines.length }, width);
    if (last !== undefined && joint !== undefined) {
      const explained = joint === '\n' ? ({ isExplained: true } as const) : {};
      lines[lines.length - 1] = { ...last, ...explained, end: line.end, text: `${last.text}${joint}${line.text}` };
    } else {
      const { start: lineStart, end: lineEnd, text: lineText, item } = line;
      lines.push({ start: lineStart, end: lineEnd, text: lineText, ...(item === undefined ? {} : { item }) });
    }
  });
  return lines;
}

interface RawLine extends PlainTextLine {
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
    const above = lines.at(-1);
    if (trimmed === '') {
      blankBefore = true;
    } else if (above !== undefined && !blankBefore && above.item === undefined && /^(?:={3,}|-{3,}|~{3,})$/u.test(trimmed)) {
      // The line above is underlined.
      lines[lines.length - 1] = { ...above, end: at + raw.trimEnd().length };
    } else {
      const indent = raw.length - raw.trimStart().length;
      const item = readListLine(raw);
      const content = dropFiller(item === undefined ? withoutBold(trimmed) : raw.slice(item.contentStart)).trim();
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

/** A line all in bold is a title or a heading, as word processors paste it. */
function withoutBold(line: string): string {
  return /^\*\*(?<inner>[^*\s](?:[^*]*[^*\s])?)\*\*$/u.exec(line)?.groups?.['inner'] ?? line;
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
    return !isClosed(line.text) && line.text.length >= longest * 0.7 && (endsOpen(line.text) || startsSmall(next.text));
  });
  return torn ? longest : undefined;
}

interface Seam {
  readonly line: RawLine;
  /** The line of the file above it. */
  readonly before: RawLine;
  /** The logical line that ends above it. */
  readonly last: PlainTextLine;
  readonly next: RawLine | undefined;
  /** Of the logical line above it, from 1 for the title. */
  readonly number: number;
}

/** The separator that joins a line to the one above it; undefined if it stands for itself. */
function jointOf(seam: Seam, width: number | undefined): string | undefined {
  const { line, before, last } = seam;
  if (line.item !== undefined) return undefined;
  if (EXPLANATION.test(line.text)) return seam.number > 1 && isTerm(last) ? '\n' : undefined;
  if (line.blankBefore) return undefined;
  if (last.isExplained && line.indent >= 2) return ' ';
  // A hanging indent goes on with the list item above it.
  if (last.item !== undefined && line.indent >= 2 && line.indent > last.item.indent) return ' ';
  if (width === undefined || !fillsLine(before, line, width) || isHeading(seam, width)) return undefined;
  return endsTop(seam) ? undefined : ' ';
}

/** Title and dek are not closed; the lede below them begins anew. */
function endsTop({ number, last, before, line }: Seam): boolean {
  return number <= 2 && !isClosed(before.text) && !endsOpen(before.text) && !startsSmall(line.text) && !/[.!?。]\s/u.test(last.text);
}

/** A name with room for nothing but an explanation below it, or one that has such already. */
function isTerm({ text, item, isExplained }: PlainTextLine): boolean {
  return isExplained === true || (item === undefined && text.length <= 80 && !isClosed(text));
}

/** An editor that wraps breaks a line only where the next word does not fit any more. */
function fillsLine(before: RawLine, line: RawLine, width: number): boolean {
  const column = columnsOf(before);
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  return column + 1 + firstWord > width && !(isClosed(before.text) && column < width * 0.7);
}

function columnsOf({ start, end, indent }: RawLine): number {
  return end - start + indent;
}

/** A heading right below a line that happens to fill its width: it ends early on purpose, and what is below it begins anew. */
function isHeading({ line, before, last, next }: Seam, width: number): boolean {
  if (isStockHeading(line.text)) return true;
  if (next === undefined || !looksLikeHeading(line.text) || endsOpen(before.text)) return false;
  const begins = next.item !== undefined || (!startsSmall(next.text) && (next.blankBefore || !fillsLine(line, next, width)));
  // Paragraphs end with a full stop, items as they please.
  return begins && (isClosed(before.text) || (last.item !== undefined && line.text.includes(' ') && isTitleCase(line.text)));
}
