import { attributeHoldsBack, namesAudience, namesRemark } from './audience-words.ts';
import { isHiddenOnCondition } from './conditional-content.ts';
import { hide, type HiddenKind, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

const OPENING = /^(:{3,})[ \t]*([A-Za-z][\w-]*)?/;
/** So far, in UTF-16 units, the line of a directive with its attributes is read. */
const MAX_OPENING = 2_000;

/** The end of `[words]{.content-hidden}`, which is about its words wherever it stands. */
const CONDITIONAL_WORDS = /\]\{(?=[^}]*\.content-(?:hidden|visible))[^}]*\}/g;

/** `:::members` and `::: {.members-only}` up to the line of colons that closes it; the same as a callout or a block of MkDocs. */
export const gatedDirective: HidingRule = {
  opens: /(?<!:):{3,}(?=[ \t]*[{A-Za-z])/,
  read(source, at) {
    if (!source.beginsLine(at)) return undefined;
    const head = source.text.slice(at, at + MAX_OPENING);
    const [opened = '', colons = '', name = ''] = OPENING.exec(head) ?? [];
    const own = name === '' ? readBraces(head, opened.length) : undefined;
    if (name === '' && own === undefined) return undefined;
    const [behind = ''] = /^[^\n]*/.exec(head.slice(own?.end ?? opened.length)) ?? [];
    // `:::note[Title]{.x}` has attributes of its own; those of words within a title are not the block's, but the words count.
    const rest = behind.replace(/^\s*\[/.test(behind) ? CONDITIONAL_WORDS : /\]\{[^}]*\}/g, ']');
    const brace = /(?<!\{)\{(?![%{])/.exec(rest)?.index;
    const kind = kindOf(
      name,
      `${own?.inner ?? ''} ${brace === undefined ? '' : (readBraces(rest, brace)?.inner ?? '')}`,
      rest.replace(/\{[^}]*\}/g, '').replace(/[[\]]/g, ' '),
    );
    return kind === undefined ? undefined : readBlock(source, at, colons.length, kind);
  },
};

/** Attributes in braces, over several lines of a paragraph too. A brace in quotation marks ends nothing. */
function readBraces(text: string, at: number): { readonly inner: string; readonly end: number } | undefined {
  if (text[at] !== '{' || /^\{[%{]/.test(text.slice(at, at + 2))) return undefined;
  const blank = /\n[ \t>]*\n/.exec(text.slice(at))?.index ?? text.length;
  const limit = Math.min(text.length, at + blank);
  for (let position = at + 1; position < limit; position += 1) {
    if (text[position] === '}') return { inner: text.slice(at + 1, position), end: position + 1 };
    if (text[position] === '"' || text[position] === "'") position += quotedLength(text.slice(position - 1, limit));
  }
  // A quotation that took the brace in was none.
  const first = text.indexOf('}', at);
  return first === -1 || first >= limit ? undefined : { inner: text.slice(at + 1, first), end: first + 1 };
}

/** The length of a value in quotation marks behind the first sign, without the last one: it ends on its line. */
function quotedLength(text: string): number {
  return (/^[=\s](?:"(?:[^"\\\n]|\\.)*(?=")|'(?:[^'\\\n]|\\.)*(?='))/u.exec(text)?.[0].length ?? 1) - 1;
}

function kindOf(name: string, attributes: string, label: string): HiddenKind | undefined {
  if (name !== '' && (namesAudience(name, { mayDescribe: true }) || namesAudience(label))) return 'membersPart';
  if (name !== '' && namesRemark(name)) return 'remark';
  const isHidden = isHiddenOnCondition(attributes);
  if (isHidden === true) return 'remark';
  const named = attributes.split(/\s+/).filter((each) => each !== '' && (isHidden === undefined || each !== '.content-hidden'));
  for (const each of named) {
    const [key = '', value] = each.replace(/^[.#]/, '').split('=');
    if (value === undefined ? namesAudience(key) : attributeHoldsBack(key, value)) return 'membersPart';
    if (value === undefined && namesRemark(key)) return 'remark';
  }
  return undefined;
}

/** Containers may stand in it: each named line of colons opens one, each bare one closes the innermost. */
function readBlock(source: HidingSource, at: number, colons: number, kind: HiddenKind): Hiding {
  const { text } = source;
  const lines = /^[ \t>]*(?:[-*+][ \t]+)?(:{3,})[ \t]*([^\n]*)$/gm;
  lines.lastIndex = source.next('\n', at);
  const open = [colons];
  for (let line = lines.exec(text); line !== null; line = lines.exec(text)) {
    const [whole, fence = '', words = ''] = line;
    if (source.isCode(line.index + whole.indexOf(fence))) continue;
    if (words.trim() !== '' && !/^:*$/.test(words.trim())) open.push(fence.length);
    else if (fence.length >= (open[0] ?? 3) && fence.length > (open.at(-1) ?? 3)) open.length = 0;
    else if (fence.length >= (open.at(-1) ?? 3)) open.pop();
    if (open.length === 0) return hide(kind, at, line.index + whole.length);
  }
  return hideUnclosed(kind, at, text.length);
}

/** `> [!members]`: the quotation that it heads. */
export const gatedCallout: HidingRule = {
  opens: />[ \t]?\[![A-Za-z]/,
  read(source, at) {
    const { text } = source;
    const name = /^>[ \t]?\[!([\w -]+)\]/.exec(text.slice(at, at + 80))?.[1] ?? '';
    const kind = namesAudience(name) ? 'membersPart' : namesRemark(name) ? 'remark' : undefined;
    if (kind === undefined || !source.beginsLine(at)) return undefined;
    // A quotation goes on in lines without its sign, up to a blank one.
    return hide(kind, at, endOfLines(text, at, /\S/));
  },
};

/** `!!! premium "Title"`, `??? members`: the indented lines below it. */
export const gatedAdmonition: HidingRule = {
  opens: /(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z]/,
  read(source, at) {
    const { text } = source;
    const name = /^\S+[ \t]+([\w-]+)/.exec(text.slice(at, at + 80))?.[1] ?? '';
    const kind = namesAudience(name) ? 'membersPart' : namesRemark(name) ? 'remark' : undefined;
    if (kind === undefined || !source.beginsLine(at)) return undefined;
    return hide(kind, at, endOfLines(text, at, /^(?: {4}|\t|[ \t]*$)/));
  },
};

function endOfLines(text: string, at: number, belongs: RegExp): number {
  let end = text.indexOf('\n', at);
  while (end !== -1) {
    const next = text.indexOf('\n', end + 1);
    if (!belongs.test(text.slice(end + 1, next === -1 ? text.length : next))) return end;
    end = next;
  }
  return text.length;
}

/** `:members[words]` in a line. */
export const gatedInline: HidingRule = {
  opens: /(?<!:):{1,2}[A-Za-z][\w-]{1,40}\[/,
  read(source, at) {
    const { text } = source;
    const name = /^:{1,2}([\w-]+)\[/.exec(text.slice(at, at + 50))?.[1] ?? '';
    const kind = namesAudience(name) ? 'membersPart' : namesRemark(name) ? 'remark' : undefined;
    if (kind === undefined) return undefined;
    let depth = 0;
    const end = source.endOfBlock(at);
    for (let position = source.next('[', at); position < end; position += 1) {
      if (text[position] === '[') depth += 1;
      if (text[position] === ']' && --depth === 0) {
        const attributes = /^\{[^}\n]*\}/.exec(text.slice(position + 1, position + 200))?.[0].length ?? 0;
        return hide(kind, at, position + 1 + attributes);
      }
    }
    return hideUnclosed(kind, at, end);
  },
};
