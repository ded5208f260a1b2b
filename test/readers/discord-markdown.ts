/**
 * Discord's Markdown as its client reads it, written from the rules of simple-markdown and Discord's reference, and from nothing of
 * the renderer. Where the rules are unclear, it takes the reading that makes more of a text live: what is literal here is literal
 * there.
 */
export interface DiscordReading {
  /** The visible text, list markers as Discord draws them. */
  readonly text: string;
  /** Mentions, timestamps, custom emoji, shortcodes: what is not the text that stands there. */
  readonly live: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly styles: readonly { readonly style: string; readonly text: string }[];
  readonly codeBlocks: readonly string[];
}

interface State {
  readonly live: string[];
  readonly links: { label: string; url: string }[];
  readonly styles: { style: string; text: string }[];
  readonly codeBlocks: string[];
  readonly inQuote: boolean;
  readonly inLink: boolean;
}

interface List {
  readonly indent: number;
  readonly isOrdered: boolean;
  next: number;
}

export function readDiscord(markdown: string): DiscordReading {
  const state: State = { live: [], links: [], styles: [], codeBlocks: [], inQuote: false, inLink: false };
  const text = parse(markdown, state);
  return { text, live: state.live, links: state.links, styles: state.styles, codeBlocks: state.codeBlocks };
}

