import type { Code, List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { readHtmlText } from './html-text.ts';
import { createInlineBuilder } from './inline-text.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { appendAll, toInlineText } from './markdown-inline.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { createRichTextBuilder, markerText, TOP_LEVEL, type BlockPlace, type RichTextBuilder } from './rich-text-builder.ts';
import type { ListMarker, RichText } from './rich-text.ts';
import { formatTable } from './table-text.ts';

/** One section's Markdown as text with structure. The footnotes it refers to follow at its end. */
export function toRichText(nodes: readonly RootContent[], context: MarkdownContext): RichText {
  const builder = createRichTextBuilder();
  const footnotes = new Set<string>();
  const writer: Writer = { builder, context };
  for (const node of nodes) {
    collectFootnotes(node, footnotes);
    writeBlock(node, TOP_LEVEL, writer);
  }
  // A footnote may refer to another one: the set grows while it is walked.
  for (const identifier of footnotes) writeFootnote(identifier, footnotes, writer);
  return builder.build();
}

interface Writer {
  readonly builder: RichTextBuilder;
  readonly context: MarkdownContext;
}

function writeBlock(node: Nodes, place: BlockPlace, writer: Writer): void {
  const { builder, context } = writer;
  switch (node.type) {
    case 'paragraph':
      return builder.paragraph(toInlineText(node.children, context), place);
    case 'heading':
      return builder.heading(toInlineText(withoutId(node.children), context), node.depth, place);
    case 'code':
      return writeCode(node, place, builder);
    case 'thematicBreak':
      return builder.rule(place);
    case 'blockquote':
      return writeChildren(node.children, { ...place, quoteDepth: place.quoteDepth + 1 }, writer);
    case 'list':
      return writeList(node, place, writer);
    case 'table':
      return writeTable(node, place, writer);
    case 'html':
      return writeHtml(node.value, place, writer);
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return;
    default:
      if ('children' in node) writeChildren(node.children as readonly Nodes[], place, writer);
  }
}

/** `### Gate {#gate}` in a list or a quotation makes no section, and has no use for its id. */
function withoutId(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return children;
  return [...children.slice(0, -1), { ...last, value: last.value.replace(/(?<![ \t])[ \t]*\{#[^\s{}]+\}[ \t]*$/u, '') }];
}

/** Only the first block of a list item carries its marker. */
function writeChildren(nodes: readonly Nodes[], place: BlockPlace, writer: Writer): void {
  const { marker, ...unmarked } = place;
  const rest = marker === undefined ? unmarked : { ...unmarked, indent: unmarked.indent + ' '.repeat(markerText(marker).length) };
  nodes.forEach((node, index) => writeBlock(node, index === 0 ? place : rest, writer));
}

function writeCode(node: Code, place: BlockPlace, builder: RichTextBuilder): void {
  const lang = /^[\w+#.-]{1,32}/.exec(node.lang ?? '')?.[0];
  // `table` is how a table is told from code; a fence of that name is plain.
  builder.code(node.value, lang === 'table' ? undefined : lang, place);
}

function writeList(node: List, place: BlockPlace, writer: Writer): void {
  const list = place.list ?? node;
  if (place.marker !== undefined) writer.builder.paragraph({ text: '', marks: [] }, place);
  const indent = place.marker === undefined ? place.indent : place.indent + ' '.repeat(markerText(place.marker).length);
  const { quoteDepth } = place;
  node.children.forEach((item, index) => {
    const marker = markerOf(item, node, index);
    const itemPlace: BlockPlace = { listDepth: place.listDepth + 1, quoteDepth, indent, marker, list };
    const [first] = item.children;
    // An item without text of its own still needs a line for the marker.
    if (first === undefined || !BEARS_MARKER.has(first.type) || (first.type === 'code' && first.value === '')) {
      writer.builder.paragraph({ text: '', marks: [] }, itemPlace);
      const { marker: _, ...rest } = itemPlace;
      writeChildren(item.children, { ...rest, indent: indent + ' '.repeat(markerText(marker).length) }, writer);
    } else {
      writeChildren(item.children, itemPlace, writer);
    }
  });
}

const BEARS_MARKER = new Set(['paragraph', 'heading', 'code', 'list']);

function markerOf(item: ListItem, list: List, index: number): ListMarker {
  if (typeof item.checked === 'boolean') return { kind: 'task', done: item.checked };
  return list.ordered === true ? { kind: 'number', value: (list.start ?? 1) + index } : { kind: 'bullet' };
}

function writeTable(node: Table, place: BlockPlace, writer: Writer): void {
  const rows = node.children.map((row) => row.children.map((cell) => toInlineText(cell.children, writer.context)));
  const hasLinks = rows.some((row) => row.some((cell) => cell.marks.some((mark) => mark.kind === 'link')));
  const plain = rows.map((row) => row.map((cell) => cell.text.replace(/\n/g, ' ')));
  const text = hasLinks || plain.length === 0 ? undefined : formatTable(plain, node.align ?? []);
  if (text !== undefined) writer.builder.code(text, 'table', place);
  else writeRecords(node, plain[0] ?? [], place, writer);
}

/** One list item a row, a line a cell: `Header: value`. */
function writeRecords(node: Table, headers: readonly string[], place: BlockPlace, writer: Writer): void {
  const list = place.list ?? node;
  const [, ...rows] = node.children;
  for (const row of rows) {
    const builder = createInlineBuilder();
    let lines = 0;
    row.children.forEach((cell, column) => {
      if (toInlineText(cell.children, writer.context).text === '') return;
      if (lines++ > 0) builder.breakLine();
      const header = headers[column] ?? '';
      if (header !== '') builder.append(`${header}: `);
      appendAll(cell.children, builder, writer.context);
    });
    const { marker: _, ...unmarked } = place;
    if (lines > 0)
      writer.builder.paragraph(builder.build(), { ...unmarked, listDepth: place.listDepth + 1, marker: { kind: 'bullet' }, list });
  }
}

function writeHtml(html: string, place: BlockPlace, writer: Writer): void {
  const { markdown, lost } = readHtmlText(html);
  writer.context.ignored.elements.push(...lost);
  if (markdown.trim() === '') return;
  writeChildren(parseMarkdown(markdown, { inlineHtml: true }).children, place, writer);
}

function collectFootnotes(node: Nodes, found: Set<string>): void {
  if (node.type === 'footnoteReference') found.add(node.identifier);
  if (node.type !== 'footnoteDefinition' && 'children' in node) for (const child of node.children) collectFootnotes(child, found);
}

/** `[1] The note's text`, with the label its reference has. */
function writeFootnote(identifier: string, found: Set<string>, writer: Writer): void {
  const note = writer.context.footnotes.get(identifier);
  if (note === undefined) return;
  for (const child of note.children) collectFootnotes(child, found);
  const [first, ...rest] = note.children;
  const label = `[${note.label ?? identifier}] `;
  const builder = createInlineBuilder();
  builder.append(label);
  if (first?.type === 'paragraph') appendAll(first.children, builder, writer.context);
  writer.builder.paragraph(builder.build(), TOP_LEVEL);
  writeChildren(first?.type === 'paragraph' ? rest : note.children, TOP_LEVEL, writer);
}
