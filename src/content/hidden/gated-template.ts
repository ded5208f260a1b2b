import type { Span } from '../rich-text.ts';
import { attributeHoldsBack, audienceOf, namesAudience, namesShownPart, wordsOf } from './audience-words.ts';
import { hide, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

/** The blocks of a template language: the tag that opens one, goes on with another branch, and closes it. */
interface Dialect {
  readonly opens: RegExp;
  /** Every tag of the dialect; `name` is its first word, `rest` what follows. */
  readonly tags: RegExp;
  /** Which block a tag closes; undefined when it closes none. */
  closes(name: string): string | undefined;
  /** Tags that open blocks only to be counted, as `end` closes all of them. */
  readonly blocks?: ReadonlySet<string>;
}

const LIQUID: Dialect = {
  opens: /\{%[-~+]?\s{0,20}(?=[A-Za-z])/,
  tags: /\{%[-~+]?\s{0,20}(?<name>[A-Za-z][\w-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^%"']|%(?!\})){0,500}?)[-~+]?%\}/g,
  closes: (name) => /^end[-_]?(\w[\w-]*)$/.exec(name)?.[1],
};
const HANDLEBARS: Dialect = {
  opens: /\{\{~?[#^](?=[A-Za-z@])/,
  tags: /\{\{~?(?<name>[#^/]?[A-Za-z@][\w.@-]*)(?<rest>[^{}]{0,500}?)~?\}\}/g,
  closes: (name) => /^\/(.+)$/.exec(name)?.[1],
};
const SHORTCODE: Dialect = {
  opens: /\{\{[<%]\s{0,20}(?=[A-Za-z])/,
  tags: /\{\{[<%]\s{0,20}(?<name>\/?\s{0,20}[A-Za-z][\w/.-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^"'<>]){0,500}?)[>%]\}\}/g,
  closes: (name) => /^\/\s*(.+)$/.exec(name)?.[1],
};
const GO: Dialect = {
  opens: /\{\{-?\s{0,20}(?=(?:if|with)\b)/,
  tags: /\{\{-?\s{0,20}(?<name>[a-z]+)\b(?<rest>[^{}]{0,500}?)-?\}\}/g,
  closes: (name) => (name === 'end' ? '' : undefined),
  blocks: new Set(['if', 'with', 'range', 'block', 'define']),
};
const SVELTE: Dialect = {
  opens: /\{#(?=if\b)/,
  tags: /\{(?<name>[#:/](?:if|else if|else))\b(?<rest>[^{}]{0,500}?)\}/g,
  closes: (name) => (name === '/if' ? 'if' : undefined),
};
const BRACKETS: Dialect = {
  opens: /\[(?=[A-Za-z][\w-]*[ \]])/,
  tags: /\[(?<name>\/?[A-Za-z][\w-]*)(?<rest>(?:\s[^\][\n]{0,300})?)\](?![([:])/g,
  closes: (name) => /^\/(.+)$/.exec(name)?.[1],
};

export const gatedTemplates: readonly HidingRule[] = [LIQUID, HANDLEBARS, SHORTCODE, GO, SVELTE, BRACKETS].map((dialect) => ({
  opens: dialect.opens,
  read: (source, at) => readBlock(source, at, dialect),
}));

interface TemplateTag extends Span {
  readonly name: string;
  readonly rest: string;
}

function tagAt({ text }: HidingSource, at: number, { tags }: Dialect): TemplateTag | undefined {
  const sticky = new RegExp(tags.source, 'y');
  sticky.lastIndex = at;
  const found = sticky.exec(text);
  return found === null ? undefined : toTag(found);
}

function toTag(found: RegExpExecArray): TemplateTag {
  const { name = '', rest = '' } = found.groups ?? {};
  return { name, rest, start: found.index, end: found.index + found[0].length };
}

/** The audience of the words behind a tag; undefined if the tag is about something else. */
function readerOf({ name, rest }: TemplateTag, dialect: Dialect): 'members' | 'others' | undefined {
  const bare = name.replace(/^[#^:]/, '');
  if (/^(?:if|elsif|elif|elseif|else if|unless|with|has)$/.test(bare)) {
    const isNegated = bare === 'unless' || isNegation(rest);
    const { isHeldBack, isForOthers } = audienceOf(wordsOf(rest.replace(/!=?|\bnot\b|==\s*(?:false|nil|null|none|empty)\b/gi, ' ')));
    if (!isHeldBack && !isForOthers) return undefined;
    return isHeldBack === isNegated ? 'others' : 'members';
  }
  const attributes = [...rest.matchAll(/([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"']+)/g)];
  const isGated =
    namesAudience(bare) ||
    attributes.some(([, key = '', value]) => attributeHoldsBack(key, value)) ||
    (/^(?:access|restrict|gate|content|show|only|block|section)$/i.test(bare) && dialect !== BRACKETS && namesAudience(rest));
  if (!isGated) return undefined;
  return name.startsWith('^') ? 'others' : 'members';
}

/** `not member`, `!member`, `member == false`; `member != "free"` speaks of members. */
function isNegation(condition: string): boolean {
  return /(?:^|[\s(])(?:not\s|!(?!=))|==\s*(?:false|nil|null|none|empty)\b|!=\s*true\b/i.test(condition);
}

const BRANCH = /^:?(?:else|elsif|elif|elseif|else if)$/;

function readBlock(source: HidingSource, at: number, dialect: Dialect): Hiding | undefined {
  const opening = tagAt(source, at, dialect);
  const reader = opening === undefined ? undefined : readerOf(opening, dialect);
  if (opening === undefined || reader === undefined) return undefined;
  const { branches, close } = readBranches(source, opening, dialect);
  // In brackets, words may be a reader's: only a pair is a block.
  if (close === undefined && dialect === BRACKETS) return undefined;
  if (close === undefined) {
    // A shortcode that says that it holds nothing.
    if (dialect === SHORTCODE && opening.rest.trimEnd().endsWith('/') && namesShownPart(opening.name))
      return hide('markup', at, opening.end);
    const isDivider = namesAudience(opening.name) && opening.rest.trim().length < 100;
    const hidden = isDivider ? hide : hideUnclosed;
    return reader === 'others' && branches.length === 0 ? undefined : hidden('membersPart', at, source.text.length);
  }
  const hidden: Span[] = [];
  let isHidden = reader === 'members';
  const tags = [opening, ...branches, close];
  tags.slice(0, -1).forEach((tag, index) => {
    if (index > 0) isHidden = (readerOf(tag, dialect) ?? (reader === 'members' ? 'others' : 'members')) === 'members';
    const end = isHidden ? (tags[index + 1]?.start ?? tag.end) : tag.end;
    const last = hidden.at(-1);
    if (last?.end === tag.start) hidden[hidden.length - 1] = { start: last.start, end };
    else hidden.push({ start: tag.start, end });
  });
  const last = hidden.at(-1);
  if (last?.end === close.start) hidden[hidden.length - 1] = { start: last.start, end: close.end };
  else hidden.push({ start: close.start, end: close.end });
  return { kind: 'membersPart', hidden, resumeAt: hidden[0]?.end ?? close.end };
}

/** The other branches of a block, and the tag that closes it. */
function readBranches(source: HidingSource, opening: TemplateTag, dialect: Dialect) {
  const own = opening.name.replace(/^[#^]/, '');
  const branches: TemplateTag[] = [];
  const tags = new RegExp(dialect.tags.source, 'g');
  tags.lastIndex = opening.end;
  let depth = 1;
  for (let found = tags.exec(source.text); found !== null; found = tags.exec(source.text)) {
    if (source.isCode(found.index)) continue;
    const tag = toTag(found);
    const closed = dialect.closes(tag.name);
    if (closed === own || closed === '') depth -= 1;
    else if (tag.name.replace(/^[#^]/, '') === own || dialect.blocks?.has(tag.name) === true) depth += 1;
    else if (depth === 1 && BRANCH.test(tag.name)) branches.push(tag);
    if (depth === 0) return { branches, close: tag };
  }
  return { branches, close: undefined };
}

/** `{isMember && <p>...</p>}`, `{paid ? ... : ...}` of JSX. */
export const gatedExpression: HidingRule = {
  opens: /\{\s{0,20}!?[A-Za-z_$][\w$.?]{0,80}\s{0,20}(?:&&|\?(?![.?]))/,
  read(source, at) {
    const { text } = source;
    const condition = /^\{\s*(!?)([\w$.?]+?)\s*(?:&&|\?)/.exec(text.slice(at, at + 200));
    if (condition === null || condition[1] === '!' || !audienceOf(wordsOf(condition[2] ?? '')).isHeldBack) return undefined;
    let depth = 0;
    for (let position = at; position < text.length; position += 1) {
      if (text[position] === '{') depth += 1;
      if (text[position] === '}' && --depth === 0) return hide('membersPart', at, position + 1);
    }
    return hideUnclosed('membersPart', at, text.length);
  },
};
