import { indentOf, type Line, replaceLine } from './block-lines.ts';
import { calloutTitle } from './callout.ts';
import type { Edit } from './edited-text.ts';

/** `!!! note inline "Title"`, `??? tip`, `???+ tip` and `=== "Tab"` of Python-Markdown, whose body is indented by four spaces. */
const OPENING = /^[ \t]*(?:>[ \t]?)*(!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:([A-Za-z][\w -]*?)[ \t]*)?(?:"([^\n]*)")?[ \t]*$/u;
/** Python-Markdown's indentation of a body, in columns. */
const BODY_INDENT = 4;
/** Blocks in blocks. Deeper ones are text: each level makes every line below it longer. */
const MAX_DEPTH = 8;

interface Block {
  readonly indent: number;
  readonly isQuoted: boolean;
}

/** Turns admonitions into quotations with their title in bold, and tabs into their label in bold above their text. */
export function readIndentedBlocks(lines: readonly Line[]): readonly Edit[] {
  const edits: Edit[] = [];
  const open: Block[] = [];
  for (const line of lines) {
    const isBlank = line.text.trim() === '';
    if (!isBlank) while (open.length > 0 && indentOf(line.text) < (open.at(-1)?.indent ?? 0) + BODY_INDENT) open.pop();
    const prefix = prefixOf(open);
    const body = open.at(-1);
    const own = body === undefined ? line.text : dropColumns(line.text, body.indent + BODY_INDENT);
    const opening = line.isCode || !/^(?:>[ \t]?)*(?:!!!|\?\?\?|===)/u.test(own.trimStart()) ? null : OPENING.exec(own);
    if (opening === null || isBlank || open.length >= MAX_DEPTH) {
      if (body !== undefined) edits.push(replaceLine(line, isBlank ? prefix.trimEnd() : `${prefix}${own}`));
      continue;
    }
    const [, mark = '', kind, title] = opening;
    const isTab = mark.startsWith('===');
    if (isTab ? title === undefined : kind === undefined) continue;
    const head = isTab ? `**${title}**` : title === '' ? '' : calloutTitle((kind ?? '').replace(/[ \t]+(?:inline|end).*$/u, ''), title);
    open.push({ indent: indentOf(line.text), isQuoted: !isTab });
    const inner = prefixOf(open);
    edits.push(replaceLine(line, head === '' ? prefix.trimEnd() : `${inner}${head}\n${inner.trimEnd()}`));
  }
  return edits;
}

/** Spaces of the outermost block, which may stand in a list, and a mark for each quotation. */
function prefixOf(open: readonly Block[]): string {
  const quotes = '> '.repeat(open.filter(({ isQuoted }) => isQuoted).length);
  return `${' '.repeat(open[0]?.indent ?? 0)}${quotes}`;
}

function dropColumns(text: string, columns: number): string {
  let width = 0;
  let at = 0;
  while (at < text.length && width < columns && (text[at] === ' ' || text[at] === '\t')) {
    width += text[at] === ' ' ? 1 : 4 - (width % 4);
    at += 1;
  }
  return text.slice(at);
}
