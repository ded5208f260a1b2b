import type { Break, Emphasis, InlineCode, Link, PhrasingContent, Strong } from 'mdast';
import { wayOf } from './emphasis-way.ts';
import { normalizeLabel } from './labels.ts';
import { dissolve, gather, openPhrase, type OpenPhrase, settle } from './open-phrase.ts';
import type { QuickRules } from './quick-block.ts';
import type { TextLines } from './text-lines.ts';

/** Signs that may mean something in a line, and the ends of lines; the rest is text. A run of spaces is looked at once, from its beginning. */
const SIGN = /(?<! ) *\n *|[`*_[\]\\~]|:\/\/|www\.|[-.\w+]@[-\w]|&(?:#|[a-z])\w*;|<[a-z/!?]|!\[/giu;
/** Behind the text of a link: a plain address, with a plain title or none. */
const RESOURCE = /\]\(([^\p{Cc} ()<>\\&]+)(?: +"([^"\\&\n]*)")?\)/uy;

/** Deeper nesting than any article has. What stands in an open phrase is looked at, and moved, once for each phrase around it. */
const MAX_OPEN = 32;

/**
 * The text of a paragraph, an item or a heading as mdast has it; undefined if it holds anything but text, code, links to plain addresses,
 * plain emphasis and hard breaks: that is for the parser. `labels`: see `QuickRules`.
 */
export function readQuickPhrases(
  lines: TextLines,
  start: number,
  end: number,
  labels: QuickRules['labels'],
): PhrasingContent[] | undefined {
  const text = lines.text.slice(start, end);
  const open: OpenPhrase[] = [openPhrase('', start)];
  /** The beginning of what was not gathered yet. */
  let from = 0;
  let at = 0;
  const top = (): OpenPhrase => open.at(-1) as OpenPhrase;

  const isBracketOpen = (): boolean => open.some(({ mark }) => mark === '[');

  function gatherTo(to: number): void {
    gather(top(), text.slice(from, to), start + from, start + to);
    from = to;
  }

  function add(node: PhrasingContent, index: number, to: number): true {
    settle(top(), lines).push({ ...node, position: lines.position(start + index, start + to) });
    return goOn(to);
  }

  function goOn(to: number): true {
    from = to;
    at = to;
    return true;
  }

  function readLineEnd(index: number, matched: string): boolean {
    gatherTo(index);
    const feed = index + matched.indexOf('\n');
    if (feed - index > 1) {
      add({ type: 'break' } satisfies Break, index, feed + 1);
      return goOn(index + matched.length);
    }
    gather(top(), '\n', start + feed, start + feed + 1);
    return goOn(index + matched.length);
  }

  function readCode(index: number): boolean {
    const fence = runAt(text, index);
    const close = findRun(text, index + fence.length, fence);
    const value = text.slice(index + fence.length, close);
    if (close === -1 || value.includes('\n')) return false;
    gatherTo(index);
    const isPadded = value.startsWith(' ') && value.endsWith(' ') && /[^ ]/u.test(value);
    return add({ type: 'inlineCode', value: isPadded ? value.slice(1, -1) : value } satisfies InlineCode, index, close + fence.length);
  }

  function readEmphasis(index: number): boolean {
    const mark = runAt(text, index);
    const to = index + mark.length;
    const way = wayOf(text, index, to);
    if (way === 'text') {
      at = to;
      return true;
    }
    if (way === 'opens') return beginAt(index, mark);
    if (way !== 'closes' || top().mark !== mark) return false;
    gatherTo(index);
    const { start: begin, children } = close();
    return add({ type: mark.length === 2 ? 'strong' : 'emphasis', children } as Strong | Emphasis, begin, to);
  }

  function beginAt(index: number, mark: string): boolean {
    if (open.length > MAX_OPEN) return false;
    gatherTo(index);
    open.push(openPhrase(mark, start + index));
    return goOn(index + mark.length);
  }

  function close(): { readonly start: number; readonly children: PhrasingContent[] } {
    const phrase = open.pop() as OpenPhrase;
    return { start: phrase.start - start, children: settle(phrase, lines) };
  }

  function closeLink(index: number): boolean {
    const isOpen = isBracketOpen();
    const { mark, start: opened } = top();
    if (isOpen && (mark !== '[' || labels.has(normalizeLabel(text.slice(opened - start + 1, index))))) return false;
    RESOURCE.lastIndex = index;
    const resource = isOpen ? RESOURCE.exec(text) : null;
    if (resource === null) {
      if (isOpen && text[index + 1] === '(') return false;
      gatherTo(index);
      if (isOpen) dissolve(open.pop() as OpenPhrase, top(), lines);
      at = index + 1;
      return true;
    }
    // Without a text, or in the text of another.
    if (opened - start + 1 === index || open.slice(0, -1).some(({ mark: outer }) => outer === '[')) return false;
    gatherTo(index);
    const { start: begin, children } = close();
    const [matched, url = '', title] = resource;
    return add({ type: 'link', title: title ?? null, url, children } satisfies Link, begin, index + matched.length);
  }

  function readSign(sign: string, index: number): boolean {
    if (sign.includes('\n')) return readLineEnd(index, sign);
    if (sign === '`') return readCode(index);
    if (sign === '*' || sign === '_') return readEmphasis(index);
    if (sign === '[') return beginAt(index, '[');
    return sign === ']' && closeLink(index);
  }

  for (;;) {
    SIGN.lastIndex = at;
    const sign = SIGN.exec(text);
    if (sign === null) break;
    if (!readSign(sign[0], sign.index)) return undefined;
  }
  if (open.length > 1) return undefined;
  gatherTo(text.length);
  return settle(top(), lines);
}

/** The run of the same sign that begins at `index`. */
function runAt(text: string, index: number): string {
  let end = index + 1;
  while (text[end] === text[index]) end += 1;
  return text.slice(index, end);
}

/** The next run of backticks as long as `fence`; -1 if there is none. */
function findRun(text: string, from: number, fence: string): number {
  for (let at = text.indexOf(fence, from); at !== -1; ) {
    const run = runAt(text, at);
    if (run.length === fence.length) return at;
    at = text.indexOf(fence, at + run.length);
  }
  return -1;
}
