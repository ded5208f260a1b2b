import { type Inline, pushInline, type Style } from '../../markup/markup.ts';
import { decodeEntities } from './entities.ts';
import { readReference } from './references.ts';

const styles: Readonly<Record<string, Style>> = { '*': 'strong', _: 'emphasis', '~': 'strike' };

interface Token {
  readonly node: Inline;
  readonly end: number;
}

/** Slack's inline grammar. Total: what is not markup is text, with its three entities resolved. */
export function parseMrkdwnInline(source: string, depth = 0): readonly Inline[] {
  const nodes: Inline[] = [];
  let from = 0;
  let position = 0;
  while (position < source.length) {
    const token = '*_~`<:'.includes(source.charAt(position)) ? readToken(source, position, depth) : undefined;
    if (token === undefined) {
      position += 1;
      continue;
    }
    pushInline(nodes, { kind: 'text', text: decodeEntities(source.slice(from, position)) });
    pushInline(nodes, token.node);
    position = token.end;
    from = position;
  }
  pushInline(nodes, { kind: 'text', text: decodeEntities(source.slice(from)) });
  return nodes;
}

function readToken(source: string, position: number, depth: number): Token | undefined {
  const first = source.charAt(position);
  if (first === '<') return readReference(source, position);
  if (first === ':') return readEmoji(source, position);
  if (!startsStyle(source, position)) return undefined;
  if (first === '`') {
    const code = at(/`([^`\n]+)`/y, source, position);
    return code ? { node: { kind: 'code', text: decodeEntities(code[1] ?? '') }, end: position + code[0].length } : undefined;
  }
  const style = styles[first];
  if (style === undefined || depth > 8) return undefined;
  const end = findClosing(source, position, first);
  if (end === -1) return undefined;
  return { node: { kind: style, children: parseMrkdwnInline(source.slice(position + 1, end), depth + 1) }, end: end + 1 };
}

/** A style opens at the start of a word only, and never before a space. */
function startsStyle(source: string, position: number): boolean {
  const before = source.charAt(position - 1);
  return (
    (position === 0 || !/[\p{L}\p{N}]/u.test(before)) && /\S/.test(source.charAt(position + 1)) && source[position + 1] !== source[position]
  );
}

/** And closes at the end of one, on the same line. */
function findClosing(source: string, position: number, delimiter: string): number {
  const line = source.indexOf('\n', position);
  const limit = line === -1 ? source.length : line;
  for (let end = source.indexOf(delimiter, position + 2); end !== -1 && end < limit; end = source.indexOf(delimiter, end + 1)) {
    if (/\S/.test(source.charAt(end - 1)) && !/[\p{L}\p{N}]/u.test(source.charAt(end + 1))) return end;
  }
  return -1;
}

function readEmoji(source: string, position: number): Token | undefined {
  const emoji = at(/:([a-z0-9_+-]{2,80})(?:::skin-tone-\d)?:/y, source, position);
  // A time such as 10:30:00 is none.
  if (!emoji || /^\d+$/.test(emoji[1] ?? '') || /\w/.test(source.charAt(position - 1))) return undefined;
  return { node: { kind: 'emoji', name: emoji[1] ?? '' }, end: position + emoji[0].length };
}

function at(rule: RegExp, source: string, position: number): RegExpExecArray | null {
  rule.lastIndex = position;
  return rule.exec(source);
}
