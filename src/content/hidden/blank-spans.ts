import type { Span } from '../rich-text.ts';
import { mergeSpans } from './merge-spans.ts';

/**
 * Stands for one letter of what is hidden. White space for a reader of Markdown, but neither indentation nor a blank line nor a hard
 * break. `dropFiller` takes it out again.
 */
export const FILLER = '\v';
const MARKERS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\](?:[ \t]+|$))?)+$/;

export function dropFiller(text: string): string {
  return text.includes(FILLER) ? text.replaceAll(FILLER, '') : text;
}

/**
 * The text with parts of it blanked out. Same length and lines, so offsets hold. A line with nothing else on it becomes blank, its list
 * marker too; what is hidden inside of a paragraph leaves the paragraph together.
 */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  const changes: Span[] = [];
  for (const { start, end } of mergeSpans(spans)) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, FILLER);
    at = end;
  }
  out += text.slice(at);
  for (const span of mergeSpans(spans)) changes.push(...emptiedLines(out, span));
  return mergeSpans(changes).reduceRight(
    (result, { start, end }) => result.slice(0, start) + result.slice(start, end).replace(/[^\n>]/g, ' ') + result.slice(end),
    out,
  );
}

/** The lines of a blanked span that become blank ones: those on which nothing else stands. */
function emptiedLines(text: string, span: Span): readonly Span[] {
  const first = lineAt(text, span.start);
  const last = lineAt(text, Math.max(span.start, span.end - 1));
  const isInParagraph = !isEmptied(text, first) && !isEmptied(text, last) && !/\n[\v \t]*\n/.test(text.slice(span.start, span.end));
  if (isInParagraph) return [];
  const emptied: Span[] = [];
  for (let line = first; line.start <= last.start; line = lineAt(text, line.end + 1)) {
    if (isEmptied(text, line)) emptied.push(line);
    if (line.end >= text.length) break;
  }
  return emptied;
}

function lineAt(text: string, at: number): Span {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end };
}

function isEmptied(text: string, { start, end }: Span): boolean {
  const visible = dropFiller(text.slice(start, end));
  return visible.trim() === '' || MARKERS.test(visible);
}
