import { findMarkedCode } from './dialects/code-ranges.ts';
import type { Span } from './rich-text.ts';
import { BEYOND, createTagReach, MAX_BRACES, type TagReach } from './tag-reach.ts';

/** MDX with what only a program understands blanked out. Same length and lines, so offsets hold. */
export interface PlainMdx {
  readonly markdown: string;
  /** JSX tags, `{expressions}` and import or export statements that were blanked. */
  readonly ignored: number;
  /** The offset of the first of them; 0 if there are none. */
  readonly firstIgnored: number;
}

const IMPORT = /^import\s+(?:["']|[\w*{$][^;]{0,2000}?\sfrom\s+["']|\{)/;
const EXPORT = /^export\s+(?:const|let|var|function|default|class|async|\{|\*)/;

/** More than any line has before its words, in UTF-16 code units. */
const MAX_PREFIX = 64;

/** Never refuses an article for its JSX: what cannot be understood stays as text. */
export function blankMdx(mdx: string): PlainMdx {
  const code = findMarkedCode(mdx);
  const statements = [...findStatements(mdx, code)];
  const tags = [...findTags(mdx, inOrder([...code, ...statements]))];
  let markdown = '';
  let at = 0;
  const blanked = inOrder([...statements, ...tags]);
  for (const { start, end } of blanked) {
    markdown += mdx.slice(at, start) + blank(mdx.slice(start, end), quoteDepth(mdx, start));
    at = end;
  }
  return { markdown: markdown + mdx.slice(at), ignored: blanked.length, firstIgnored: blanked[0]?.start ?? 0 };
}

/** Marks of a quotation at the beginning of a line stay, so that it goes on behind a tag of several lines. */
function blank(tag: string, depth: number): string {
  return tag.replace(/\n|[^\n]+/g, (found, at: number) =>
    found === '\n' ? found : at === 0 ? ' '.repeat(found.length) : blankLine(found, quoteLength(found, depth)),
  );
}

function blankLine(line: string, kept: number): string {
  return line.slice(0, kept) + ' '.repeat(line.length - kept);
}

/** The depth to which the line at `at` is quoted, before it: what stands in a container of a generator is. */
function quoteDepth(mdx: string, at: number): number {
  const before = mdx.slice(Math.max(mdx.lastIndexOf('\n', at - 1) + 1, at - MAX_PREFIX), at);
  return /^[ \t]*(?:>[ \t]?)+/.exec(before)?.[0].replace(/[^>]/g, '').length ?? 0;
}

/** The length of the marks at the beginning of a line, at most `depth` of them. */
function quoteLength(line: string, depth: number): number {
  let marks = 0;
  const end = line.slice(0, MAX_PREFIX).search(/[^>\s]|$/);
  for (let at = 0; at < end; at += 1) {
    if (line[at] === '>' && ++marks > depth) return at;
  }
  return depth === 0 ? 0 : end;
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start);
}

/** `import` and `export` at the start of a block, up to the next blank line. */
function* findStatements(mdx: string, code: readonly Span[]): Generator<Span> {
  for (const match of mdx.matchAll(/(?<=^\s*|\n[ \t]*\n|^---\n)(?:import|export)\s[^]*?(?=\n[ \t]*\n|$(?![^]))/g)) {
    const statement = match[0];
    if (!IMPORT.test(statement) && !EXPORT.test(statement)) continue;
    const start = match.index;
    if (!code.some((span) => span.start <= start && start < span.end)) yield { start, end: start + statement.length };
  }
}

function* findTags(mdx: string, skipped: readonly Span[]): Generator<Span> {
  const reach = createTagReach(mdx.length);
  const endOfWordless = createWordlessReach(mdx);
  let next = 0;
  let done = 0;
  for (let at = 0; at < mdx.length; ) {
    const skip = skipped[next];
    // A sign in a tag's attribute is not the beginning of code.
    if (skip !== undefined && skip.start < done) {
      next += 1;
      continue;
    }
    if (skip !== undefined && at >= skip.start) {
      at = Math.max(at, skip.end);
      next += 1;
      continue;
    }
    // `\<` and `\{` are words.
    if (mdx[at] === '\\') {
      at += 2;
      continue;
    }
    const end = mdx[at] === '<' ? endOfTag(mdx, at, reach) : mdx[at] === '{' ? endOfExpression(mdx, at, reach) : undefined;
    if (end === undefined) {
      at += 1;
    } else {
      const past = endOfWordless(at, end);
      yield { start: at, end: past };
      at = past;
      done = past;
    }
  }
}

/** Elements that are a browser's alone: their text is no word of the article. */
const WORDLESS = ['head', 'style', 'script'] as const;

/** Past the closing tag of an element without words that begins with the tag from `start` to `end`; else the end of the tag. */
function createWordlessReach(mdx: string): (start: number, end: number) => number {
  const lastClosings = WORDLESS.map((name) => [name, mdx.lastIndexOf(`</${name}>`)] as const);
  return (start, end) => {
    if (mdx[end - 2] === '/') return end;
    const [name, last] =
      lastClosings.find(
        ([name]) => /^[\s>]/u.test(mdx.slice(start + 1 + name.length, start + 2 + name.length)) && mdx.startsWith(name, start + 1),
      ) ?? [];
    // An element that is not closed hides nothing, and its end is looked for only once.
    if (name === undefined || last === undefined || last < end) return end;
    return mdx.indexOf(`</${name}>`, end) + name.length + 3;
  };
}

/** Past `<Tag a="b" c={d}>`, `</Tag>`, `<>`; undefined when there is no tag at `start`. */
function endOfTag(mdx: string, start: number, reach: TagReach): number | undefined {
  if (mdx.startsWith('<!--', start)) {
    const close = mdx.indexOf('-->', start);
    return close === -1 ? undefined : close + 3;
  }
  if (!/^<(?:\/?[A-Za-z][\w.:-]*[\s/>]|\/?>)/.test(mdx.slice(start, start + 100))) return undefined;
  return reach(start, (limit) => endOfTagBefore(mdx, start, limit));
}

function endOfTagBefore(mdx: string, start: number, limit: number): number | undefined {
  const depth = quoteDepth(mdx, start);
  for (let at = start + 1; at < limit; ) {
    const character = mdx[at];
    if (character === '>') return at + 1;
    if (character === '<') return undefined;
    if (character === '\n') {
      at += 1 + quoteLength(mdx.slice(at + 1, at + 1 + MAX_PREFIX), depth);
    } else if (character === '"' || character === "'") {
      const close = mdx.indexOf(character, at + 1);
      if (close === -1) return undefined;
      if (close >= limit) return BEYOND;
      at = close + 1;
    } else if (character === '{') {
      const close = endOfBraces(mdx, at, limit);
      if (close === BEYOND) return BEYOND;
      at = close;
    } else {
      at += 1;
    }
  }
  return BEYOND;
}

/** Past `{props.name}`, `{/* a remark *\/}`, `{list.map(...)}`. A heading's `{#id}` and braces around prose are text. */
function endOfExpression(mdx: string, start: number, reach: TagReach): number | undefined {
  const end = reach(start, (limit) => endOfBraces(mdx, start, limit));
  if (end === undefined) return undefined;
  const inner = mdx.slice(start + 1, end - 1).trim();
  const isRemark = inner.startsWith('/*') && inner.endsWith('*/');
  const isCode = /^(?:[$_\p{L}][\w$]*(?:\?*\.[$_\p{L}][\w$]*)*(?:\(|\[|$)|\(|["'`]\s*["'`]$)/u.test(inner);
  return isRemark || isCode || inner === '' ? end : undefined;
}

/** `BEYOND` if they are not closed before the limit. */
function endOfBraces(mdx: string, start: number, limit: number): number {
  const end = findClosingBrace(mdx, start, limit, true);
  // An apostrophe in words opens no text.
  return end === BEYOND ? findClosingBrace(mdx, start, limit, false) : end;
}

/** `readsTexts`: braces in `"..."` and `` `...` `` do not count. */
function findClosingBrace(mdx: string, start: number, limit: number, readsTexts: boolean): number {
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < limit; at++) {
    const sign = mdx[at];
    if (quote !== undefined) {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = undefined;
    } else if (readsTexts && (sign === '"' || sign === '`')) quote = sign;
    else if (sign === '{' && ++depth > MAX_BRACES) return BEYOND;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return BEYOND;
}
