import { isFenceLine, isHeadingLine, isItemLine, findClosingFence } from './line-shapes.ts';
import { createLongHtml } from './long-html.ts';
import type { TextLines } from './text-lines.ts';

/** A fence behind indentation, or the markers of items and notes. */
const INNER_FENCE = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|\[\^(?:\\.|[^\\\]])*\]:[ \t]*)*)(`{3,}(?=[^`]*$)|~{3,})/u;
const HTML = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*</u;

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
  const html = createLongHtml(lines);
  for (let at = line; at < lines.count; at += 1) {
    if (lines.isBlank(at)) {
      isInHtml = false;
      continue;
    }
    const text = lines.read(at);
    const close = at === line && readsHtml ? html.findEnd(line) : undefined;
    if (close !== undefined) return { end: close + 1, mayEndInList };
    const isOuter = at > line && !/^\s/u.test(text);
    const isBehindBlank = at > line && lines.isBlank(at - 1);
    if (isOuter && isBehindBlank && !(mayEndInList && isItemLine(text))) return { end: at, mayEndInList };
    if (isOuter && !isInHtml && isHeadingLine(text)) return { end: at, mayEndInList };
    // Behind code by indentation the parser reads fewer items, too.
    mayEndInList ||= /^\s/u.test(text) || isItemLine(text);
    if (readsHtml && HTML.test(text)) {
      isInHtml = true;
      if (html.mayGoOn(at)) break;
    }
    if (isFenceLine(text)) {
      const close = isInHtml ? undefined : findClosingFence(lines, at, readsHtml);
      if (close === undefined) break;
      return { end: close + 1, mayEndInList: false };
    }
    const inner = INNER_FENCE.exec(text);
    if (inner !== null) {
      const close = isInHtml ? undefined : innerFenceEnd(lines, at, inner[1] ?? '', inner[2] ?? '');
      if (close === undefined) break;
      at = close;
    }
  }
  return { end: lines.count, mayEndInList };
}

/**
 * The last line of code in an item. `opening`: what stands before its fence. As long as all its lines stand behind the same indentation, they
 * are the same lines however they are read. In a note they stand behind less than its marker takes.
 */
function innerFenceEnd(lines: TextLines, line: number, opening: string, mark: string): number | undefined {
  if (opening.includes('[')) return undefined;
  const indent = opening.replace(/[^\t]/gu, ' ');
  for (let next = line + 1; next < lines.count; next += 1) {
    if (lines.isBlank(next)) continue;
    const text = lines.read(next);
    if (!text.startsWith(indent)) return undefined;
    const [, more, signs] = /^([ \t]*)(`+|~+)[ \t]*$/u.exec(text.slice(indent.length)) ?? [];
    if (signs?.startsWith(mark)) return more === '' ? next : undefined;
  }
  return undefined;
}
