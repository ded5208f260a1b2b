import type { Span } from '../rich-text.ts';
import { createCodeTest } from './code-ranges.ts';
import type { Edit } from './edited-text.ts';
import { readKnownTag } from './known-tags.ts';
import { readTagArguments } from './tag-arguments.ts';
import { writeValue } from './unknown-target.ts';

/** A tag longer than this is not a tag, in UTF-16 code units: a list of questions with their answers may be one. */
const MAX_TAG = 40_000;

export interface LiquidOptions {
  /** `{{ page.title }}`; absent values are dropped. */
  readonly values: Readonly<Record<string, string>>;
  /** Which `{{ x }}` a template fills in; `named` is `{{ site.title }}`, `{{ x | filter }}` and a literal, which nothing but a template has. */
  readonly readsValues: 'all' | 'named' | 'none';
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly rest: string;
}

/** Tags whose content is a program's, not a reader's: it is dropped with them. */
const HIDDEN = /^(?:capture|for|tablerow|macro|set|js|css|style|schema|javascript|stylesheet)$/u;
/** `{% set x = 1 %}` stands alone as often as it stands in pairs. */
const BRANCH = /^(?:else|elsif|elif|elseif|when)$/u;
const BRANCHING = /^(?:if|unless|ifversion|case|ifchanged)$/u;

/** `{% tag %}` and `{{ value }}` of Liquid, Nunjucks, Jinja and GitBook. `isCode` tells whether an offset lies in code. */
export function readLiquid(text: string, isCode: (offset: number) => boolean, options: LiquidOptions): readonly Edit[] {
  const edits: Edit[] = [];
  const tags = [...findTags(text)].filter(({ start }) => !isCode(start));
  const pairs = pairUp(tags);
  const branchEnds = findBranchEnds(tags, pairs);
  const closings = new Map<Tag, string>();
  /** Between `raw` and `endraw` even values are text. */
  const raw: Span[] = [];
  let hiddenTo = -1;
  for (const tag of tags) {
    const { start, end, name, rest } = tag;
    if (start < hiddenTo) continue;
    const pair = pairs.get(tag);
    if (name === 'raw' || name === 'verbatim') {
      edits.push({ start, end, text: '' });
      if (pair !== undefined) {
        edits.push({ start: pair.start, end: pair.end, text: '' });
        raw.push({ start: end, end: pair.start });
        hiddenTo = pair.end;
      }
    } else if (name === 'highlight' && pair !== undefined) {
      edits.push({ start, end: pair.end, text: codeOf(rest, text.slice(end, pair.start)) });
      hiddenTo = pair.end;
    } else if (HIDDEN.test(name) && pair !== undefined) {
      edits.push({ start, end: pair.end, text: '' });
      hiddenTo = pair.end;
    } else if (BRANCH.test(name)) {
      // Of several branches the first one is what the author wrote for most readers.
      const last = branchEnds.get(tag);
      edits.push({ start, end: last?.start ?? end, text: '' });
      hiddenTo = last?.start ?? hiddenTo;
    } else {
      const known = name === 'include' ? undefined : readKnownTag(name, readTagArguments(rest));
      if (known?.close !== undefined && pair !== undefined) closings.set(pair, known.close);
      edits.push({ start, end, text: closings.get(tag) ?? (known?.close !== undefined && pair === undefined ? '' : (known?.open ?? '')) });
    }
  }
  const isRaw = createCodeTest(raw);
  if (options.readsValues === 'none') return [...edits, ...dropPlaces(text, (offset) => isCode(offset) || isRaw(offset))];
  return [...edits, ...readValues(text, (offset) => isCode(offset) || isRaw(offset), options)];
}

function* findTags(text: string): Generator<Tag> {
  const opening = /\{%/gu;
  let close = -1;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    if (close < match.index + 2) close = text.indexOf('%}', match.index + 2);
    if (close === -1) return;
    if (close - match.index > MAX_TAG) continue;
    const inner = text
      .slice(match.index + 2, close)
      .replace(/^-|-$/gu, '')
      .trim();
    // `{%@ Note do %}` is a component of Bridgetown's, and `{%= toc %}` a value.
    const [, sign = '', name = '', rest = ''] = /^([@=]?)[ \t]*([\w-]+)([^]*)$/u.exec(inner) ?? [];
    if (name === '') continue;
    yield { start: match.index, end: close + 2, name: `${sign}${name.toLowerCase()}`, rest };
    opening.lastIndex = close + 2;
  }
}

