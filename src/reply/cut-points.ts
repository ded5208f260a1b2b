import { graphemes } from '../content/graphemes.ts';
import type { RichText, Span, TextBlock } from '../content/rich-text.ts';
import { firstEndingAfter } from './page-slice.ts';
import { marksIn } from './inline.ts';

/** Offsets at which a text may be cut, from the best places to the last resort. */
export const cutLevels = ['block', 'sentence', 'word', 'grapheme', 'graphemeInLink', 'codePoint'] as const;
export type CutLevel = (typeof cutLevels)[number];

export interface CutPoints {
  /** Places strictly inside the range, ascending, computed as they are asked for. */
  between(level: CutLevel, range: Span): Iterable<number>;
  /** A page should not end here: it would end with a heading. */
  followsHeading(position: number): boolean;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

export function createCutPoints(body: RichText): CutPoints {
  const { text, blocks } = body;
  const clusters = graphemes.segment(text);
  const isGraphemeBoundary = (position: number): boolean => clusters.containing(position)?.index === position;
  const blockCuts = blocks.flatMap((block, index) => (index > 0 && isGraphemeBoundary(block.start) ? [block.start] : []));
  const headingEnds = new Set(blocks.flatMap((block, index) => (block.kind === 'heading' ? [blocks[index + 1]?.start ?? block.end] : [])));

  function* insideBlock(level: CutLevel, range: Span): Generator<number> {
    const block = blockAt(blocks, range.start);
    const links = block === undefined || level === 'graphemeInLink' || level === 'codePoint' ? [] : linksOf(body, block, range);
    let link = 0;
    for (const position of positionsOf(level, text, range, block?.kind === 'code')) {
      if (isInMarker(blocks, position)) continue;
      while ((links[link]?.end ?? Infinity) <= position) link += 1;
      if (position > (links[link]?.start ?? Infinity)) continue;
      if (level !== 'codePoint' && !isGraphemeBoundary(position)) continue;
      yield position;
    }
  }

  return {
    between: (level, range) => (level === 'block' ? inside(blockCuts, range) : insideBlock(level, range)),
    followsHeading: (position) => headingEnds.has(position),
  };
}

function* positionsOf(level: CutLevel, text: string, range: Span, isCode: boolean): Generator<number> {
  switch (level) {
    case 'block':
      return;
    case 'sentence':
      yield* isCode ? lineStarts(text, range) : segmentStarts(sentences, text, range);
      return;
    case 'word':
      yield* wordStarts(text, range);
      return;
    case 'grapheme':
    case 'graphemeInLink':
      yield* segmentStarts(graphemes, text, range);
      return;
    case 'codePoint':
      for (let position = range.start; ; ) {
        position += (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
        if (position >= range.end) return;
        yield position;
      }
  }
}

function* lineStarts(text: string, range: Span): Generator<number> {
  for (let at = text.indexOf('\n', range.start); at !== -1 && at + 1 < range.end; at = text.indexOf('\n', at + 1)) yield at + 1;
}

function* segmentStarts(segmenter: Intl.Segmenter, text: string, range: Span): Generator<number> {
  for (const { index } of segmenter.segment(text.slice(range.start, range.end))) if (index > 0) yield range.start + index;
}

/** A word may begin a page where white space or another word stands before it, never right after an opening quote. */
function* wordStarts(text: string, range: Span): Generator<number> {
  let followsSpace = false;
  let followsWord = false;
  for (const { index, segment, isWordLike = false } of words.segment(text.slice(range.start, range.end))) {
    const isSpace = segment.trim() === '';
    if (index > 0 && !isSpace && (followsSpace || (followsWord && isWordLike))) yield range.start + index;
    followsSpace = isSpace;
    followsWord = isWordLike;
  }
}

function* inside(positions: readonly number[], range: Span): Generator<number> {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= range.start) low = middle + 1;
    else high = middle;
  }
  for (let position = positions[low]; position !== undefined && position < range.end; position = positions[low]) {
    yield position;
    low += 1;
  }
}

function blockAt(blocks: readonly TextBlock[], position: number): TextBlock | undefined {
  const block = blocks[firstEndingAfter(blocks, position)];
  return block && block.start <= position ? block : undefined;
}

/** Between the start of a block and its content, the content's start included: a marker alone ends no page. */
function isInMarker(blocks: readonly TextBlock[], position: number): boolean {
  const block = blockAt(blocks, position);
  return block !== undefined && position > block.start && position <= block.contentStart;
}

function linksOf(body: RichText, block: TextBlock, range: Span): readonly Span[] {
  return marksIn(body, block.start, range).filter(({ kind }) => kind === 'link' || kind === 'image');
}
