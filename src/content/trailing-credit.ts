import type { Part } from './article.ts';
import { readCreditLine, type CreditLine } from './credit.ts';
import type { SourceText } from './source-text.ts';

const MAX_LINES = 3;

export interface TrailingCredit {
  readonly credit: CreditLine;
  /** Offsets of the source's uniform text; all that is behind it is white space. */
  readonly part: Part;
}

/** The credit at the end of an article: its last line, or up to three. */
export function findTrailingCredit(source: SourceText, start: number): TrailingCredit | undefined {
  let end = source.text.length;
  let found: TrailingCredit | undefined;
  for (let lines = 0; lines < MAX_LINES; lines++) {
    end = source.text.slice(start, end).trimEnd().length + start;
    const lineStart = Math.max(start, source.text.lastIndexOf('\n', end - 1) + 1);
    const line = lineStart < end ? readLine(source.text.slice(lineStart, end)) : undefined;
    // A file of nothing but a credit has no article to credit.
    if (line === undefined || source.text.slice(start, lineStart).trim() === '') break;
    const publishedAt = line.publishedAt ?? found?.credit.publishedAt;
    found = {
      credit: { credit: { ...found?.credit.credit, ...line.credit }, ...(publishedAt === undefined ? {} : { publishedAt }) },
      part: { kind: 'credit', start: lineStart, end: found?.part.end ?? end },
    };
    end = lineStart;
  }
  return found;
}

/** A line of either format: a Markdown link in it names the source and its URL. */
function readLine(line: string): CreditLine | undefined {
  const link = /\[([^[\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?[^)]*\)/u.exec(line);
  const plain = link === null ? line : line.replace(link[0], () => link[1] ?? '');
  return readCreditLine(plain.replace(/[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/gu, ''), link?.[2]);
}
