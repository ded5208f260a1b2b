import type { List, ListItem, Paragraph } from 'mdast';
import { endsParagraph, isItemBelowText, isItemLine, isPlainLine } from './line-shapes.ts';
import type { QuickBlock, QuickRules } from './quick-block.ts';
import { readQuickPhrases } from './quick-phrases.ts';
import type { TextLines } from './text-lines.ts';

const ITEM = /^( *)([-*+]|\d{1,9}[.)])( {1,4})(?=[^ ])/u;
/** A box of a task. */
const BOX = /^\[[ xX]\](?:\s|$)/u;
/** Farther than this behind the text of its item, a line is code. */
const MAX_SHIFT = 3;

/** A list whose items are a paragraph each, or a paragraph and such a list; undefined if a line is of another kind. */
export function readQuickList(lines: TextLines, line: number, rules: QuickRules): QuickBlock | undefined {
  const list = readItems(lines, line, 0, rules);
  if (list === undefined) return undefined;
  const { next } = list;
  // Indented lines belong to the last item; another marker begins another list.
  const following = nextText(lines, next);
  if (following < lines.count) {
    const text = lines.read(following);
    if (lines.indentOf(following) > 0 || isItemLine(text)) return undefined;
    if (following === next && !endsParagraph(text)) return undefined;
  }
  return list;
}

/** The items with the indentation `indent`. Blank lines between them are read in a list that stands in none. */
function readItems(lines: TextLines, line: number, indent: number, rules: QuickRules): { node: List; next: number } | undefined {
  const sign = signOf(lines.read(line));
  const children: ListItem[] = [];
  let next = line;
  let spread = false;
  for (;;) {
    const item = readItem(lines, next, indent, rules);
    if (item === undefined) return undefined;
    children.push(item.node);
    next = item.next;
    const following = nextText(lines, next);
    const text = lines.read(following);
    if (following >= lines.count || lines.indentOf(following) !== indent || !isItemLine(text.trimStart()) || signOf(text) !== sign) break;
    if (following > next && indent > 0) return undefined;
    spread ||= following > next;
    next = following;
  }
  const [first] = children;
  const last = children.at(-1);
  const ordered = /\d/u.test(lines.read(line).trimStart()[0] ?? '');
  const node: List = {
    type: 'list',
    ordered,
    start: ordered ? Number.parseInt(lines.read(line), 10) : null,
    spread,
    children,
    position: { start: first?.position?.start ?? lines.point(0), end: last?.position?.end ?? lines.point(0) },
  };
  return { node, next };
}

function readItem(lines: TextLines, line: number, indent: number, rules: QuickRules): { node: ListItem; next: number } | undefined {
  const text = lines.read(line);
  const [opening, before = '', marker = '', space = ''] = ITEM.exec(text) ?? [];
  if (opening === undefined || before.length !== indent) return undefined;
  const column = before.length + marker.length + space.length;
  if (!isPlainLine(text.slice(column)) || BOX.test(text.slice(column))) return undefined;
  let next = line + 1;
  while (next < lines.count && !lines.isBlank(next) && isPlainLine(lines.read(next))) next += 1;
  const start = lines.start(line);
  const children = readQuickPhrases(lines, start + column, lines.textEnd(next - 1), rules.labels);
  if (children === undefined) return undefined;
  const paragraph: Paragraph = { type: 'paragraph', children, position: lines.position(start + column, lines.end(next - 1)) };
  const shift = lines.indentOf(next) - column;
  const isNested = next < lines.count && shift >= 0 && shift <= MAX_SHIFT && isItemBelowText(lines.read(next).trimStart());
  const nested = isNested ? readItems(lines, next, column + shift, rules) : undefined;
  if (isNested && nested === undefined) return undefined;
  const end = nested === undefined ? lines.end(next - 1) : (nested.node.position?.end.offset ?? 0);
  const node: ListItem = {
    type: 'listItem',
    spread: false,
    checked: null,
    children: nested === undefined ? [paragraph] : [paragraph, nested.node],
    position: lines.position(start + indent, end),
  };
  return { node, next: nested?.next ?? next };
}

function nextText(lines: TextLines, line: number): number {
  let next = line;
  while (next < lines.count && lines.isBlank(next)) next += 1;
  return next;
}

/** Items of one list have the same sign: the bullet, or that behind the number. */
function signOf(line: string): string {
  return /^ *(?:\d+)?(.)/u.exec(line)?.[1] ?? '';
}
