import { type Inline, pushInline, type Style } from '../markup.ts';
import { readMention } from './mentions.ts';

interface Token {
  readonly node: Inline;
  readonly end: number;
}

/** The nesting rules: a link holds no link, and nesting ends somewhere. */
export interface InlinePlace {
  readonly inLink: boolean;
  readonly depth: number;
}

const maxDepth = 12;

/** Discord's inline grammar. Total: what is not markup is text. */
export function parseInline(source: string, place: InlinePlace = { inLink: false, depth: 0 }): readonly Inline[] {
  const nodes: Inline[] = [];
  let from = 0;
  let position = 0;
  while (position < source.length) {
    const token = mayStart.test(source.charAt(position)) ? readToken(source, position, place) : undefined;
    if (token === undefined) {
      position += 1;
      continue;
    }
    pushInline(nodes, { kind: 'text', text: source.slice(from, position) });
    pushInline(nodes, token.node);
    position = token.end;
    from = position;
  }
  pushInline(nodes, { kind: 'text', text: source.slice(from) });
  return nodes;
}

const mayStart = /[\\*_~|`<[@:hs]/;

function readToken(source: string, position: number, place: InlinePlace): Token | undefined {
  const escaped = at(/\\([^0-9A-Za-z\s])/y, source, position);
  // In a label a backslash protects what follows it, and is shown: discord/discord-api-docs#6185.
  if (escaped) return { node: { kind: 'text', text: place.inLink ? escaped[0] : (escaped[1] ?? '') }, end: position + 2 };
  return (
    readLink(source, position, place) ?? readMention(source, position) ?? readCode(source, position) ?? readStyle(source, position, place)
  );
}

function readLink(source: string, position: number, place: InlinePlace): Token | undefined {
  const bare = at(/<(https?:\/\/[^ >\n]+)>/y, source, position) ?? at(/(https?:\/\/[^\s<]+[^<.,:;"'\]\s])/y, source, position);
  if (bare) {
    const url = bare[1] ?? '';
    const node: Inline = place.inLink ? { kind: 'text', text: url } : { kind: 'link', url, children: [{ kind: 'text', text: url }] };
    return { node, end: position + bare[0].length };
  }
  if (place.inLink || source[position] !== '[' || place.depth > maxDepth) return undefined;
  const masked = at(
    /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([^]*?)['"])?\s*\)/y,
    source,
    position,
  );
  const [whole = '', label = '', url = ''] = masked ?? [];
  // A label that is an address itself, or an address that is none, stays text: so does Discord.
  if (!masked || !/^https?:\/\/./.test(url) || /https?:\/\/\w\w/.test(label) || label.trim() === '' || emoji.test(label)) return undefined;
  const children = parseInline(label, { inLink: true, depth: place.depth + 1 });
  return { node: { kind: 'link', url, children }, end: position + whole.length };
}

/** One in the label makes the whole link text: discord/discord-api-docs#7510. */
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[#*\d]\uFE0F?\u20E3/u;

function readCode(source: string, position: number): Token | undefined {
  if (source[position] !== '`') return undefined;
  const code = at(/(`+)([^]*?[^`])\1(?!`)/y, source, position);
  if (!code) return undefined;
  const text = (code[2] ?? '').replaceAll(/^ (?= *`)|(` *) $/g, '$1');
  return { node: { kind: 'code', text }, end: position + code[0].length };
}

/** The longest match wins, and bold over italics when both are as long. */
const starStyles: readonly { readonly style: Style; readonly rule: RegExp; readonly bonus: number }[] = [
  { style: 'strong', rule: /\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y, bonus: 0.2 },
  { style: 'underline', rule: /__((?:\\[^]|[^\\])+?)__(?!_)/y, bonus: 0.1 },
  { style: 'emphasis', rule: /_((?:__|\\[^]|[^\\_])+?)_(?![0-9A-Za-z_])/y, bonus: 0 },
  { style: 'emphasis', rule: /\*(?=\S)((?:\*\*|\\[^]|\s+(?:\\[^]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, bonus: 0 },
];

function readStyle(source: string, position: number, place: InlinePlace): Token | undefined {
  if (place.depth > maxDepth) return undefined;
  const first = source[position];
  if (first === '|') return styled('spoiler', at(/\|\|([^]+?)\|\|/y, source, position), position, place);
  if (first === '~') return styled('strike', at(/~~([^]+?)~~(?!_)/y, source, position), position, place);
  if (first !== '*' && first !== '_') return undefined;
  const best = starStyles
    .flatMap(({ style, rule, bonus }) => {
      const match = at(rule, source, position);
      return match ? [{ style, match, quality: match[0].length + bonus }] : [];
    })
    .sort((a, b) => b.quality - a.quality)[0];
  return best && styled(best.style, best.match, position, place);
}

function styled(style: Style, match: RegExpExecArray | null, position: number, place: InlinePlace): Token | undefined {
  if (!match) return undefined;
  const children = parseInline(match[1] ?? '', { ...place, depth: place.depth + 1 });
  return { node: { kind: style, children }, end: position + match[0].length };
}

function at(rule: RegExp, source: string, position: number): RegExpExecArray | null {
  rule.lastIndex = position;
  return rule.exec(source);
}
