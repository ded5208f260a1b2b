import type { Part } from './article.ts';
import { beginsCredit, type CreditLine, MAX_RAW_LENGTH, readCreditLine } from './credit.ts';
import { readListLine } from './list-line.ts';
import { readByline } from './names.ts';
import type { SourceText } from './source-text.ts';

const MAX_LINES = 4;
/** A line that an editor wrapped is at least this long. */
const MIN_WRAP_WIDTH = 36;

export interface TrailingCredit {
  readonly credit: CreditLine;
  /** Offsets of the source's uniform text; all that is behind it is white space. */
  readonly part: Part;
}

/** The credit at the end of an article: its last line, or up to four. Where two lines tell the same, the lower one is the credit. */
export function findTrailingCredit(source: SourceText, start: number): TrailingCredit | undefined {
  const lines = lastLines(source.text, start);
  let found: TrailingCredit | undefined;
  for (let last = lines.length - 1; last >= 0; ) {
    const read = readFrom(lines, last);
    if (read === undefined || contradicts(read.line, found?.credit)) break;
    const lineStart = lines[read.first]?.start ?? start;
    // A file of nothing but a credit has no article to credit.
    if (source.text.slice(start, lineStart).trim() === '') break;
    const publishedAt = read.line.publishedAt ?? found?.credit.publishedAt;
    found = {
      credit: { credit: { ...read.line.credit, ...found?.credit.credit }, ...(publishedAt === undefined ? {} : { publishedAt }) },
      part: { kind: 'credit', start: lineStart, end: found?.part.end ?? lines[last]?.end ?? lineStart },
    };
    last = read.first - 1;
  }
  return found;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly blankBefore: boolean;
}

/** The last lines that are not blank, first to last; one more than can be credits, to see what stands above them. */
function lastLines(text: string, start: number): readonly Line[] {
  const lines: Line[] = [];
  let end = text.slice(start).trimEnd().length + start;
  while (lines.length <= MAX_LINES && end > start) {
    const lineStart = Math.max(start, text.lastIndexOf('\n', end - 1) + 1);
    const above = text.slice(start, lineStart).trimEnd().length + start;
    const blankBefore = above === start || text.slice(above, lineStart).split('\n').length > 2;
    lines.unshift({ start: lineStart, end, text: text.slice(lineStart, end), blankBefore });
    end = above;
  }
  return lines;
}

/** The credit that ends with the line at `last`, and the line it begins with. */
function readFrom(lines: readonly Line[], last: number): { readonly line: CreditLine; readonly first: number } | undefined {
  const line = lines[last];
  if (line === undefined) return undefined;
  const own = isListed(lines, last) || isRow(lines, last) ? undefined : readLine(line.text);
  if (own !== undefined) return { line: own, first: last };
  // A byline is one only below a credit; alone it may be the end of the text.
  const byline = readByline(plainText(line.text), { isSure: true });
  if (byline !== undefined && !isListed(lines, last) && readFrom(lines, last - 1) !== undefined) {
    const { names, date } = byline;
    return { line: { credit: { byline: names.join(', ') }, ...(date === undefined ? {} : { publishedAt: date }) }, first: last };
  }
  return readWrapped(lines, last);
}

/** One credit that an editor wrapped over two or three lines. */
function readWrapped(lines: readonly Line[], last: number): { readonly line: CreditLine; readonly first: number } | undefined {
  for (let first = last; first > Math.max(0, last - 2) && lines[first]?.blankBefore === false; ) {
    first -= 1;
    const text = lines[first]?.text ?? '';
    if (text.trim().length < MIN_WRAP_WIDTH) return undefined;
    if (!beginsCredit(plainText(text)) || isListed(lines, first)) continue;
    const joined = readLine(
      lines
        .slice(first, last + 1)
        .map((line) => line.text.trim())
        .join(' '),
    );
    return joined === undefined ? undefined : { line: joined, first };
  }
  return undefined;
}

/** An item among others belongs to their list: `- Source: the leg where current enters`. */
function isListed(lines: readonly Line[], index: number): boolean {
  const textAt = (at: number): string => lines[at]?.text ?? '';
  const inList = (at: number): boolean => /^[ \t]/.test(textAt(at)) || readListLine(textAt(at)) !== undefined;
  if (readListLine(textAt(index)) === undefined) return false;
  for (let above = index - 1; above >= 0 && inList(above); above--) if (readLine(textAt(above)) === undefined) return true;
  for (let below = index + 1; below < lines.length && inList(below); below++) if (readLine(textAt(below)) === undefined) return true;
  return false;
}

/** `Source: the place where a river begins`, below other lines that explain a word each. */
function isRow(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1]?.text ?? '';
  const isExplanation = (text: string): boolean => /^\p{L}[^:：]{0,40}[:：]\s+\p{Ll}/u.test(text);
  return isExplanation(lines[index]?.text ?? '') && isExplanation(above) && readLine(above) === undefined;
}

function contradicts({ credit, publishedAt }: CreditLine, below: CreditLine | undefined): boolean {
  if (below === undefined) return false;
  if (publishedAt !== undefined && below.publishedAt !== undefined) return true;
  return Object.keys(credit).some((key) => key in below.credit);
}

/** A line of either format: a Markdown link in it names the source and its URL. */
function readLine(line: string): CreditLine | undefined {
  if (line.length > MAX_RAW_LENGTH) return undefined;
  const links = [...line.matchAll(/\[(?<label>[^[\]]+)\]\(<?(?<url>https?:\/\/(?:[^\s()<>]|\([^\s()]*\))+)>?[^)]*\)/gu)];
  const plain = links.reduce((text, link) => text.replace(link[0], () => link.groups?.['label'] ?? ''), line);
  return readCreditLine(plainText(plain), links[0]?.groups?.['url']);
}

/** Without the list marker and the emphasis that a credit may be set in. Addresses keep their underscores. */
function plainText(line: string): string {
  return line
    .trim()
    .replace(/^[-*•–—]\s+/u, '')
    .replace(/(?<address>https?:\/\/\S*[^\s*_`])|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/gu, (_mark, address?: string) => address ?? '');
}
