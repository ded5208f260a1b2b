import { type Line, splitLines } from './block-lines.ts';
import type { Edit } from './edited-text.ts';
import type { Span } from '../rich-text.ts';

/** `: explanation` below its term, of kramdown, Pandoc, Goldmark and PHP Markdown Extra. */
const EXPLANATION = /^([ \t]*):[ \t]+(?=\S)/u;
/** The most terms of one explanation, each on its line; a longer paragraph is prose. */
const MAX_TERMS = 3;
/** The longest term, in UTF-16 code units: with a link in it, it is a long line. */
const MAX_TERM = 300;
/** A row of a table: below one stands its caption. */
const ROW = /^[ \t]*(?:\||\+[-=]{2})/u;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/u;
/** A line that is not a term: a heading, a rule, a quotation, a block of HTML, a template's tag, the end of a sentence. */
const NO_TERM =
  /^[ \t]*(?:#{1,6}[ \t]|>|<(?!\/?(?:a|abbr|b|code|dfn|em|i|kbd|mark|samp|small|span|strong|sub|sup|u|var)\b)|\{[{%:]|(?:[-*_][ \t]*){3,}$|:{3,}|!!!|\$\$)|[.!;,。！]$/u;
/** A question on a line of its own, with its answer below. */
const QUESTION = /[?？]$/u;

interface Terms {
  readonly start: number;
  readonly indent: string;
  readonly texts: readonly string[];
}

/** Writes definition lists as lists of `- **Term (other term)**: explanation`. Captions of tables lose their colon. */
export function readDefinitionLists(text: string, fences: readonly Span[]): readonly Edit[] {
  const lines = splitLines(text, fences);
  const edits: Edit[] = [];
  /** Of the explanation above, whose term may have another. */
  let last: Terms | undefined;
  lines.forEach((line, index) => {
    const colon = line.isCode ? null : EXPLANATION.exec(line.text);
    if (colon === null) {
      if (line.text.trim() !== '' && /^\S/u.test(line.text)) last = undefined;
      return;
    }
    const above = index - (lines[index - 1]?.text.trim() === '' ? 2 : 1);
    const bare: Edit = { start: line.start, end: line.start + colon[0].length, text: colon[1] ?? '' };
    if (ROW.test(lines[above]?.text ?? '')) {
      edits.push({ ...bare, text: `\n${bare.text}` });
      return;
    }
    const terms = readTerms(lines, above) ?? last;
    if (terms === undefined) return;
    const term = withAliases(terms.texts);
    const item = `${terms.indent}- ${bold(term)}${QUESTION.test(term) ? '' : ':'} `;
    edits.push(terms === last ? { ...bare, text: item } : { start: terms.start, end: bare.end, text: item });
    last = terms;
  });
  return edits;
}

/** The terms that end at a line. Below an explanation only the last line is one: those above belong to the explanation. */
function readTerms(lines: readonly Line[], end: number): Terms | undefined {
  let begin = end;
  while (begin > 0 && !isBreak(lines[begin - 1])) begin -= 1;
  if (begin > 0 && isExplanation(lines[begin - 1])) begin = end;
  // The line of a list's marker is the item's own text, unless it is the term.
  if (begin < end && ITEM.test(lines[begin]?.text ?? '')) begin += 1;
  const own = lines.slice(begin, end + 1);
  if (own.length === 0 || own.length > MAX_TERMS) return undefined;
  if (own.some((line) => line.isCode || isBreak(line) || line.text.length > MAX_TERM || NO_TERM.test(line.text.trimEnd())))
    return undefined;
  if (own.length > 1 && own.some(({ text }) => QUESTION.test(text.trimEnd()))) return undefined;
  const marker = ITEM.exec(own[0]?.text ?? '');
  const indent = marker?.[1] ?? /^[ \t]*/u.exec(own[0]?.text ?? '')?.[0] ?? '';
  return {
    start: own[0]?.start ?? 0,
    indent,
    texts: own.map(({ text }, index) =>
      text
        .slice(index === 0 ? (marker?.[0].length ?? 0) : 0)
        .trim()
        .replace(/(?<![ \t])[ \t]*[:：]$/u, ''),
    ),
  };
}

function isBreak(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '' || isExplanation(line) || line.isCode;
}

function isExplanation(line: Line | undefined): boolean {
  return line !== undefined && !line.isCode && EXPLANATION.test(line.text);
}

function withAliases([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} (${others.join(', ')})`;
}

/** Words with marks of their own are left as they are: bold in bold is none. */
function bold(term: string): string {
  return /[*_`]/u.test(term) ? term : `**${term}**`;
}
