import type {
  RichTextBlock,
  RichTextElement,
  RichTextLink,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
  TableBlock,
} from '@slack/types';
import type { Mark, RichText, Span } from '../../content/rich-text.ts';
import { isHonestLabel, isOwnAddress, webAddress } from '../../reply/honest-link.ts';
import { inlineRuns, marksIn, type Run } from '../../reply/inline.ts';
import { sliceByBlock, type PagePiece } from '../../reply/page-slice.ts';
import { slackLimits } from './limits.ts';
import { renderTable } from './render-table.ts';

type BlockPiece = Extract<PagePiece, { kind: 'block' }>;
type Leaf = RichTextText | RichTextLink;
/** `offset` is documented (reference/block-kit/block-elements/rich-text-list-element), yet missing in @slack/types. */
type List = RichTextList & { offset?: number };
type Element = RichTextSection | List | RichTextQuote | RichTextPreformatted;

const deepestIndent = 8;

/**
 * A page of a passage as `rich_text`: what stands in its text elements is shown as it is and can ping nobody.
 *
 * Sections carry their own line breaks; behind a list item, a quotation or code Slack breaks the line itself, so one is left out
 * there. Bullets, numbers and the indentation of items are Slack's, all else is the text, character for character. The first table that
 * is whole is a `table` between two of them: a message takes one.
 */
export function renderPassage(body: RichText, page: Span): readonly (RichTextBlock | TableBlock)[] {
  const blocks: (RichTextBlock | TableBlock)[] = [];
  let writer = createWriter();
  const closeText = (): void => {
    const elements = writer.elements();
    if (elements.length > 0) blocks.push({ type: 'rich_text', elements: elements as RichTextBlock['elements'] });
    writer = createWriter();
  };
  const pieces = sliceByBlock(body, page);
  const tables = pieces.map((piece) => (piece.kind === 'block' ? tableOf(piece, body.text) : undefined));
  const place = tables.findIndex((table) => table !== undefined);
  for (const [index, piece] of pieces.entries()) {
    const text = body.text.slice(piece.start, piece.end);
    const table = index === place ? tables[index] : undefined;
    if (table !== undefined) {
      closeText();
      blocks.push(table);
    } else if (piece.kind === 'gap') {
      // Blocks stand apart by themselves.
      if (place === -1 || Math.abs(index - place) !== 1) writer.space(text);
    } else if (piece.end > piece.start) writeBlock(writer, body, piece, breaksBehind(body.text, pieces[index + 1]));
  }
  closeText();
  return blocks;
}

/** A table that stands by itself and is not cut by the page. */
function tableOf({ block, start, end, opens }: BlockPiece, text: string): TableBlock | undefined {
  if (block.kind !== 'code' || block.lang !== 'table' || block.marker !== undefined || block.listDepth + block.quoteDepth > 0)
    return undefined;
  return opens && end === block.end ? renderTable(text.slice(start, end)) : undefined;
}

/** A line of Newsdesk's own making, some of it marked. */
export function richLine(text: string, marks: readonly Mark[] = []): readonly Leaf[] {
  return leavesOf(text.toWellFormed(), { start: 0, end: text.length }, marks);
}

export function leavesOf(text: string, range: Span, marks: readonly Mark[]): readonly Leaf[] {
  return inlineRuns(range, marks).flatMap((run) => leafOf(text.slice(run.start, run.end), run, text));
}

function writeBlock(writer: Writer, body: RichText, piece: BlockPiece, breaksLine: boolean): void {
  const { text } = body;
  const { block } = piece;
  const content = { start: piece.contentStart, end: piece.end };
  const isBlank = text.slice(content.start, content.end).trim() === '';
  const standsAlone = breaksLine && writer.isAtLineStart() && !isBlank;
  if (block.kind === 'code' && standsAlone && piece.block.marker === undefined) {
    writer.code(text.slice(content.start, content.end), block.quoteDepth > 0);
    return;
  }
  const marks = marksIn(body, block.start, piece);
  const marker = standsAlone && piece.opens ? markerOf(piece, text) : undefined;
  if (marker && block.kind !== 'code') {
    writer.item(leavesOf(text, { start: content.start - marker.kept, end: content.end }, marks), {
      ...marker,
      indent: Math.min(Math.max(block.listDepth - 1, 0), deepestIndent),
      quoted: block.quoteDepth > 0,
    });
    return;
  }
  const leaves = leavesOf(text, piece, block.kind === 'heading' && marks.length === 0 ? [{ kind: 'strong', ...content }] : marks);
  if (block.quoteDepth > 0 && standsAlone && block.kind !== 'code') writer.quote(leaves);
  else writer.words(leaves);
}

/** Does a line break stand behind the piece, or the end of the page? */
function breaksBehind(text: string, next: PagePiece | undefined): boolean {
  return next === undefined || (next.kind === 'gap' && text[next.start] === '\n');
}

interface Marker {
  readonly style: 'bullet' | 'ordered';
  readonly value: number;
  /** The length of the marker that stays text: a task's box. */
  readonly kept: number;
}

/** The marker as Slack draws it, or nothing if it would draw another one than the text has. */
function markerOf({ block, start, contentStart }: BlockPiece, text: string): Marker | undefined {
  const match = block.marker === undefined ? null : /^ *(?:-|([1-9]\d{0,5})\.) (\[[ xX]\] )?$/.exec(text.slice(start, contentStart));
  if (!match) return undefined;
  return { style: match[1] === undefined ? 'bullet' : 'ordered', value: Number(match[1] ?? 1), kept: match[2]?.length ?? 0 };
}

