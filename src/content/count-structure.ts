/** The amount that a parser would have to build, counted without building it. */
export interface Structure {
  readonly headings: number;
  readonly 'list items': number;
  readonly 'table cells': number;
  readonly paragraphs: number;
  /** Of quotations and lists, by the markers in front of a line. */
  readonly depth: number;
}

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/u;
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/u;
const RULE_OF_TABLE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;
/** Markers at the beginning of a line, each with the white space behind it. */
const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;

/** One pass over the lines of Markdown, in time that grows with their length alone. What it counts in a quotation or HTML may be a little too much. */
export function countStructure(markdown: string): Structure {
  const counts = { headings: 0, 'list items': 0, 'table cells': 0, paragraphs: 0, depth: 0 };
  let fence: string | undefined;
  let columns = 0;
  let isBlank = true;
  for (const line of linesOf(markdown)) {
    const mark = FENCE.exec(line)?.[0].trim();
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const wasBlank = isBlank;
    isBlank = line.trim() === '';
    if (isBlank) {
      columns = 0;
      continue;
    }
    if (columns > 0) counts['table cells'] += columns;
    else if (line.includes('|') && RULE_OF_TABLE.test(line)) columns = line.split('|').filter((cell) => cell.trim() !== '').length;
    if (HEADING.test(line) || (!wasBlank && UNDERLINE.test(line))) counts.headings += 1;
    else if (ITEM.test(line)) counts['list items'] += markersOf(line) - quotesOf(line);
    else if (wasBlank) counts.paragraphs += 1;
    counts.depth = Math.max(counts.depth, markersOf(line));
  }
  return counts;
}

function markersOf(line: string): number {
  return MARKERS.exec(line)?.[0].replaceAll(/[\s\d]/gu, '').length ?? 0;
}

function quotesOf(line: string): number {
  return MARKERS.exec(line)?.[0].replaceAll(/[^>]/gu, '').length ?? 0;
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
  }
}
