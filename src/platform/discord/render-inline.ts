import type { Mark, Span } from '../../content/rich-text.ts';
import { isHonestLabel, isOwnAddress, webAddress } from '../../reply/honest-link.ts';
import { inlineTree, type InlineNode } from '../../reply/inline.ts';
import { createEscapes, type Escapes } from './escape.ts';
import { discordLimits } from './limits.ts';
import { labelPieces, mayStandInLabel } from './link-label.ts';

type Style = 'strong' | 'emphasis' | 'strike';

/** The state while one line is written. */
interface Line {
  readonly source: string;
  readonly escapes: Escapes;
  readonly open: ReadonlySet<Style>;
  readonly inLink: boolean;
}

/**
 * One line as Discord Markdown that reads back as exactly its text. Style is given up where Discord would misread it (its rules
 * are regular expressions over the raw text, blind to code and links inside), the words never.
 */
export function renderLine(source: string, range: Span, marks: readonly Mark[]): string {
  const escapes = createEscapes(source, range, {
    keepsLink: (link) => marks.every((mark) => leavesAlone(mark, link, source)),
    linkEnd: (start) =>
      marks.find((mark) => mark.kind === 'link' && mark.start === start && isOwnAddress(source.slice(start, mark.end), mark.url))?.end,
    starts: marks.map(({ start }) => start),
  });
  return renderNodes(inlineTree(range, marks), { source, escapes, open: new Set(), inLink: false }, '');
}

/** A line of our own making, with parts of it marked. */
export function renderWords(text: string, marks: readonly Mark[] = []): string {
  const flat = text.toWellFormed().replaceAll(/[\n\r\u2028\u2029]/g, ' ');
  return renderLine(flat, { start: 0, end: flat.length }, marks);
}

/** A title that leads somewhere; only the title where its words name another address. */
export function renderTitle({ text, url }: { readonly text: string; readonly url?: string | undefined }): string {
  return renderWords(text, url === undefined ? [] : [{ kind: 'link', url, start: 0, end: text.length }]);
}

/** An address that no button and no link can carry, for a reader to copy: in small print, and exact. */
export function addressText(label: string, url: string): string {
  const name = label.trim() === '' ? '' : `${label.trim()}: `;
  return `-# ${renderWords(name + url, [{ kind: 'code', start: name.length, end: name.length + url.length }])}`;
}

/** A longer address would crowd the words out of the message; Discord bounds it no other way. */
export function isLinkable(text: string, url: string): boolean {
  const target = webAddress(url);
  return (
    target !== undefined &&
    linkTarget(target).length <= discordLimits.linkUrl &&
    text.trim() !== '' &&
    !text.includes('\n') &&
    isHonestLabel(text, target)
  );
}

/** A mark beside or around a bare link is harmless when it does not divide it and none of its characters could be a delimiter. */
function leavesAlone(mark: Mark, link: Span, source: string): boolean {
  if (mark.end <= link.start || mark.start > link.end) return true;
  if (mark.kind === 'link' && isOwnAddress(source.slice(mark.start, mark.end), mark.url))
    return mark.start === link.start && mark.end === link.end;
  if (mark.start > link.start || mark.end < link.end) return false;
  return mark.kind === 'image' || (mark.kind !== 'link' && mark.kind !== 'code' && !/[*|`\\]|~~/.test(source.slice(link.start, link.end)));
}

function renderNodes(nodes: readonly InlineNode[], line: Line, before: string): string {
  let out = '';
  for (const node of nodes) {
    out += node.kind === 'text' ? line.escapes.text(node.start, node.end) : renderMark(node, line, (out || before).at(-1) ?? '');
  }
  return out;
}

function renderMark(node: Extract<InlineNode, { kind: 'mark' }>, line: Line, before: string): string {
  const { mark, children } = node;
  switch (mark.kind) {
    case 'code':
      return renderCode(node, line, before);
    case 'link':
      return renderLink(node, mark.url, line, before);
    case 'image':
      return renderNodes(children, line, before);
    case 'strong':
    case 'emphasis':
    case 'strike': {
      if (line.open.has(mark.kind)) return renderNodes(children, line, before);
      const inner = renderNodes(children, { ...line, open: new Set([...line.open, mark.kind]) }, '');
      return (
        styled(mark.kind, inner, before, line.source.charAt(node.start - 1), line.source.charAt(node.end)) ??
        renderNodes(children, line, before)
      );
    }
  }
}

function styled(style: Style, inner: string, before: string, sourceBefore: string, sourceAfter: string): string | undefined {
  const core = inner.trim();
  if (core === '') return undefined;
  const delimiter = delimiterOf(style, core, before, sourceBefore, sourceAfter);
  if (delimiter === undefined) return undefined;
  const start = inner.indexOf(core);
  return inner.slice(0, start) + delimiter + core + delimiter + inner.slice(start + core.length);
}

function delimiterOf(style: Style, core: string, before: string, sourceBefore: string, sourceAfter: string): string | undefined {
  if ('*_~'.includes(before) && before !== '') return undefined;
  const live = liveCharacters(core);
  switch (style) {
    case 'strong':
      return core.startsWith('*') || live.endsWith('*') || live.includes('**') ? undefined : '**';
    case 'strike':
      return core.startsWith('~') || core.endsWith('~') || core.includes('~~') || sourceAfter === '_' ? undefined : '~~';
    case 'emphasis':
      // An underscore never touches a star of bold around it; a star works inside of words.
      if (!live.includes('_') && !/\w/.test(sourceBefore) && !/\w/.test(sourceAfter)) return '_';
      return live.includes('*') ? undefined : '*';
  }
}

/** The text with what a backslash protects taken out: what Discord's rules look for delimiters in. */
function liveCharacters(markup: string): string {
  return markup.replaceAll(/\\[^]/g, 'x');
}

/** Discord has spans of one or two backticks, trims nothing reliably, and knows no escape inside. */
function renderCode(node: Span & { readonly children: readonly InlineNode[] }, line: Line, before: string): string {
  const code = line.source.slice(node.start, node.end);
  const core = code.trim();
  const longest = Math.max(0, ...Array.from(core.matchAll(/`+/g), ([run]) => run.length));
  const isPlain = core === '' || before === '`' || longest > 1 || core.startsWith('`') || core.endsWith('`') || closesLink(core);
  if (isPlain) return line.escapes.text(node.start, node.end);
  const fence = longest === 0 ? '`' : '``';
  const start = code.indexOf(core);
  return code.slice(0, start) + fence + core + fence + code.slice(start + core.length);
}

