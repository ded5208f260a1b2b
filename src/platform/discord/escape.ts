import type { Span } from '../../content/rich-text.ts';
import { bareLinks } from './bare-links.ts';

/**
 * Which characters of a text Discord would take for markup. Discord reads `\` before any ASCII punctuation as "literally this", so
 * escaping one too many changes nothing that a reader sees, and one too few does: where rules overlap, this one escapes.
 *
 * Rules as in Discord's client (simple-markdown with Discord's own rules) and its reference, "Message Formatting".
 */
export interface Escapes {
  /** Text from `start` to `end` of the range given, with backslashes. */
  text(start: number, end: number): string;
}

export interface EscapeOptions {
  /** Bare links work only unescaped: a link stays as it is where this agrees, and is escaped into plain text elsewhere. */
  readonly keepsLink: (link: Span) => boolean;
  /** The end of the address that is marked as a link and begins here. */
  readonly linkEnd: (start: number) => number | undefined;
  /** Offsets at which marks begin: Discord reads the inside of bold like a line of its own. */
  readonly starts: readonly number[];
}

export function createEscapes(text: string, range: Span, { keepsLink, linkEnd, starts }: EscapeOptions): Escapes {
  const source = text.slice(range.start, range.end);
  if (!mayNeedEscape.test(source)) return { text: (start, end) => text.slice(start, end) };
  const escaped = new Uint8Array(source.length);
  const mark = (index: number): void => {
    escaped[index] = 1;
  };
  for (const { index } of source.matchAll(/[\\*_~`|<[\]]/g)) mark(index);
  // A link before it would take everything up to here for its label.
  for (const { index } of source.matchAll(/(?<=\])\(/g)) mark(index);
  for (const { index } of source.matchAll(/@(?=everyone|here)/gi)) mark(index);
  for (const { index } of source.matchAll(/:(?=[^\s:]{0,80}:)/g)) mark(index);
  for (const { index, 0: found } of source.matchAll(/\w:(?=\/\/)/g)) mark(index + found.length - 1);
  for (const lineStart of lineStartsOf(source)) markLineStart(source, lineStart, mark);
  for (const start of starts) if (start > range.start) markLineStart(source, start - range.start, mark);
  const opens = new Set<number>();
  const closes = new Set<number>();
  for (const link of bareLinks(source, (start) => shifted(linkEnd(range.start + start), -range.start))) {
    if (!keepsLink({ start: range.start + link.start, end: range.start + link.end })) continue;
    escaped.fill(0, link.start, link.isRight ? link.tail : link.end);
    if (link.isRight) continue;
    opens.add(link.start);
    closes.add(link.end);
  }
  return {
    text(start, end) {
      let out = '';
      let from = start - range.start;
      for (let index = from; index < end - range.start; index += 1) {
        const before =
          (closes.has(index) && index > start - range.start ? '>' : '') +
          (opens.has(index) ? '<' : '') +
          (escaped[index] === 0 ? '' : '\\');
        if (before === '') continue;
        out += source.slice(from, index) + before;
        from = index;
      }
      return out + source.slice(from, end - range.start) + (closes.has(end - range.start) ? '>' : '');
    },
  };
}

/** Most lines are words alone. */
const mayNeedEscape = /[\\*_~`|<[\]@:#>+-]|\d\./;
function shifted(position: number | undefined, by: number): number | undefined {
  return position === undefined ? undefined : position + by;
}

function* lineStartsOf(source: string): Generator<number> {
  yield 0;
  for (const { index, 0: found } of source.matchAll(/[\n\r\u2028\u2029]/g)) yield index + found.length;
}

const lineMarker = /[^\S\n\r\u2028\u2029]*(?:(#{1,6})(?=\s|$)|(-#)|([-+])(?=\s|$)|(>)|\d+(\.)(?=\s|$))/dy;

/** Headings, subtext, bullets, quotations and numbers mean something at the start of a line only. */
function markLineStart(source: string, lineStart: number, mark: (index: number) => void): void {
  lineMarker.lastIndex = lineStart;
  const match = lineMarker.exec(source);
  const found = match?.indices?.slice(1).find((each) => each !== undefined);
  if (found) mark(found[0]);
}
