import type { Span } from '../rich-text.ts';
import { mergeSpans } from './merge-spans.ts';

/** Code of a Markdown text as far as it can be told without parsing it. */
export interface PlainCode {
  /** Text that is code for certain: fenced blocks that begin their lines, and what HTML shows or runs as it is written. */
  readonly spans: readonly Span[];
  /** Whether there is certainly no other code in the blocks that the range touches. */
  isSure(span: Span): boolean;
}

const ELEMENT = /<!--[^]*?--!?>|(?<!\\)<(script|style|code|pre|textarea)\b(?:[^>"']|"[^"]*"|'[^']*')*>[^]*?<\/\1\s*>/gi;
const FENCE_LINE = /(?<![^\n])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}|~{3,})[^\n]*/g;
const OPENING = /^(?:(`{3,})[^`]*|(~{3,})[^]*)$/;
/** A line that begins with it may begin a block of HTML, in which a fence is none. */
const HTML_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*</m;
/** A line that may begin a component, an expression or a statement, in which a fence is none. */
const MDX_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[<{]|^(?:import|export)\b/m;
/** Signs of code in a line or by indentation. */
const SIGN = /`|~~~|\t| {4}/;

/** Elements that HTML shows or runs as they are written. */
export function findCodeElements(markdown: string): readonly Span[] {
  return [...markdown.matchAll(ELEMENT)].flatMap(({ index, 0: element, 1: name }) =>
    name === undefined ? [] : [{ start: index, end: index + element.length }],
  );
}

/**
 * Undefined when only a parser can tell: some fence stands in a list or a quotation, or perhaps in HTML. A fence at the very beginning of its line
 * belongs to no list and no quotation, and it ends whatever is open.
 */
export function findPlainCode(markdown: string, mdx: boolean): PlainCode | undefined {
  const fences: Span[] = [];
  let open: { readonly start: number; readonly mark: string } | undefined;
  for (const { index, 0: line } of markdown.matchAll(FENCE_LINE)) {
    if (open === undefined) {
      const [, ticks, tildes] = OPENING.exec(line) ?? [];
      const mark = ticks ?? tildes;
      if (mark === undefined) return undefined;
      open = { start: index, mark };
    } else if (isClosing(line, open.mark, mdx)) {
      fences.push({ start: open.start, end: index + line.length });
      open = undefined;
    }
  }
  if (open !== undefined) fences.push({ start: open.start, end: markdown.length });
  if (fences.length > 0 && (mdx ? MDX_LINE.test(outsideOf(fences, markdown)) : HTML_LINE.test(markdown))) return undefined;
  const elements = findCodeElements(markdown);
  // A tag in code opens nothing.
  if (elements.length > 0 && SIGN.test(markdown)) return undefined;
  /** A block may hold thousands of remarks, and is looked at once. */
  let last = { start: 0, end: -1, isSure: false };
  return {
    spans: mergeSpans([...fences, ...elements]),
    isSure({ start, end }) {
      if (last.start <= start && end <= last.end) return last.isSure;
      const before = Math.max(0, markdown.lastIndexOf('\n\n', start));
      const after = markdown.indexOf('\n\n', end);
      const blockEnd = after === -1 ? markdown.length : after;
      last = { start: before, end: blockEnd, isSure: !SIGN.test(markdown.slice(before, blockEnd)) };
      return last.isSure;
    },
  };
}

/** The lines that stand in no fence. */
function outsideOf(fences: readonly Span[], markdown: string): string {
  let at = 0;
  const pieces = fences.map(({ start, end }) => {
    const piece = markdown.slice(at, start);
    at = end;
    return piece;
  });
  return [...pieces, markdown.slice(at)].join('');
}

/** At least as many of the same sign, and nothing else; up to three spaces before them, in MDX any white space. */
function isClosing(line: string, mark: string, mdx: boolean): boolean {
  const plain = line.replace(/^[ \t]+|[ \t]+$/g, '');
  return plain.startsWith(mark) && /^(`+|~+)$/.test(plain) && (mdx ? /^[ \t]*[`~]/ : /^ {0,3}[`~]/).test(line);
}