/** Discord looks for the end of a link's label in code too: the first `](` behind a link, unless a `[` stands before it. */
export function closesLink(code: string): boolean {
  const end = code.indexOf('](');
  return end !== -1 && !code.slice(0, end).includes('[');
}

function renderLink(node: Span & { readonly children: readonly InlineNode[] }, url: string, line: Line, before: string): string {
  const label = line.source.slice(node.start, node.end);
  const target = webAddress(url);
  if (line.inLink || !target || !isLinkable(label, url)) return renderNodes(node.children, line, before);
  const address = linkTarget(target);
  const styled = renderStyledLabel(node, line);
  if (styled !== undefined) return masked(styled, address);
  return labelPieces(label)
    .map(({ start, end, isLinked }) =>
      isLinked ? masked(label.slice(start, end), address) : line.escapes.text(node.start + start, node.start + end),
    )
    .join('');
}

/** A label with bold or code in it, where no other character of it could be markup. */
function renderStyledLabel(node: Span & { readonly children: readonly InlineNode[] }, line: Line): string | undefined {
  if (node.children.every(({ kind }) => kind === 'text')) return undefined;
  const isPlain = (nodes: readonly InlineNode[]): boolean =>
    nodes.every((child) =>
      child.kind === 'text'
        ? !/[*_~|`\\<@:[\]#>]/.test(line.source.slice(child.start, child.end)) &&
          labelPieces(line.source.slice(child.start, child.end)).every(({ isLinked }) => isLinked)
        : child.mark.kind === 'code'
          ? !/[[\]`]/.test(line.source.slice(child.start, child.end)) && mayStandInLabel(line.source.slice(child.start, child.end))
          : isPlain(child.children),
    );
  const markup = isPlain(node.children) ? renderNodes(node.children, { ...line, inLink: true }, '') : '\\';
  return markup.includes('\\') ? undefined : markup;
}

/** White space stays outside of the link. */
function masked(label: string, address: string): string {
  const core = label.trim();
  const start = label.indexOf(core);
  return `${label.slice(0, start)}[${core}](${address})${label.slice(start + core.length)}`;
}

const targetCharacters: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '*': '%2A',
  '~': '%7E',
  '|': '%7C',
  '<': '%3C',
  '>': '%3E',
  '"': '%22',
  "'": '%27',
  '`': '%60',
  '\\': '%5C',
};

/** The address with nothing in it that could end it early or be taken for markup. */
export function linkTarget({ href }: URL): string {
  // Hardly any address holds one: looking first is a tenth of the work of replacing.
  if (!/[()*~|<>"'`\\@]/.test(href)) return href;
  return href
    .replaceAll(/[()*~|<>"'`\\]/g, (character) => targetCharacters[character] ?? character)
    .replaceAll(/@(?=everyone|here)/gi, '%40');
}
