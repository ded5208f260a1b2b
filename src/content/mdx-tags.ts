import { findMarkedCode } from './dialects/code-ranges.ts';
import type { Span } from './rich-text.ts';

/** MDX with what only a program understands blanked out. Same length and lines, so offsets hold. */
export interface PlainMdx {
  readonly markdown: string;
  /** JSX tags, `{expressions}` and import or export statements that were blanked. */
  readonly ignored: number;
  /** Where the first of them stood; 0 when there are none. */
  readonly firstIgnored: number;
}

const IMPORT = /^import\s+(?:["']|[\w*{$][^;]{0,2000}?\sfrom\s+["']|\{)/;
const EXPORT = /^export\s+(?:const|let|var|function|default|class|async|\{|\*)/;
/** Tags and expressions longer than this are left as text. */
const MAX_TAG = 4_000;

/** Never refuses an article for its JSX: what cannot be understood stays as text. */
export function blankMdx(mdx: string): PlainMdx {
  const code = findMarkedCode(mdx);
  const statements = [...findStatements(mdx, code)];
  const tags = [...findTags(mdx, inOrder([...code, ...statements]))];
  let markdown = '';
  let at = 0;
  const blanked = inOrder([...statements, ...tags]);
  for (const { start, end } of blanked) {
    markdown += mdx.slice(at, start) + mdx.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return { markdown: markdown + mdx.slice(at), ignored: blanked.length, firstIgnored: blanked[0]?.start ?? 0 };
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
  let next = 0;
  for (let at = 0; at < mdx.length; ) {
    const skip = skipped[next];
    if (skip !== undefined && at >= skip.start) {
      at = Math.max(at, skip.end);
      next += 1;
      continue;
    }
    const end = mdx[at] === '<' ? endOfTag(mdx, at) : mdx[at] === '{' ? endOfExpression(mdx, at) : undefined;
    if (end === undefined) {
      at += 1;
    } else {
      yield { start: at, end };
      at = end;
    }
  }
}

/** Past `<Tag a="b" c={d}>`, `</Tag>`, `<>`; undefined when there is no tag at `start`. */
function endOfTag(mdx: string, start: number): number | undefined {
  if (mdx.startsWith('<!--', start)) {
    const close = mdx.indexOf('-->', start);
    return close === -1 ? undefined : close + 3;
  }
  if (!/^<(?:\/?[A-Za-z][\w.:-]*[\s/>]|\/?>)/.test(mdx.slice(start, start + 100))) return undefined;
  const limit = Math.min(mdx.length, start + MAX_TAG);
  for (let at = start + 1; at < limit; ) {
    const character = mdx[at];
    if (character === '>') return at + 1;
    if (character === '<') return undefined;
    if (character === '"' || character === "'") {
      const close = mdx.indexOf(character, at + 1);
      if (close === -1 || close >= limit) return undefined;
      at = close + 1;
    } else if (character === '{') {
      const close = endOfBraces(mdx, at, limit);
      if (close === undefined) return undefined;
      at = close;
    } else {
      at += 1;
    }
  }
  return undefined;
}

/** Past `{props.name}`, `{/* a remark *\/}`, `{list.map(...)}`. A heading's `{#id}` and braces around prose are text. */
function endOfExpression(mdx: string, start: number): number | undefined {
  const end = endOfBraces(mdx, start, Math.min(mdx.length, start + MAX_TAG));
  if (end === undefined) return undefined;
  const inner = mdx.slice(start + 1, end - 1).trim();
  const isRemark = inner.startsWith('/*') && inner.endsWith('*/');
  const isCode = /^(?:[$_\p{L}][\w$]*(?:\?*\.[$_\p{L}][\w$]*)*(?:\(|\[|$)|\(|["'`]\s*["'`]$)/u.test(inner);
  return isRemark || isCode || inner === '' ? end : undefined;
}

function endOfBraces(mdx: string, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < limit; at++) {
    if (mdx[at] === '{') depth += 1;
    if (mdx[at] === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
