import type { Edit } from './edited-text.ts';

/** A file, or a part of it, that an article takes in. */
export interface IncludeRequest {
  /** As written: relative to the file, or with `@/` from the content's root. */
  readonly path: string;
  /** The name of a region (`ANCHOR: name`, `#region name`), or lines such as `2:5`. */
  readonly part?: string;
}

/** The text of the part; undefined if it may not be read or is not there. */
export type ResolveInclude = (request: IncludeRequest) => string | undefined;

/** mdBook's `{{#include a.rs:here}}`, `{{#rustdoc_include a.rs}}`, `{{#playground a.rs}}`, `{{#title x}}`; in code too. */
const MDBOOK = /\{\{#(include|rustdoc_include|playground|playpen|template|title)[ \t]+([^{}\n]+?)[ \t]*\}\}/gu;
/** pymdownx's `--8<-- "a.md:part"`. */
const SNIPPET = /^([ \t]*)-{1,}8<-{1,}[ \t]+["']([^"'\n]+)["'][ \t]*$/gmu;
/** `{!docs/a.md!}` of Python-Markdown's include, in code too. */
const BANG = /\{![ \t]*([^\s{}!]+\.\w+)[ \t]*!(?:[^{}\n!]*)\}/gu;
/** `{* ../src/a.py ln[2:5] hl[3] *}` of markdown-include-variants: a block of code, of these lines alone. */
const STAR = /^([ \t]*)\{\*[ \t]{1,8}([^\s{}*]{1,300}\.\w{1,16})((?:[ \t]{1,8}[a-z]{1,16}\[[^\]\n]{0,300}\]){0,8})[ \t]{0,8}\*\}[ \t]*$/gmu;
/** VitePress' `<<< @/a.js#part{1,3 js}`. */
const IMPORT = /^<<<[ \t]+([^\s{[#]+)(?:#([\w-]+))?(?:\{[^}\n]*\})?[ \t]*(?:\[[^\]\n]*\])?[ \t]*$/gmu;
/** VitePress' `<!--@include: ./a.md-->`. */
const COMMENT = /<!--[ \t]*@include:[ \t]*([^\s>{#]+)(?:#([\w-]+))?(?:\{[^}\n]*\})?[ \t]*-->/gu;
/** Jekyll's and Quarto's `{% include_relative a.md %}`, `{{< include a.md >}}`. */
const TAG = /\{%-?[ \t]*include_relative[ \t]+([^\s%]+)[^%\n]*%\}|\{\{<[ \t]*include[ \t]+"?([^\s">]+)"?[ \t]*>\}\}/gu;

/** Markdown of Jekyll's folder of parts: `{% include notes.md a="b" %}`. Templates in other formats are programs. */
const PART = /\{%-?[ \t]*include[ \t]+["']?([\w./-]+\.(?:md|markdown))["']?(?:[ \t\n][^%]{0,4000})?-?%\}/gu;

/** Puts the text of included files in place of the directives. What cannot be read is dropped, and counted. */
export function readIncludes(
  text: string,
  isCode: (offset: number) => boolean,
  resolve: ResolveInclude,
): { readonly edits: readonly Edit[]; readonly missing: readonly string[] } {
  const edits: Edit[] = [];
  const missing: string[] = [];
  const put = (match: RegExpMatchArray & { readonly index: number }, request: IncludeRequest, write = (found: string) => found): void => {
    const found = resolve(request);
    // Code may show how an include is written.
    if (found === undefined && match[0].startsWith('{!') && isCode(match.index)) return;
    if (found === undefined) missing.push(request.path);
    edits.push({
      start: match.index,
      end: match.index + match[0].length,
      text: found === undefined ? '' : write(found.replace(/\n$/u, '')),
    });
  };
  for (const match of text.matchAll(MDBOOK)) {
    const [whole, name, target = ''] = match;
    if (name === 'title') edits.push({ start: match.index, end: match.index + whole.length, text: '' });
    else if (text[match.index - 1] !== '\\') put(match, partOf(target.split(/\s/u)[0] ?? ''));
  }
  for (const match of text.matchAll(SNIPPET)) {
    const [, indent = '', target = ''] = match;
    put(match, partOf(target), (found) => indented(found, indent));
  }
  for (const match of text.matchAll(BANG)) put(match, { path: match[1] ?? '' });
  for (const match of text.matchAll(STAR)) {
    const [, indent = '', path = '', options = ''] = match;
    const part = /[ \t]ln\[(\d*:?\d*)\]/u.exec(options)?.[1];
    if (!isCode(match.index))
      put(match, { path, ...(part === undefined ? {} : { part }) }, (found) => indented(fenced(path, found), indent));
  }
  for (const match of text.matchAll(IMPORT)) {
    const [, path = '', part] = match;
    if (!isCode(match.index)) put(match, { path, ...(part === undefined ? {} : { part }) }, (found) => fenced(path, found));
  }
  for (const match of text.matchAll(COMMENT)) {
    const [, path = '', part] = match;
    if (!isCode(match.index)) put(match, { path, ...(part === undefined ? {} : { part }) });
  }
  for (const match of text.matchAll(TAG)) if (!isCode(match.index)) put(match, { path: match[1] ?? match[2] ?? '' });
  for (const match of text.matchAll(PART)) {
    const found = isCode(match.index) ? undefined : resolve({ path: `/_includes/${match[1]}` });
    if (found !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text: found.replace(/\n$/u, '') });
  }
  return { edits, missing };
}

/** `a.rs:here`, `a.rs:2:5` */
function partOf(target: string): IncludeRequest {
  const colon = target.indexOf(':');
  return colon === -1 ? { path: target } : { path: target.slice(0, colon), part: target.slice(colon + 1) };
}

function indented(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
}

function fenced(path: string, code: string): string {
  const fence = code.includes('```') ? '~~~~' : '```';
  return `${fence}${/\.([\w]+)$/u.exec(path)?.[1] ?? ''}\n${code}\n${fence}`;
}

const REGION = /^[ \t]*(?:\/\/|#|--|;|\/\*|<!--|%)[ \t]*(?:ANCHOR(_END)?:|#?(end)?region|--8<--[ \t]*\[(start|end):)[ \t]*([\w.-]*)/iu;

/** The lines of a part: `2:5`, `:5`, `7`, or the name of a region. Marks of regions are never shown. Undefined if there is no such part. */
export function cutPart(text: string, part: string | undefined): string | undefined {
  const lines = text.split('\n');
  if (part === undefined || part === '') return withoutMarks(lines);
  const range = /^(\d*)(:?)(\d*)$/u.exec(part);
  if (range !== null) {
    const from = Math.max(1, Number(range[1] || 1));
    const to = range[2] === '' ? from : Number(range[3] || lines.length);
    return withoutMarks(lines.slice(from - 1, to));
  }
  const start = lines.findIndex((line) => isMark(line, part, false));
  if (start === -1) return undefined;
  const end = lines.findIndex((line, index) => index > start && isMark(line, part, true));
  return withoutMarks(lines.slice(start + 1, end === -1 ? lines.length : end));
}

function isMark(line: string, part: string, closing: boolean): boolean {
  const match = REGION.exec(line);
  if (match === null) return false;
  const [, anchorEnd, regionEnd, snippet, name = ''] = match;
  const isEnd = anchorEnd !== undefined || regionEnd !== undefined || snippet?.toLowerCase() === 'end';
  return isEnd === closing && (name === part || (closing && name === ''));
}

function withoutMarks(lines: readonly string[]): string {
  return lines.filter((line) => !REGION.test(line)).join('\n');
}
