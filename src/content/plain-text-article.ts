import type { Part } from './article.ts';
import type { ArticleBody, BodyOptions, SectionDraft } from './article-body.ts';
import { createInlineBuilder, type InlineBuilder, type InlineText } from './inline-text.ts';
import { toIsoDate } from './iso-date.ts';
import { createListDepths } from './list-line.ts';
import { readByline } from './names.ts';
import { isClosed, isStockHeading } from './heading-shape.ts';
import { headingLevels } from './plain-text-headings.ts';
import { readLines, type PlainTextLine } from './plain-text-lines.ts';
import { isSameTitle } from './same-title.ts';
import { createRichTextBuilder, TOP_LEVEL } from './rich-text-builder.ts';
import type { RichText } from './rich-text.ts';
import { toSafeUrl } from './safe-url.ts';
import type { SourceText } from './source-text.ts';
import { findTrailingCredit } from './trailing-credit.ts';

const MAX_TITLE = 200;
const MAX_DEK = 250;

/**
 * Reads an article in plain text: a title line; a dek line, which is not closed by punctuation; the lede; sections under bare
 * heading lines; a last line of credits. Blank lines decide nothing, so a file reads the same with none, one or many.
 */
export function readPlainTextArticle(source: SourceText, { start, title: given }: BodyOptions): ArticleBody {
  const trailing = findTrailingCredit(source, start);
  const lines = [...readLines(source.text, start, trailing?.part.start ?? source.text.length)];
  const parts: Part[] = trailing === undefined ? [] : [trailing.part];
  const take = (kind: Part['kind'], line: PlainTextLine): string => {
    parts.push({ kind, start: line.start, end: line.end });
    lines.splice(lines.indexOf(line), 1);
    return line.text.replace(/\s+/gu, ' ');
  };
  const titleLine = lines.find((line, index) => index === 0 && isTitle(line, given, lines.length));
  const title = titleLine === undefined ? undefined : take('title', titleLine);
  const { bylines, publishedAt } = titleLine === undefined ? { bylines: [], publishedAt: undefined } : takeBylines(lines, take);
  const dekLine = titleLine === undefined ? undefined : findDek(lines);
  const dek = dekLine === undefined ? undefined : take('dek', dekLine);
  const more = titleLine === undefined ? { bylines: [], publishedAt: undefined } : takeBylines(lines, take);
  const date = trailing?.credit.publishedAt ?? publishedAt ?? more.publishedAt;
  const sections = toSections(lines, parts, start);
  return {
    ...(title === undefined ? {} : { title }),
    ...(dek === undefined ? {} : { dek }),
    bylines: [...bylines, ...more.bylines],
    ...(trailing === undefined && date === undefined
      ? {}
      : { credit: { credit: trailing?.credit.credit ?? {}, ...(date === undefined ? {} : { publishedAt: date }) } }),
    sections,
    parts,
  };
}

function isTitle(line: PlainTextLine, given: string | undefined, lineCount: number): boolean {
  if (given !== undefined) return isSameTitle(line.text, given);
  if (line.item !== undefined || line.text.length > MAX_TITLE) return false;
  // A long closed line is a paragraph; one alone is all there is to read.
  return lineCount > 1 && !(line.text.length > 100 && /[.。]$/u.test(line.text));
}

/** The line below the title, unless it is closed (the lede), or heads a section itself. */
function findDek(lines: readonly PlainTextLine[]): PlainTextLine | undefined {
  const [line, next] = lines;
  if (line === undefined || next === undefined || line.item !== undefined || next.item !== undefined) return undefined;
  return isClosed(line.text) || line.text.length > MAX_DEK || isStockHeading(line.text) ? undefined : line;
}

/** `By Shtef` and a date, each on a line of its own below the title. */
function takeBylines(lines: readonly PlainTextLine[], take: (kind: Part['kind'], line: PlainTextLine) => string) {
  const bylines: string[] = [];
  let publishedAt: string | undefined;
  for (let line = lines[0]; line !== undefined; line = lines[0]) {
    const by = readByline(line.text);
    const date = by?.date ?? toIsoDate(line.text.replace(/^(?:published|posted|date)\s*(?:on|[:：])\s*/iu, ''));
    if (line.item !== undefined || (by === undefined && date === undefined)) break;
    take('credit', line);
    bylines.push(...(by?.names ?? []));
    publishedAt ??= date;
  }
  return { bylines, publishedAt };
}

function toSections(lines: readonly PlainTextLine[], parts: Part[], start: number): readonly SectionDraft[] {
  const levels = headingLevels(lines);
  const sections: SectionDraft[] = [];
  const path: string[] = [];
  let heading: PlainTextLine | undefined;
  let level = 0;
  let own: PlainTextLine[] = [];
  const close = (): void => {
    const [first] = own;
    const last = own.at(-1);
    if (first !== undefined && last !== undefined) parts.push({ kind: 'body', start: first.start, end: last.end });
    const named = heading === undefined ? {} : { heading: headingText(heading) };
    sections.push({ ...named, headingPath: [...path], level, offset: heading?.start ?? first?.start ?? start, body: toRichText(own) });
  };
  lines.forEach((line, index) => {
    const lineLevel = levels[index] ?? 0;
    if (lineLevel === 0) {
      own.push(line);
      return;
    }
    close();
    parts.push({ kind: 'heading', start: line.start, end: line.end });
    path.length = Math.min(path.length, lineLevel - 2);
    path.push(headingText(line));
    [heading, level, own] = [line, lineLevel, []];
  });
  close();
  return sections;
}

function headingText(line: PlainTextLine): string {
  return line.text.replace(/\s+/gu, ' ').replace(/\s*[:：]$/u, '');
}

function toRichText(lines: readonly PlainTextLine[]): RichText {
  const builder = createRichTextBuilder();
  const depths = createListDepths();
  let list: object | undefined;
  for (const { text, item } of lines) {
    if (item === undefined) {
      list = undefined;
      depths.reset();
      builder.paragraph(toInline(text), TOP_LEVEL);
    } else {
      list ??= {};
      const listDepth = depths.depthOf(item.indent);
      builder.paragraph(toInline(text), { listDepth, quoteDepth: 0, indent: '  '.repeat(listDepth - 1), marker: item.marker, list });
    }
  }
  return builder.build();
}

/** The only markup of plain text is `**bold**`, a bare web address, and the lines of a definition list. */
function toInline(text: string): InlineText {
  const builder = createInlineBuilder();
  text.split('\n').forEach((line, index) => {
    if (index > 0) builder.breakLine();
    let at = 0;
    for (const bold of line.matchAll(/(?<![\p{L}\p{N}/*])\*\*(?<inner>[^*\s](?:[^*]*[^*\s])?)\*\*/gu)) {
      appendWithLinks(line.slice(at, bold.index), builder);
      builder.mark({ kind: 'strong' }, () => appendWithLinks(bold.groups?.['inner'] ?? '', builder));
      at = bold.index + bold[0].length;
    }
    appendWithLinks(line.slice(at), builder);
  });
  return builder.build();
}

function appendWithLinks(text: string, builder: InlineBuilder): void {
  let at = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?'’)\]]/giu)) {
    const url = toSafeUrl(match[0]);
    builder.append(text.slice(at, match.index));
    if (url === undefined) builder.append(match[0]);
    else builder.mark({ kind: 'link', url }, () => builder.append(match[0]));
    at = match.index + match[0].length;
  }
  builder.append(text.slice(at));
}
