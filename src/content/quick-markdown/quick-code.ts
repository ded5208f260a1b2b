import type { Code } from 'mdast';
import { findClosingFence, isPlainLine } from './line-shapes.ts';
import type { QuickBlock, QuickRules } from './quick-block.ts';
import type { TextLines } from './text-lines.ts';

/** A fence with a plain language and options, or none. */
const FENCE = /^(?:`{3,}|~{3,}(?!~)) *(?:([^\s`\\&]+)(?: +([^\s`\\](?:[^`\\\t]*[^\s`\\])?))?)?$/u;
const REFERENCE = /&(?:#|[a-z])\w*;/iu;
const INDENT = 4;

/** Code between two fences without indentation. */
export function readFencedCode(lines: TextLines, line: number, { readsHtml }: QuickRules): QuickBlock | undefined {
  const text = lines.read(line);
  const info = FENCE.exec(text);
  const close = findClosingFence(lines, line, readsHtml);
  if (info === null || REFERENCE.test(text) || close === undefined || !/^[`~]+$/u.test(lines.read(close))) return undefined;
  const start = lines.start(line + 1);
  const value = lines.text.slice(start, Math.max(start, lines.start(close) - 1));
  const position = lines.position(lines.start(line), lines.end(close));
  return { node: { type: 'code', lang: info[1] ?? null, meta: info[2] ?? null, value, position } satisfies Code, next: close + 1 };
}

/** Code by four spaces before its lines, up to a blank line; undefined if tabs stand there, or nothing but as many spaces. */
export function readIndentedCode(lines: TextLines, line: number): QuickBlock | undefined {
  let last = line;
  for (let next = line; next < lines.count; next += 1) {
    const indent = lines.indentOf(next);
    const isBlank = lines.isBlank(next);
    if (/^ *\t/u.test(lines.read(next)) || (isBlank && indent >= INDENT)) return undefined;
    if (isBlank) continue;
    // Directly behind code, and for some lines even behind a blank line, the parser reads less as the beginning of a block.
    if (indent < INDENT && (last === next - 1 || !isPlainLine(lines.read(next)))) return undefined;
    if (indent < INDENT) break;
    last = next;
  }
  const rows = Array.from({ length: last - line + 1 }, (_, row) => lines.read(line + row).replace(/^ {1,4}/u, ''));
  const position = lines.position(lines.start(line), lines.end(last));
  return { node: { type: 'code', lang: null, meta: null, value: rows.join('\n'), position } satisfies Code, next: last + 1 };
}
