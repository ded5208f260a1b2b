import type { RichText, Span, TextBlock } from '../content/rich-text.ts';

/** The content of a page, in order: blocks (the first and the last may be cut) and the white space between them. */
export type PagePiece =
  | (Span & { readonly kind: 'gap' })
  | (Span & {
      readonly kind: 'block';
      readonly block: TextBlock;
      /** Offset of the content's start on this page: the block's own start of content, or the cut. */
      readonly contentStart: number;
      /** The block begins on this page, so its list marker does too. */
      readonly opens: boolean;
    });

/** The pieces tile the page: joined, their slices of `body.text` are the page's text. */
export function sliceByBlock({ text, blocks }: RichText, page: Span): readonly PagePiece[] {
  const pieces: PagePiece[] = [];
  let position = page.start;
  for (let index = firstEndingAfter(blocks, page.start); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.start >= page.end) break;
    if (block.start > position) pieces.push({ kind: 'gap', start: position, end: block.start });
    const start = Math.max(block.start, page.start);
    const end = Math.min(block.end, page.end);
    pieces.push({
      kind: 'block',
      block,
      start,
      end,
      contentStart: Math.min(Math.max(block.contentStart, start), end),
      opens: block.start === start,
    });
    position = end;
  }
  if (position < Math.min(page.end, text.length)) pieces.push({ kind: 'gap', start: position, end: Math.min(page.end, text.length) });
  return pieces;
}

/** The index of the first block that reaches beyond `position`: by bisection, since a page is cut out of long sections often. */
export function firstEndingAfter(blocks: readonly TextBlock[], position: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    // An empty block (a rule) at the very start of the page belongs to it.
    if (block && (block.end > position || block.start >= position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
