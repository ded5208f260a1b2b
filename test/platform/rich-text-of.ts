import type { RichText } from '../../src/content/rich-text.ts';

/** Paragraphs parted by empty lines, as a body. */
export function richTextOf(text: string): RichText {
  let start = 0;
  const blocks = text.split('\n\n').map((paragraph) => {
    const block = { kind: 'paragraph', start, contentStart: start, end: start + paragraph.length, listDepth: 0, quoteDepth: 0 } as const;
    start = block.end + 2;
    return block;
  });
  return { text, blocks, marks: [] };
}
