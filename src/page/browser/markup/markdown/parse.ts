import type { Block, Item } from '../markup.ts';
import { parseInline } from './inline.ts';

export interface MarkdownRules {
  /** Discord knows three sizes, Slack's markdown block six. */
  readonly headingLevels: number;
  /** Small gray lines: `-# so`. */
  readonly hasSubtext: boolean;
}

export const discordRules: MarkdownRules = { headingLevels: 3, hasSubtext: true };

/** Discord's Markdown as a tree. Total: whatever the text, and what is not markup is text. */
export function parseMarkdown(source: string, rules: MarkdownRules = discordRules): readonly Block[] {
  return parseBlocks(source, rules, false);
}

function parseBlocks(source: string, rules: MarkdownRules, inQuote: boolean): readonly Block[] {
  const blocks: Block[] = [];
  let words = '';
  const flush = (): void => {
    if (words !== '') blocks.push({ kind: 'lines', children: parseInline(words) });
    words = '';
  };
  let position = 0;
  while (position < source.length) {
    const atLineStart = position === 0 || source[position - 1] === '\n';
    const found = (atLineStart ? readLineBlock(source, position, rules, inQuote) : undefined) ?? readFence(source, position);
    if (found) {
      flush();
      blocks.push(found.block);
      position = found.end;
      // The block ends its own line.
      if (source[position] === '\n' && source[position - 1] !== '\n') position += 1;
      continue;
    }
    const end = nextStart(source, position + 1);
    words += source.slice(position, end);
    position = end;
  }
  flush();
  return blocks;
}

/** Offsets at which a line or a fence could start. */
function nextStart(source: string, from: number): number {
  const line = source.indexOf('\n', from - 1);
  const fence = source.indexOf('```', from);
  const ends = [line === -1 ? source.length : line + 1, fence === -1 ? source.length : fence];
  return Math.max(from, Math.min(...ends));
}

interface Found {
  readonly block: Block;
  readonly end: number;
}

function readLineBlock(source: string, position: number, rules: MarkdownRules, inQuote: boolean): Found | undefined {
  const heading = at(/ *(#{1,6})[^\S\n]+([^\n]+?)#*[^\S\n]*(?=\n|$)/y, source, position);
  if (heading && (heading[1] ?? '').length <= rules.headingLevels) {
    const block: Block = { kind: 'heading', level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? '') };
    return { block, end: position + heading[0].length };
  }
  const subtext = rules.hasSubtext ? at(/ *-# +([^\n]+)/y, source, position) : null;
  if (subtext) return { block: { kind: 'subtext', children: parseInline(subtext[1] ?? '') }, end: position + subtext[0].length };
  return readList(source, position, rules) ?? (inQuote ? undefined : readQuote(source, position, rules));
}

function readQuote(source: string, position: number, rules: MarkdownRules): Found | undefined {
  const rest = at(/ *>>> ([^]*)/y, source, position);
  if (rest) return { block: { kind: 'quote', blocks: parseBlocks(rest[1] ?? '', rules, true) }, end: source.length };
  const lines = at(/ *> [^\n]*(?:\n *> [^\n]*)*/y, source, position);
  if (!lines) return undefined;
  const inner = lines[0].replaceAll(/^ *> /gm, '');
  return { block: { kind: 'quote', blocks: parseBlocks(inner, rules, true) }, end: position + lines[0].length };
}

const itemStart = /( *)([-*+]|\d{1,9}\.) +(?=\S)/y;

/** Items one below the other; indented lines behind one belong to it. */
function readList(source: string, position: number, rules: MarkdownRules): Found | undefined {
  const indents: number[] = [];
  const numbers: (number | undefined)[] = [];
  const items: Item[] = [];
  let next = position;
  for (let start = at(itemStart, source, next); start && !isSubtext(source, next, rules); start = at(itemStart, source, next)) {
    const [whole, indent = '', marker = ''] = start;
    const body = at(/[^\n]*(?:\n(?=[^\S\n]+\S)(?! *(?:[-*+]|\d{1,9}\.) +\S)[^\n]*)*/y, source, next + whole.length)?.[0] ?? '';
    while ((indents.at(-1) ?? -1) > indent.length) {
      indents.pop();
      numbers.pop();
    }
    if (indents.length === 0 || (indents.at(-1) ?? 0) < indent.length) {
      indents.push(indent.length);
      // The first item says how the whole list is counted, and from where.
      numbers.push(/\d/.test(marker) ? Number.parseInt(marker, 10) : undefined);
    }
    const number = numbers.at(-1);
    const depth = indents.length - 1;
    items.push({ depth, ...(number === undefined ? {} : { number }), blocks: parseItem(body, rules) });
    if (number !== undefined) numbers[depth] = number + 1;
    next += whole.length + body.length;
    if (source[next] !== '\n') break;
    next += 1;
  }
  return items.length === 0 ? undefined : { block: { kind: 'list', items }, end: next };
}

function parseItem(body: string, rules: MarkdownRules): readonly Block[] {
  const text = body.replaceAll(/\n[^\S\n]+/g, '\n');
  const [first = '', ...more] = text.split('\n');
  const fence = text.includes('```');
  // An item in an item would be one on its own line: here only what stands below the first line may be a block.
  if (fence || more.length > 0) return [{ kind: 'lines', children: parseInline(text) }];
  const heading = at(/(#{1,3}) +(\S[^\n]*)/y, first, 0);
  if (heading && rules.headingLevels > 0)
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? '') }];
  return [{ kind: 'lines', children: parseInline(first) }];
}

function isSubtext(source: string, position: number, rules: MarkdownRules): boolean {
  return rules.hasSubtext && at(/ *-#/y, source, position) !== null;
}

function readFence(source: string, position: number): Found | undefined {
  if (!source.startsWith('```', position)) return undefined;
  const fence = at(/```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][^]*?)\n*```/iy, source, position);
  if (!fence) return undefined;
  const language = fence[1];
  return {
    block: { kind: 'code', text: fence[2] ?? '', ...(language === undefined ? {} : { language }) },
    end: position + fence[0].length,
  };
}

function at(rule: RegExp, source: string, position: number): RegExpExecArray | null {
  rule.lastIndex = position;
  return rule.exec(source);
}
