import { hide, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

/** Remarks that have one sign at each end, whatever stands between. Without the second they reach to the end of the file. */
const PAIRS: readonly { readonly opens: RegExp; readonly closes: readonly string[] }[] = [
  // MDX
  { opens: /\{\s{0,20}\/\*/, closes: ['*/'] },
  // Handlebars, Mustache, Blade
  { opens: /\{\{~?!--/, closes: ['--}}', '--~}}'] },
  { opens: /\{\{~?!(?!--)/, closes: ['}}'] },
  { opens: /\{\{--/, closes: ['--}}'] },
  // ERB, JSP
  { opens: /<%--/, closes: ['--%>'] },
  { opens: /<%#/, closes: ['%>'] },
];

export const pairedRemarks: readonly HidingRule[] = PAIRS.map(({ opens, closes }) => ({
  opens,
  read(source, at) {
    const from = at + matchLength(opens, source.text, at);
    const found = closes.map((closing) => ({ closing, close: source.next(closing, from) })).sort((a, b) => a.close - b.close)[0];
    if (found === undefined || found.close >= source.text.length) return hideUnclosed('remark', at, source.text.length);
    const end = found.close + found.closing.length;
    return hide('remark', at, found.closing === '*/' ? (/^\s*\}/.exec(source.text.slice(end, end + 40))?.[0].length ?? 0) + end : end);
  },
}));

/** `{# remark #}` of Jinja, Nunjucks and Twig. `{#id}` is an anchor, `{#if ...}` a program's. */
export const jinjaRemark: HidingRule = {
  opens: /\{#/,
  read(source, at) {
    const { text } = source;
    const close = source.next('#}', at + 2);
    const brace = source.next('}', at + 2);
    const isSpaced = /[\s-]/.test(text.charAt(at + 2));
    if (!isSpaced && brace < close + 1) return undefined;
    // An anchor may be written with a space: `{# stairs }`.
    if (isSpaced && brace < close + 1 && /^\{#\s*[\w:.-]+\s*\}$/.test(text.slice(at, brace + 1))) return undefined;
    if (close >= text.length) return isSpaced ? hideUnclosed('remark', at, text.length) : undefined;
    return hide('remark', at, close + 2);
  },
};

/** `{{/* remark *\/}}` of Go templates; `{{</* name *\/>}}` shows a shortcode, unless words stand in it. */
export const hugoRemark: HidingRule = {
  opens: /\{\{(?:- ?|[<%])?\s{0,20}\/\*/,
  read(source, at) {
    const { text } = source;
    const inner = at + matchLength(hugoRemark.opens, text, at);
    const close = source.next('*/', inner);
    if (close >= text.length) return hideUnclosed('remark', at, text.length);
    const tail = /^\s*[->%]?\s*>?\}\}/.exec(text.slice(close + 2, close + 50))?.[0].length ?? 0;
    const isShortcode = /^\{\{[<%]/.test(text.slice(at, at + 3)) && looksLikeShortcode(text.slice(inner, close));
    return isShortcode ? undefined : hide('remark', at, close + 2 + tail);
  },
};

/** A name with arguments as a program takes them: `figure src="x.png"`, `ref about.md`, `/notice`. */
function looksLikeShortcode(inner: string): boolean {
  const call = /^\s*\/?[\w/-]+(?:\.\w+)?(?<args>(?:\s+(?:[\w-]+=)?(?:"[^"]*"|'[^']*'|`[^`]*`|[^\s"'`]+))*)\s*\/?\s*$/.exec(inner);
  if (call === null) return false;
  const bare = (call.groups?.['args'] ?? '').trim().replace(/[\w-]+=(?:"[^"]*"|'[^']*'|`[^`]*`|\S+)|"[^"]*"|'[^']*'|`[^`]*`/g, '');
  const words = bare.split(/\s+/).filter((word) => word !== '');
  return words.length === 0 || (words.length === 1 && /[\d./_A-Z]/.test(words[0] ?? ''));
}

/** `{% comment %} ... {% endcomment %}`, `{% # remark %}`, and the same as a shortcode. */
export const liquidRemark: HidingRule = {
  opens: /\{%[-~+]?\s{0,20}(?:#|(?:comment|doc)\b)|\{\{[<%]\s{0,20}comment\b/,
  read(source, at) {
    const { text } = source;
    const opening = /^\{%[-~+]?\s*#/.test(text.slice(at, at + 30));
    if (opening) {
      const close = source.next('%}', at + 2);
      return close >= text.length ? hideUnclosed('remark', at, source.endOfBlock(at)) : hide('remark', at, close + 2);
    }
    return readNested(source, at, text.startsWith('{{', at) ? SHORTCODE : /^\W*doc/.test(text.slice(at, at + 30)) ? DOC : COMMENT);
  },
};

const COMMENT = /\{%[-~+]?\s{0,20}(end)?comment\b[^%]{0,200}[-~+]?%\}/g;
const DOC = /\{%[-~+]?\s{0,20}(end)?doc\b[^%]{0,200}[-~+]?%\}/g;
const SHORTCODE = /\{\{[<%]\s{0,20}(\/\s{0,20})?comment\b[^>%]{0,200}[>%]\}\}/g;

/** Comments may hold comments. */
function readNested({ text }: HidingSource, at: number, tags: RegExp): Hiding {
  let depth = 0;
  tags.lastIndex = at;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    depth += tag[1] === undefined ? 1 : -1;
    if (depth === 0) return hide('remark', at, tag.index + tag[0].length);
  }
  return hideUnclosed('remark', at, text.length);
}

/** `[//]: # (remark)`, `[comment]: <> (remark)`: a link's definition that nothing refers to, wherever it stands. */
export const referenceRemark: HidingRule = {
  opens: /\[(?:\/\/+|comments?|remarks?|hidden|todo|_+|#+)\]:/,
  read(source, at) {
    const { text } = source;
    if (!source.beginsLine(at)) return undefined;
    // Any other target is an address that the article may link to.
    const head = /^\[[^\]]*\]:[ \t]*(?:#|<[#/ ]*>|\/\/)(?:[ \t]+|(?=[("'\n]|$))/.exec(text.slice(at, at + 200))?.[0];
    if (head === undefined) return undefined;
    const lineEnd = source.next('\n', at);
    const quote = { '(': ')', '"': '"', "'": "'" }[text.charAt(at + head.length)];
    const line = text.slice(at, lineEnd).trimEnd();
    if (quote === undefined || (line.length > head.length + 1 && line.endsWith(quote))) return hide('remark', at, lineEnd);
    // The remark goes on to the line that closes it, at most to the end of the paragraph.
    const block = text.slice(at, source.endOfBlock(at));
    const close = new RegExp(`\\${quote}[ \\t]*(?=\\n|$)`).exec(block.slice(head.length + 1));
    if (close === null) return hideUnclosed('remark', at, at + block.length);
    return hide('remark', at, at + head.length + 1 + close.index + close[0].length);
  },
};

function matchLength(opens: RegExp, text: string, at: number): number {
  return new RegExp(opens.source, 'y').exec(text.slice(at, at + 60))?.[0].length ?? 0;
}