const mentionRules = [
  /@(?:everyone|here)/y,
  /<@[!&]?\d+>/y,
  /<#\d+>/y,
  /<\/[^:\n]{1,100}:\d+>/y,
  /<t:-?\d{1,17}(?::[a-zA-Z])?>/y,
  /<a?:\w+:\d+>/y,
  /<id:\w+>/y,
  /<(?:[\w.+-]+@[\w.-]+|\+\d+)>/y,
  /:[^\s:()[\]*`]+?(?:::skin-tone-\d)?:/y,
];

function parse(source: string, state: State): string {
  const lists: List[] = [];
  let out = '';
  let position = 0;
  while (position < source.length) {
    const atLineStart = position === 0 || source[position - 1] === '\n';
    const block = atLineStart ? readBlock(source, position, state, lists) : undefined;
    const token = block ?? readInline(source, position, state) ?? { text: source.charAt(position), end: position + 1 };
    out += token.text;
    position = token.end;
  }
  return out;
}

interface Token {
  readonly text: string;
  readonly end: number;
}

function readBlock(source: string, position: number, state: State, lists: List[]): Token | undefined {
  const item = at(/( *)([-*+]|\d+\.)( +)(?=\S)/y, source, position);
  if (item && at(/ *-#/y, source, position) === null) return readItem(item, position, lists);
  // A list goes on over blank lines, until one is followed by something else that is not indented.
  if (/\n *\n$/.test(source.slice(Math.max(0, position - 40), position)) && /\S/.test(source.charAt(position))) lists.length = 0;
  const heading = at(/ *#{1,3}\s+([^\n]+?)(#*)(\s*)(?:\n|$)/y, source, position);
  if (heading) {
    lists.length = 0;
    const whole = heading[0];
    const tail = /\s*$/.exec(whole)?.[0] ?? '';
    return { text: parse(heading[1] ?? '', state) + tail, end: position + whole.length };
  }
  const subtext = at(/ *-# +([^\n]+)/y, source, position);
  if (subtext) return { text: parse(subtext[1] ?? '', state), end: position + subtext[0].length };
  if (!state.inQuote) {
    const quote = at(/ *>>> [^]*| *> [^\n]*(?:\n *> [^\n]*)*/y, source, position);
    if (quote) {
      const inner = quote[0].trimStart().startsWith('>>>') ? quote[0].replace(/^ *>>> /, '') : quote[0].replaceAll(/^ *> ?/gm, '');
      return { text: parse(inner, { ...state, inQuote: true }), end: position + quote[0].length };
    }
  }
  return undefined;
}

/** Only the marker: the item's words are read as lines like others. */
function readItem(match: RegExpExecArray, position: number, lists: List[]): Token {
  const [whole, indent = '', marker = '', gap = ''] = match;
  while ((lists.at(-1)?.indent ?? -1) > indent.length) lists.pop();
  let list = lists.at(-1);
  if (!list || list.indent < indent.length) {
    list = { indent: indent.length, isOrdered: /\d/.test(marker), next: Number.parseInt(marker, 10) || 1 };
    lists.push(list);
  }
  const shown = list.isOrdered ? `${list.next}.` : '-';
  list.next += 1;
  return { text: indent + shown + gap, end: position + whole.length };
}

function readInline(source: string, position: number, state: State): Token | undefined {
  const code = at(/```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][^]*?)\n*```/iy, source, position);
  if (code) {
    state.codeBlocks.push(code[2] ?? '');
    return { text: code[2] ?? '', end: position + code[0].length };
  }
  const escaped = at(/\\([^0-9A-Za-z\s])/y, source, position);
  // In a label a backslash protects what follows it, and is shown: discord/discord-api-docs#6185.
  if (escaped) return { text: state.inLink ? escaped[0] : (escaped[1] ?? ''), end: position + 2 };
  const automatic =
    at(/<((?:https?|steam|discord):\/\/[^ >\n]+)>/y, source, position) ??
    at(/((?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s])/y, source, position);
  if (automatic) {
    state.links.push({ label: automatic[1] ?? '', url: automatic[1] ?? '' });
    return { text: automatic[1] ?? '', end: position + automatic[0].length };
  }
  const link = state.inLink
    ? null
    : at(/\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([^]*?)['"])?\s*\)/y, source, position);
  // An emoji in the label makes the whole link text, in components at least: discord/discord-api-docs#7510.
  const hasEmoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[#*\d]\uFE0F?\u20E3/u.test(link?.[1] ?? '');
  if (link && !hasEmoji && /^https?:\/\/./.test(link[2] ?? '') && !/https?:\/\/\w\w/.test(link[1] ?? '')) {
    const label = parse(link[1] ?? '', { ...state, inLink: true });
    state.links.push({ label, url: link[2] ?? '' });
    return { text: label, end: position + link[0].length };
  }
  for (const rule of mentionRules) {
    const found = at(rule, source, position);
    if (!found) continue;
    state.live.push(found[0]);
    return { text: found[0], end: position + found[0].length };
  }
  return readStyle(source, position, state);
}

const styleRules: readonly { readonly style: string; readonly rule: RegExp; readonly bonus: number }[] = [
  { style: 'strong', rule: /\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y, bonus: 0.2 },
  { style: 'underline', rule: /__((?:\\[^]|[^\\])+?)__(?!_)/y, bonus: 0.1 },
  {
    style: 'emphasis',
    rule: /_((?:__|\\[^]|[^\\_])+?)_(?![0-9A-Za-z_])|\*(?=\S)((?:\*\*|\\[^]|\s+(?:\\[^]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    bonus: 0,
  },
];

function readStyle(source: string, position: number, state: State): Token | undefined {
  const first = source[position];
  if (first === '`') {
    const code = at(/(`+)([^]*?[^`])\1(?!`)/y, source, position);
    if (!code) return undefined;
    const content = (code[2] ?? '').replaceAll(/^ (?= *`)|(` *) $/g, '$1');
    state.styles.push({ style: 'code', text: content });
    return { text: content, end: position + code[0].length };
  }
  if (first === '|' || first === '~') {
    const found = at(first === '|' ? /\|\|([^]+?)\|\|/y : /~~([^]+?)~~(?!_)/y, source, position);
    return found ? styledToken(first === '|' ? 'spoiler' : 'strike', found, found[1] ?? '', position, state) : undefined;
  }
  if (first !== '*' && first !== '_') return undefined;
  const matches = styleRules.flatMap(({ style, rule, bonus }) => {
    const match = at(rule, source, position);
    return match ? [{ style, match, quality: match[0].length + bonus }] : [];
  });
  const best = matches.sort((a, b) => b.quality - a.quality)[0];
  return best ? styledToken(best.style, best.match, best.match[1] ?? best.match[2] ?? '', position, state) : undefined;
}

function styledToken(style: string, match: RegExpExecArray, inner: string, position: number, state: State): Token {
  const text = parse(inner, state);
  state.styles.push({ style, text });
  return { text, end: position + match[0].length };
}

function at(rule: RegExp, source: string, position: number): RegExpExecArray | null {
  rule.lastIndex = position;
  return rule.exec(source);
}