/** The closing tag of each opening one. Tags between that nobody closes stand alone. */
function pairUp(tags: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const pairs = new Map<Tag, Tag>();
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    const closes = /^end(.+)$/u.exec(tag.name)?.[1]?.replace(/^[_-]/u, '');
    const opening = closes === undefined ? undefined : open.get(closes)?.pop();
    if (opening !== undefined) pairs.set(opening, tag);
    else if (closes === undefined) open.set(tag.name, [...(open.get(tag.name) ?? []).slice(-100), tag]);
  }
  return pairs;
}

/** For each `else` the tag that closes its `if`. */
function findBranchEnds(tags: readonly Tag[], pairs: ReadonlyMap<Tag, Tag>): ReadonlyMap<Tag, Tag> {
  const ends = new Map<Tag, Tag>();
  const open: Tag[] = [];
  for (const tag of tags) {
    const closing = BRANCHING.test(tag.name) ? pairs.get(tag) : undefined;
    if (closing !== undefined) open.push(closing);
    while (open.length > 0 && (open.at(-1)?.start ?? 0) <= tag.start) open.pop();
    const around = open.at(-1);
    if (BRANCH.test(tag.name) && around !== undefined) ends.set(tag, around);
  }
  return ends;
}

function codeOf(rest: string, code: string): string {
  const [lang = ''] = readTagArguments(rest).positional;
  const fence = code.includes('```') ? '~~~~' : '```';
  return `\n${fence}${lang}\n${code.replace(/^[ \t]*\n|\n[ \t]*$/gu, '')}\n${fence}\n`;
}

/** `{{ summary }}` on a line of its own is the place of a list that a program makes, and so is mdBook's `{{%segment outline}}`. */
const PLACE = /^[ \t]*\{\{(?:%[ \t]*[\p{L}_][\w.-]*(?:[ \t]+[\w.-]+){0,8}|[ \t]*[\p{L}_][\w.-]*(?:\([^(){}\n]*\))?)[ \t]*\}\}[ \t]*$/gmu;

function dropPlaces(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  return Array.from(text.matchAll(PLACE))
    .filter(({ index }) => !isCode(index))
    .map(({ index, 0: place }) => ({ start: index, end: index + place.length, text: '' }));
}

/** A map may stand in the arguments, and another one in it. */
const VALUE = /\{\{(?![<%#])-?((?:[^{}\n]|\n(?![ \t]*\n)|\{(?:[^{}\n]|\n(?![ \t]*\n)|\{[^{}]{0,400}\}){0,400}\}){0,4000}?)-?\}\}/gu;
/** `figure(src="a.png", caption="The wheel")`: a shortcode of Zola, or a macro of Nunjucks. The text of any other call may be for few. */
const CALL = /^(figure|image|img|picture|youtube|vimeo|kbd)\(([^]*)\)$/u;
/** Filters that leave a text what it is. */
const PLAIN_FILTER =
  /^(?:relative_url|absolute_url|url|locale_?url|t|i18n|safe|raw|escape|escape_once|strip|upcase|downcase|capitalize|title|markdownify|smartify)\b/iu;

/** Other filters make a list, a picture or markup of the text. */
function isFiltered(inner: string): boolean {
  return inner
    .split('|')
    .slice(1)
    .some((filter) => !PLAIN_FILTER.test(filter.trim()));
}

/** `{{ "/a" | relative_url }}` is its text, `{{ page.title }}` the value, and anything else nothing. */
function readValues(text: string, isCode: (offset: number) => boolean, { values, readsValues }: LiquidOptions): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(VALUE)) {
    if (isCode(match.index)) continue;
    const inner = (match[1] ?? '').trim();
    if (readsValues === 'named' && !/^[\w-]+\.[\w.]+|\||^["']/u.test(inner)) continue;
    const literal = isFiltered(inner) ? null : /^(?:"([^"]*)"|'([^']*)')/u.exec(inner);
    const name = /^[\w.]+/u.exec(inner)?.[0] ?? '';
    const [, called, given = ''] = CALL.exec(inner) ?? [];
    const known = called === undefined ? undefined : readKnownTag(called, readTagArguments(given));
    const value = literal?.[1] ?? literal?.[2] ?? (known?.close === undefined ? known?.open : undefined) ?? values[name] ?? '';
    edits.push(writeValue(text, { start: match.index, end: match.index + match[0].length, text: value }));
  }
  return edits;
}
