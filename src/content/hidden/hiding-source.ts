import type { Span } from '../rich-text.ts';
import type { HidingSource } from './hiding-rule.ts';
import { countLeading } from '../count-leading.ts';

const CONTAINER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+>?[ \t]*)*$/;
const BLANK_LINE = /\n[ \t>]*(?=\n)/g;
const MARKS = /[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+>?[ \t]*)*/y;

/** `code` are the ranges that are shown as they are written, ascending and apart. */
export function createHidingSource(text: string, code: readonly Span[]): HidingSource {
  const lastSearch = new Map<string, { readonly from: number; readonly found: number }>();
  let lastBlock = { from: 0, end: -1 };
  let around = blockFrom(text, 0);
  let lastLine = { start: 0, at: 0 };

  function next(needle: string, from: number): number {
    const last = lastSearch.get(needle);
    if (last !== undefined && last.from <= from && from <= last.found) return last.found;
    const index = text.indexOf(needle, from);
    const found = index === -1 ? text.length : index;
    lastSearch.set(needle, { from, found });
    return found;
  }

  /** The start of the line of `at`. A long line is asked about many times. */
  function lineStart(at: number): number {
    const isSameLine = lastLine.at <= at && next('\n', lastLine.at) >= at;
    lastLine = { start: isSameLine ? lastLine.start : text.lastIndexOf('\n', at - 1) + 1, at };
    return lastLine.start;
  }

  return {
    text,
    isCode: (at) => isInside(code, at),
    next,
    endOfBlock(at) {
      if (lastBlock.from <= at && at <= lastBlock.end) return lastBlock.end;
      BLANK_LINE.lastIndex = at;
      lastBlock = { from: at, end: BLANK_LINE.exec(text)?.index ?? text.length };
      return lastBlock.end;
    },
    startOfBlock(at) {
      if (at < around.start) around = blockFrom(text, 0);
      while (around.next <= at) around = blockFrom(text, around.next);
      MARKS.lastIndex = around.start;
      return Math.min(at, around.start + (MARKS.exec(text)?.[0].length ?? 0));
    },
    beginsLine: (at) => CONTAINER.test(text.slice(lineStart(at), at)),
  };
}

/** The block that begins at `start`, up to the blank line behind it, with the place behind that line. */
function blockFrom(text: string, start: number): { readonly start: number; readonly next: number } {
  BLANK_LINE.lastIndex = start;
  const blank = BLANK_LINE.exec(text);
  return { start, next: blank === null ? Infinity : blank.index + blank[0].length + 1 };
}

function isInside(spans: readonly Span[], at: number): boolean {
  return (spans[countLeading(spans, ({ end }) => end <= at)]?.start ?? Infinity) <= at;
}
