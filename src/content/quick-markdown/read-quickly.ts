import type { Root, RootContent } from 'mdast';
import { findLabels } from './labels.ts';
import type { QuickRules } from './quick-block.ts';
import { readQuickBlock } from './quick-blocks.ts';
import { shiftNodes } from './shift-nodes.ts';
import { createTextLines, type TextLines } from './text-lines.ts';
import { findUnreadEnd } from './unread-end.ts';

/** Text that a line could hide from its neighbors: it is read differently at the beginning of a text, or replaced. */
const UNSURE = /[\r\0\uFEFF]/u;
/** Stands for plain blocks between two other parts of a text. It ends what is before it, and has nothing in it. */
const STAND_IN = '#\n';

/** Consecutive lines that the parser reads. */
interface Part {
  readonly first: number;
  readonly end: number;
}

/**
 * The tree of a Markdown text as `parse` reads it, in less time: plain blocks are read here, and `parse` gets the rest, in one text, because
 * what stands in one part may be defined in another. `readsHtml`: blocks of HTML are read as such.
 */
export function readQuickly(text: string, readsHtml: boolean, parse: (text: string) => Root): Root {
  if (UNSURE.test(text)) return parse(text);
  const lines = createTextLines(text);
  const blocks = readBlocks(lines, { readsHtml, labels: findLabels(text) });
  const parts = blocks.filter((block): block is Part => 'first' in block);
  const read = parts.length === 0 ? new Map<Part, readonly RootContent[]>() : readParts(lines, parts, parse);
  const children = blocks.flatMap((block) => ('first' in block ? (read.get(block) ?? []) : [block]));
  return { type: 'root', children, position: lines.position(0, text.length) };
}

function readBlocks(lines: TextLines, rules: QuickRules): readonly (RootContent | Part)[] {
  const blocks: (RootContent | Part)[] = [];
  let mayFollowList = false;
  for (let line = 0; line < lines.count; ) {
    if (lines.isBlank(line)) {
      line += 1;
      continue;
    }
    const block = readQuickBlock(lines, line, mayFollowList, rules);
    if (block !== undefined) {
      blocks.push(block.node);
      mayFollowList = block.node.type === 'list';
      line = block.next;
      continue;
    }
    const { end, mayEndInList } = findUnreadEnd(lines, line, rules.readsHtml);
    const last = blocks.at(-1);
    if (last !== undefined && 'first' in last) blocks[blocks.length - 1] = { first: last.first, end };
    else blocks.push({ first: line, end });
    mayFollowList = mayEndInList;
    line = end;
  }
  return blocks;
}

/** Parses the parts as one text, with stand-ins between them, and puts the nodes back where they stand. */
function readParts(lines: TextLines, parts: readonly Part[], parse: (text: string) => Root): ReadonlyMap<Part, readonly RootContent[]> {
  let text = '';
  let line = 0;
  const places = parts.map((part, index) => {
    if (index > 0) text += STAND_IN;
    if (index > 0) line += 1;
    const place = { part, start: text.length, lines: part.first - line, offset: lines.start(part.first) - text.length };
    const piece = lines.text.slice(lines.start(part.first), part.end < lines.count ? lines.start(part.end) : undefined);
    text += piece.endsWith('\n') || index === parts.length - 1 ? piece : `${piece}\n`;
    line += part.end - part.first;
    return place;
  });
  const nodes = parse(text).children;
  const read = new Map<Part, readonly RootContent[]>();
  let next = 0;
  for (const [index, { part, start, ...by }] of places.entries()) {
    const end = (places[index + 1]?.start ?? Number.POSITIVE_INFINITY) - STAND_IN.length;
    while (next < nodes.length && offsetOf(nodes[next]) < start) next += 1;
    const first = next;
    while (next < nodes.length && offsetOf(nodes[next]) < end) next += 1;
    read.set(part, shiftNodes(nodes.slice(first, next), by));
  }
  return read;
}

function offsetOf(node: RootContent | undefined): number {
  return node?.position?.start.offset ?? 0;
}
