import type { Heading, Paragraph, ThematicBreak } from 'mdast';
import { endsParagraph, isFenceLine, isHeadingLine, isItemLine, isPlainLine } from './line-shapes.ts';
import type { QuickBlock, QuickRules } from './quick-block.ts';
import { readFencedCode, readIndentedCode } from './quick-code.ts';
import { readQuickList } from './quick-list.ts';
import { readQuickPhrases } from './quick-phrases.ts';
import type { TextLines } from './text-lines.ts';

const HEADING = /^(#{1,6}) +(?=[^\s#])/u;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/u;

/**
 * The block that begins at a line, as mdast has it; undefined if it is not a plain one. Nothing may be open before the line, save a list
 * that could go on with it: then `followsList` is true.
 */
export function readQuickBlock(lines: TextLines, line: number, followsList: boolean, rules: QuickRules): QuickBlock | undefined {
  const text = lines.read(line);
  if (isHeadingLine(text)) return readHeading(lines, line, text, rules);
  if (isFenceLine(text)) return readFencedCode(lines, line, rules);
  if (RULE.test(text))
    return { node: { type: 'thematicBreak', position: placeOf(lines, line, line) } satisfies ThematicBreak, next: line + 1 };
  if (isItemLine(text)) return followsList ? undefined : readQuickList(lines, line, rules);
  if (text.startsWith('    ')) return rules.readsHtml ? readIndentedCode(lines, line) : undefined;
  return readParagraph(lines, line, text, rules);
}

function readHeading(lines: TextLines, line: number, text: string, { labels }: QuickRules): QuickBlock | undefined {
  const [opening, signs = ''] = HEADING.exec(text) ?? [];
  if (opening === undefined || /[\s#]$/u.test(text)) return undefined;
  const children = readQuickPhrases(lines, lines.start(line) + opening.length, lines.end(line), labels);
  if (children === undefined) return undefined;
  const node: Heading = { type: 'heading', depth: signs.length as Heading['depth'], children, position: placeOf(lines, line, line) };
  return { node, next: line + 1 };
}

function readParagraph(lines: TextLines, line: number, text: string, { labels }: QuickRules): QuickBlock | undefined {
  if (!isPlainLine(text) || text.startsWith(' ')) return undefined;
  let next = line + 1;
  for (; next < lines.count && !lines.isBlank(next); next += 1) {
    const following = lines.read(next);
    if (endsParagraph(following)) break;
    if (!isPlainLine(following)) return undefined;
  }
  const children = readQuickPhrases(lines, lines.start(line), lines.textEnd(next - 1), labels);
  if (children === undefined) return undefined;
  return { node: { type: 'paragraph', children, position: placeOf(lines, line, next - 1) } satisfies Paragraph, next };
}

function placeOf(lines: TextLines, first: number, last: number) {
  return lines.position(lines.start(first), lines.end(last));
}
