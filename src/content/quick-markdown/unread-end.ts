import { isFenceLine, isHeadingLine, isItemLine, findClosingFence } from './line-shapes.ts';
import type { TextLines } from './text-lines.ts';

/** A fence behind indentation or the marker of an item. */
const INNER_FENCE = /^( *(?:(?:[-*+]|\d{1,9}[.)]) +)*)(`{3,}(?=[^`]*$)|~{3,})/u;
const HTML = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*</u;
/** HTML that goes on behind blank lines, each with its end. */
const LONG_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/<(?:script|pre|style|textarea)(?=[\s>]|$)/iu, /<\/(?:script|pre|style|textarea)>/iu],
  [/<!--/u, /-->/u],
  [/<\?/u, /\?>/u],
  [/<!\[CDATA\[/u, /\]\]>/u],
  [/<![a-z]/iu, />/u],
];

/**
 * The first line behind what begins at a line and is not a plain block, at which certainly nothing is open: neither a container nor code nor HTML.
 * Such a line has no indentation and follows a blank line or code, or is a heading. The number of lines if there is none, or no certainty.
 * `readsHtml`: blocks of HTML are read as such.
 */
export function findUnreadEnd(
  lines: TextLines,
  line: number,
  readsHtml: boolean,
): { readonly end: number; readonly mayEndInList: boolean } {
  let mayEndInList = false;
  /** Lines since the last blank one may be HTML, in which a fence is text. */
  let isInHtml = false;
  for (let at = line; at < lines.count; at += 1) {
    if (lines.isBlank(at)) {
      isInHtml = false;
      continue;
    }
    const text = lines.read(at);
    const close = at === line && readsHtml ? findLongHtmlEnd(lines, line) : undefined;
    if (close !== undefined) return { end: close + 1, mayEndInList };
    const isOuter = at > line && !/^\s/u.test(text);
    const isBehindBlank = at > line && lines.isBlank(at - 1);
    if (isOuter && isBehindBlank && !(mayEndInList && isItemLine(text))) return { end: at, mayEndInList };
    if (isOuter && !isInHtml && isHeadingLine(text)) return { end: at, mayEndInList };
    // Behind code by indentation the parser reads fewer items, too.
    mayEndInList ||= /^\s/u.test(text) || isItemLine(text);
    if (readsHtml && HTML.test(text)) {
      isInHtml = true;
      if (mayGoOn(lines, at)) break;
    }
    if (isFenceLine(text)) {
      const close = isInHtml ? undefined : findClosingFence(lines, at, readsHtml);
      if (close === undefined) break;
      return { end: close + 1, mayEndInList: false };
    }
    const inner = INNER_FENCE.exec(text);
    if (inner !== null) {
      const close = isInHtml ? undefined : innerFenceEnd(lines, at, inner[1]?.length ?? 0, inner[2] ?? '');
      if (close === undefined) break;
      at = close;
    }
  }
  return { end: lines.count, mayEndInList };
}

/** Code in an item: as long as all its lines stand behind the same indentation, it is the same lines however they are read. */
function innerFenceEnd(lines: TextLines, line: number, column: number, mark: string): number | undefined {
  for (let next = line + 1; next < lines.count; next += 1) {
    if (lines.isBlank(next)) continue;
    const text = lines.read(next);
    if (lines.indentOf(next) < column || text.slice(0, column).includes('\t')) return undefined;
    const signs = text.trim();
    if (/^(?:`+|~+)$/u.test(signs) && signs.startsWith(mark)) return lines.indentOf(next) === column ? next : undefined;
  }
  return undefined;
}

/** The last line of HTML that begins at a line and may hold blank lines; undefined if there is none or it has no end. */
function findLongHtmlEnd(lines: TextLines, line: number): number | undefined {
  const text = lines.read(line);
  const kind = LONG_HTML.find(([opening]) => text.search(opening) === 0);
  if (kind === undefined) return undefined;
  const [, closing] = kind;
  if (closing.test(text.slice(2))) return line;
  for (let next = line + 1; next < lines.count; next += 1) if (closing.test(lines.read(next))) return next;
  return undefined;
}

/** Whether HTML that begins in a line may go on behind the next blank line. */
function mayGoOn(lines: TextLines, line: number): boolean {
  for (const [opening, closing] of LONG_HTML) {
    const index = lines.read(line).search(opening);
    if (index === -1) continue;
    let rest = lines.read(line).slice(index + 2);
    for (let next = line + 1; !closing.test(rest); next += 1) {
      if (next >= lines.count || lines.isBlank(next)) return true;
      rest = lines.read(next);
    }
  }
  return false;
}
