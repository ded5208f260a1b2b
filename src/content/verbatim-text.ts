import { createListDepths, readListLine } from './list-line.ts';
import type { RichText, TextBlock } from './rich-text.ts';

/** One list for all texts without markup. */
const NO_MARKS: RichText['marks'] = [];

/**
 * Finds paragraphs and list items over a text that must stay as it is: `text` of the result is `text`, whatever it
 * holds. A blank line ends a paragraph; a line that begins as a list item begins a block.
 */
export function toVerbatimText(text: string): RichText {
  const blocks: TextBlock[] = [];
  const depths = createListDepths();
  let open: TextBlock | undefined;
  for (let lineStart = 0; lineStart < text.length; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const block = readBlockLine(text.slice(lineStart, lineEnd), lineStart, open, depths);
    if (open !== undefined && block?.continues !== true) blocks.push(open);
    open = block?.block;
    lineStart = lineEnd + 1;
  }
  if (open !== undefined) blocks.push(open);
  return { text, blocks, marks: NO_MARKS };
}

interface BlockLine {
  readonly block: TextBlock;
  /** Whether the line belongs to the block before it, of which `block` is the longer form. */
  readonly continues: boolean;
}

function readBlockLine(
  line: string,
  offset: number,
  open: TextBlock | undefined,
  depths: ReturnType<typeof createListDepths>,
): BlockLine | undefined {
  const end = offset + line.trimEnd().length;
  const first = line.length - line.trimStart().length;
  if (end <= offset + first) return undefined;
  const item = readListLine(line);
  if (item !== undefined && offset + item.contentStart <= end) {
    const listDepth = depths.depthOf(item.indent);
    const start = offset + first;
    return {
      continues: false,
      block: { kind: 'paragraph', start, end, contentStart: offset + item.contentStart, listDepth, quoteDepth: 0, marker: item.marker },
    };
  }
  if (open !== undefined) return { continues: true, block: { ...open, end } };
  depths.reset();
  return {
    continues: false,
    block: { kind: 'paragraph', start: offset + first, end, contentStart: offset + first, listDepth: 0, quoteDepth: 0 },
  };
}