interface ItemStyle extends Marker {
  readonly indent: number;
  readonly quoted: boolean;
}

interface Writer {
  isAtLineStart(): boolean;
  space(text: string): void;
  words(leaves: readonly Leaf[]): void;
  item(leaves: readonly Leaf[], style: ItemStyle): void;
  quote(leaves: readonly Leaf[]): void;
  code(text: string, quoted: boolean): void;
  elements(): readonly Element[];
}

function createWriter(): Writer {
  const done: Element[] = [];
  let section: Leaf[] = [];
  /** White space behind a list item, a quotation or code, its first line break taken by Slack. */
  let pending: string | undefined;
  let nextNumber = 0;

  const lastLeaves = (): Leaf[] | undefined => {
    const last = done.at(-1);
    return (last?.type === 'rich_text_list' ? last.elements.at(-1)?.elements : last?.elements) as Leaf[] | undefined;
  };
  const closeSection = (): void => {
    if (section.length > 0) done.push({ type: 'rich_text_section', elements: section as RichTextElement[] });
    section = [];
  };
  /** Between two elements that break their own lines, a blank line is part of the first. */
  const beginElement = (): void => {
    closeSection();
    if (pending !== undefined && pending !== '') append(lastLeaves() ?? [], [{ type: 'text', text: pending }]);
    pending = undefined;
  };
  return {
    isAtLineStart: () =>
      section.length === 0 ? done.length === 0 || /^\n*$/.test(pending ?? ' ') : (section.at(-1)?.text ?? '').endsWith('\n'),
    space(text) {
      if (section.length === 0 && done.length > 0 && pending === undefined) pending = text.slice(1);
      else if (pending !== undefined && section.length === 0) pending += text;
      else append(section, [{ type: 'text', text }]);
    },
    words(leaves) {
      if (pending !== undefined && pending !== '' && section.length === 0) append(section, [{ type: 'text', text: pending }]);
      pending = undefined;
      append(section, leaves);
    },
    item(leaves, style) {
      const previous = section.length === 0 ? done.at(-1) : undefined;
      const isSame =
        previous?.type === 'rich_text_list' &&
        previous.style === style.style &&
        (previous.indent ?? 0) === style.indent &&
        (previous.border === 1) === style.quoted;
      beginElement();
      const item: RichTextSection = { type: 'rich_text_section', elements: append([], leaves) };
      if (isSame && previous?.type === 'rich_text_list' && (style.style === 'bullet' || nextNumber === style.value))
        previous.elements.push(item);
      else done.push(listOf(item, style));
      nextNumber = style.value + 1;
    },
    quote(leaves) {
      const previous = section.length === 0 ? done.at(-1) : undefined;
      if (previous?.type === 'rich_text_quote' && pending !== undefined) {
        append(previous.elements as Leaf[], [{ type: 'text', text: `\n${pending}` }, ...leaves]);
        pending = undefined;
        return;
      }
      beginElement();
      done.push({ type: 'rich_text_quote', elements: append([], leaves) });
    },
    code(text, quoted) {
      beginElement();
      done.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }], ...(quoted ? { border: 1 } : {}) });
    },
    elements() {
      if (pending !== undefined && pending !== '') append(lastLeaves() ?? [], [{ type: 'text', text: pending }]);
      pending = undefined;
      closeSection();
      return done;
    },
  };
}

function listOf(item: RichTextSection, { style, value, indent, quoted }: ItemStyle): List {
  return {
    type: 'rich_text_list',
    style,
    elements: [item],
    ...(indent > 0 ? { indent } : {}),
    ...(style === 'ordered' && value > 1 ? { offset: value - 1 } : {}),
    ...(quoted ? { border: 1 } : {}),
  };
}

function leafOf(text: string, run: Run, source: string): readonly Leaf[] {
  if (text === '') return [];
  const style = {
    ...(run.strong ? { bold: true } : {}),
    ...(run.emphasis ? { italic: true } : {}),
    ...(run.strike ? { strike: true } : {}),
    ...(run.code ? { code: true } : {}),
  };
  const styled = Object.keys(style).length === 0 ? {} : { style };
  const url = run.link === undefined ? undefined : linkUrl(source.slice(run.link.start, run.link.end), run.link.url);
  return [url === undefined || text.trim() === '' ? { type: 'text', text, ...styled } : { type: 'link', url, text, ...styled }];
}

/** The address that a label may lead to: none, if its words name another address. */
export function linkUrl(label: string, url: string): string | undefined {
  const target = webAddress(url);
  if (!target || target.href.length > slackLimits.buttonUrl / 3) return undefined;
  return isOwnAddress(label, url) || isHonestLabel(label, target) ? target.href : undefined;
}

/** Joins neighbors of the same style, so that a message is no longer than it must be. */
function append(leaves: Leaf[], more: readonly Leaf[]): Leaf[] {
  for (const leaf of more) {
    const last = leaves.at(-1);
    const joins = last?.type === 'text' && leaf.type === 'text' && JSON.stringify(last.style) === JSON.stringify(leaf.style);
    if (joins) leaves[leaves.length - 1] = { ...last, text: last.text + leaf.text };
    else leaves.push(leaf);
  }
  return leaves;
}
