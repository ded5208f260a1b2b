import { countLeading } from './count-leading.ts';

/** A file's text made uniform for parsing, with the way back to the file. */
export interface SourceText {
  /** Without byte order mark, every line end a `\n`, well-formed UTF-16. */
  readonly text: string;
  /** The file's own length in UTF-16 code units. */
  readonly fileLength: number;
  /** From an offset of `text` to the offset of the same character in the file. */
  toFile(offset: number): number;
  /** 1-based; a byte order mark has no column. */
  positionOf(offset: number): { readonly line: number; readonly column: number };
}

/** Reads text as any editor saves it: with or without byte order mark, line ends of Windows, Unix and old Macs. */
export function readSourceText(file: string): SourceText {
  const bomLength = file.startsWith('\uFEFF') ? 1 : 0;
  const pairs = offsetsOfCarriageReturnPairs(file, bomLength);
  // A lone surrogate and its replacement are one code unit each, so offsets hold.
  const text = file.slice(bomLength).replace(/\r\n?/g, '\n').toWellFormed();
  const lineStarts = offsetsOfLines(text);
  return {
    text,
    fileLength: file.length,
    toFile: (offset) => offset + bomLength + countBelow(pairs, offset),
    positionOf(offset) {
      const line = countBelow(lineStarts, offset + 1);
      return { line, column: offset - (lineStarts[line - 1] ?? 0) + 1 };
    },
  };
}

/** For each CRLF, the offset its `\n` has in the uniform text: offsets above it are shifted by one more in the file. */
function offsetsOfCarriageReturnPairs(file: string, bomLength: number): readonly number[] {
  const offsets: number[] = [];
  for (let at = file.indexOf('\r\n'); at !== -1; at = file.indexOf('\r\n', at + 2)) offsets.push(at - bomLength - offsets.length);
  return offsets;
}

function offsetsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The number of the ascending numbers that are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  return countLeading(ascending, (number) => number < limit);
}
