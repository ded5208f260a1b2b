import { type Line, splitLines } from './block-lines.ts';
import { type Fence, findFences } from './code-ranges.ts';
import type { Edit } from './edited-text.ts';
import type { Directive } from './myst-directive.ts';
import { directiveName } from './myst-fences.ts';
import { isLiteralDirective, writeDirective } from './myst-kinds.ts';

const OPENING = /^([ \t]*)(:{3,})\{([A-Za-z][\w:.+-]*)\}(.*)$/su;
const OTHER_OPENING = /^[ \t]*(:{3,})[ \t]*[^:\s]/u;
const CLOSING = /^[ \t]*(:{3,})[ \t]*$/u;
const OPTION = /^[ \t]*:([A-Za-z][\w-]*):(.*)$/su;
const YAML_OPTION = /^[ \t]*([A-Za-z][\w-]*):(.*)$/su;

interface Block {
  readonly directive: Directive;
  /** Places in the lines: of the opening, of the first line behind the options, of the closing. */
  readonly first: number;
  readonly body: number;
  readonly last: number;
  readonly fence: string;
}

/**
 * Writes the directives of MyST as containers, code, figures and definition lists. Those whose content is text stand between colons: see
 * `withColonFences`. One that nobody closed stays as it is.
 */
export function readMystDirectives(text: string): readonly Edit[] {
  const fences = findFences(text);
  const lines = splitLines(text, fences);
  const blocks = [...findColonBlocks(lines), ...findLiteralBlocks(lines, fences)].sort((a, b) => a.first - b.first);
  const edits: Edit[] = [];
  /** Lines before it belong to a block whose content stays as it is, or goes. */
  let next = 0;
  for (const block of blocks) {
    if (block.first < next) continue;
    const { directive, first, body, last, fence } = block;
    const { opening, closing, content } = writeDirective(directive, fence);
    const from = lines[first] as Line;
    const to = lines[last] as Line;
    if (content === 'dropped') {
      edits.push({ start: from.start, end: to.end, text: opening });
      next = last + 1;
      continue;
    }
    // Options go with their lines: code begins right behind its fence.
    edits.push({ start: from.start, end: (lines[body - 1] as Line).end, text: opening }, { start: to.start, end: to.end, text: closing });
    if (content === 'terms') edits.push(...writeTerms(lines.slice(body, last)));
    if (content !== 'text') next = last;
  }
  return edits;
}

/** Each line of colons closes the innermost block that has as many or fewer. */
function findColonBlocks(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  const open: { readonly first: number; readonly colons: number; readonly parts?: RegExpExecArray }[] = [];
  lines.forEach((line, index) => {
    if (line.isCode || !line.text.includes(':::')) return;
    const parts = OPENING.exec(line.text) ?? undefined;
    const colons = (parts?.[2] ?? OTHER_OPENING.exec(line.text)?.[1])?.length;
    if (colons !== undefined) {
      open.push({ first: index, colons, ...(parts === undefined ? {} : { parts }) });
      return;
    }
    const length = CLOSING.exec(line.text)?.[1]?.length ?? 0;
    if (length < (open.at(-1)?.colons ?? Number.POSITIVE_INFINITY)) return;
    const opened = open.pop();
    if (opened?.parts === undefined) return;
    const [, indent = '', , name = '', argument = ''] = opened.parts;
    blocks.push(blockOf(lines, { indent, name, argument, first: opened.first, last: index, fence: fenceFor(lines, opened.first, index) }));
  });
  return blocks;
}

/** Code, formulas and what is dropped, between backticks. */
function findLiteralBlocks(lines: readonly Line[], fences: readonly Fence[]): readonly Block[] {
  let line = 0;
  const lineAt = (offset: number): number => {
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) < offset) line += 1;
    return line;
  };
  return fences.flatMap(({ start, closing, info, mark, indent }): readonly Block[] => {
    const name = directiveName(info);
    if (closing === undefined || name === undefined || !isLiteralDirective(name)) return [];
    const first = lineAt(start);
    const before = (lines[first] as Line).text.slice(0, indent);
    if (before.trim() !== '') return [];
    const argument = info.slice(info.indexOf('}') + 1);
    return [blockOf(lines, { indent: before, name, argument, first, last: lineAt(closing), fence: mark })];
  });
}

function blockOf(
  lines: readonly Line[],
  written: {
    readonly indent: string;
    readonly name: string;
    readonly argument: string;
    readonly first: number;
    readonly last: number;
    readonly fence: string;
  },
): Block {
  const { indent, first, last, fence } = written;
  const { options, body } = readOptions(lines, first + 1, last);
  return { directive: { name: written.name.toLowerCase(), indent, argument: written.argument.trim(), options }, first, body, last, fence };
}

function readOptions(
  lines: readonly Line[],
  first: number,
  last: number,
): { readonly options: Directive['options']; readonly body: number } {
  const options: Record<string, string> = {};
  const read = (pattern: RegExp, at: number): boolean => {
    const [, key, value = ''] = pattern.exec(lines[at]?.text ?? '') ?? [];
    if (key !== undefined) options[key.toLowerCase()] = value.trim();
    return key !== undefined;
  };
  let body = first;
  if (lines[first]?.text.trim() === '---') {
    let end = first + 1;
    while (end < last && lines[end]?.text.trim() !== '---') end += 1;
    if (end === last) return { options, body };
    for (let at = first + 1; at < end; at += 1) read(YAML_OPTION, at);
    return { options, body: end + 1 };
  }
  while (body < last && read(OPTION, body)) body += 1;
  return { options, body };
}

/** Code with a fence of backticks in it stands between tildes. */
function fenceFor(lines: readonly Line[], first: number, last: number): string {
  for (let at = first + 1; at < last; at += 1) if (lines[at]?.text.includes('```') === true) return '~~~~';
  return '```';
}

/** A term at the margin, its explanation indented below it: written as a definition list. */
function writeTerms(lines: readonly Line[]): readonly Edit[] {
  let margin = Number.POSITIVE_INFINITY;
  for (const { text } of lines) if (text.trim() !== '') margin = Math.min(margin, text.search(/\S/u));
  const edits: Edit[] = [];
  let isBelowTerm = false;
  for (const { start, end, text } of lines) {
    if (text.trim() === '') continue;
    const space = text.search(/\S/u);
    const isTerm = space <= margin;
    if (!isTerm) edits.push({ start, end: start + space, text: isBelowTerm ? ': ' : '  ' });
    // Behind the term may stand a key to sort it by.
    else if (text.includes(' : ')) edits.push({ start: start + text.indexOf(' : '), end, text: '' });
    isBelowTerm = isTerm;
  }
  return edits;
}
