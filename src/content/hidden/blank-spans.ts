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
  const changes: Span[] = [];
  const out = replaceIn(text, mergeSpans(spans), (part) => part.replace(/[^\n]/g, FILLER));
  const lines = readLines(out);
  for (const span of mergeSpans(spans)) changes.push(...emptiedLines(out, lines, span));
  return leaveEmphasis(replaceIn(out, mergeSpans(changes), (line) => line.replace(/[^\n>]/g, ' ')));
}

/** In one pass: a remark of a thousand lines has a thousand parts. */
function replaceIn(text: string, spans: readonly Span[], replace: (part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), replace(text.slice(start, end)));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** The place before signs that open emphasis, as the source of a regular expression. */
export const OPENS_EMPHASIS = String.raw`(?<=^|[\s\p{Cf}(["'“‘「『（【—–-])`;
/** Signs that open emphasis, with something hidden behind them. */
const BEHIND_OPENING = new RegExp(String.raw`${OPENS_EMPHASIS}(\*{1,3}|_{1,3}|~~)(\v+)(?=[^\s*_~])`, 'gmu');
/** Signs that close it, with something hidden before them. */
const BEFORE_CLOSING = /(?<=[^\s*_~])(\v+)(\*{1,3}|_{1,3}|~~)(?=[\s\p{Cf})\]"'”’」』）】.,:;!?。、，：；！？—–-]|$)/gmu;

/** Emphasis with nothing else in it. */
const EMPTIED = new RegExp(String.raw`${OPENS_EMPHASIS}(\*{1,2}|_{1,2})\v+\1`, 'gmu');

/** White space beside its signs would end emphasis: `**<!-- id -->Bold**` is bold. */
function leaveEmphasis(text: string): string {
  return text
    .replace(EMPTIED, (all) => FILLER.repeat(all.length))
    .replace(BEHIND_OPENING, '$2$1')
    .replace(BEFORE_CLOSING, '$2$1');
}

/** The lines of a text, each looked at once: a long one holds many spans. */
interface Lines {
  lineAt(at: number): Span;
  /** Whether nothing is left on a line but its list marker. */
  isEmptied(line: Span): boolean;
}

function readLines(text: string): Lines {
  let last: Span = { start: 0, end: -1 };
  const emptied = new Map<number, boolean>();
  return {
    lineAt(at) {
      if (last.start <= at && at <= last.end) return last;
      const end = text.indexOf('\n', at);
      last = { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end };
      return last;
    },
    isEmptied(line) {
      const known = emptied.get(line.start) ?? hasNothing(text.slice(line.start, line.end));
      emptied.set(line.start, known);
      return known;
    },
  };
}

/** The lines of a blanked span that become blank ones: those on which nothing else stands. */
function emptiedLines(text: string, lines: Lines, span: Span): readonly Span[] {
  const first = lines.lineAt(span.start);
  const last = lines.lineAt(Math.max(span.start, span.end - 1));
  const isInParagraph = !lines.isEmptied(first) && !lines.isEmptied(last) && !/\n[\v \t]*\n/.test(text.slice(span.start, span.end));
  if (isInParagraph) return [];
  const emptied: Span[] = [];
  for (let line = first; line.start <= last.start; line = lines.lineAt(line.end + 1)) {
    if (lines.isEmptied(line)) emptied.push(line);
    if (line.end >= text.length) break;
  }
  return emptied;
}

function hasNothing(line: string): boolean {
  const visible = dropFiller(line);
  return visible.trim() === '' || MARKERS.test(visible);
}
