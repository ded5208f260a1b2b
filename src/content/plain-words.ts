import { decodeEntities } from './entities.ts';
import { findHidden } from './hidden/find-hidden.ts';
import { dropUnsafeCharacters } from './inline-text.ts';
import type { LocatedValue } from './located-value.ts';
import type { Span } from './rich-text.ts';
import { toScript } from './script-text.ts';

const TAG = /<(\/?)(?:em|i|b|strong|code|kbd|span|small|mark|u|ins|cite|q|wbr|br|p|abbr|a)(?:\s[^<>]*)?\/?>/gi;
/** A picture before all words is an icon; anywhere else its label is a word. A component of a theme has no words of its own. */
const ICON = /^\s*(?:!\[[^[\]\n]*\]\([^\s()]*\)|<img\s[^<>]*>)[ \t]*(?=\S)/i;
const PICTURE = /!\[([^[\]\n]*)\]\([^\s()]*\)|<img\s(?:[^<>]*\s)?alt="([^"<>]*)"[^<>]*>|<img\s[^<>]*=[^<>]*>/gi;
const COMPONENT = /<(?:[A-Z][\w.]*|i|svg|source|video|iframe)\s[^<>]*=[^<>]*>[ \t]*/g;
const ELEMENT = /<(div|section|center|font|big|figure|figcaption|h[1-6]|li|ul|ol|details|summary)\b[^<>]*>([^<>]*)<\/\1>/gi;
/** A tag of Hugo or Quarto, which only a build fills in. */
const SHORTCODE = /\{\{[<%][^{}]{0,200}[>%]\}\}[ \t]?/g;
const SCRIPT = /<(sup|sub)>([^<>]*)<\/\1>/gi;
/** A longer text is not a line of an editor's, and looking for pairs in it takes the square of its length. */
const MAX_MARKED = 4_000;
/** The address of a link: of the web, of the site, or of a file. */
const ADDRESS = String.raw`(?:https?:\/\/|mailto:|\/|#|\.{1,2}\/|[\w./-]+\.(?:mdx?|qmd|html?)(?=[#?)]))[^\s()]*`;
/** Markup that can be nothing else: closed, and not inside of a word. */
const MARKS: readonly RegExp[] = [
  /(?<![\w*\\])\*\*(?=[^\s*])((?:[^*]|\*(?!\*))+?)(?<=[^\s*\\])\*\*(?![\w*])/g,
  /(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*\\])\*(?![\w*])/g,
  // `__init__` is a name.
  /(?<![\w\\])__(?=[^\s_])(?!\w+__)([^_]+?)(?<=[^\s_\\])__(?!\w)/g,
  /(?<![\w\\])_(?=[^\s_])([^_]+?)(?<=[^\s_\\])_(?!\w)/g,
  /(?<![\w~\\])~~(?=[^\s~])([^~]+?)(?<=[^\s~\\])~~(?![\w~])/g,
  new RegExp(String.raw`(?<![\\!])\[([^[\]]+)\]\(${ADDRESS}\)`, 'g'),
];
/** A link with code in its words, and code, which may look like a link. */
const LINK_WITH_CODE = new RegExp(
  `(?<!\\\\)(\`+)[^\`]+\\1(?!\`)|(?<![\\\\!])\\[((?:\`[^\`\\n]+\`|[^[\\]\`]){1,200})\\]\\(${ADDRESS}\\)`,
  'g',
);

/**
 * A text of front matter as readers see it: without remarks and parts for members, HTML's references as characters, emphasis, code and
 * links as their words.
 */
export function toPlainWords(written: string): string {
  const unhidden = dropHidden(written);
  const shown =
    unhidden.length > MAX_MARKED ? unhidden : unhidden.replace(LINK_WITH_CODE, (whole, _code, words?: string) => words ?? whole);
  const parts = shown.split(/(?<!\\|(?<!\\)`)(`+)(?!`)([^`]+)\1(?!`)/);
  let words = '';
  // Of three parts the second is the sign of code, the third what stands in it.
  for (let index = 0; index < parts.length; index += 3) words += dropMarkup(parts[index] ?? '') + (parts[index + 2] ?? '');
  return dropUnsafeCharacters(words).trim();
}

function dropHidden(text: string): string {
  const hidden = findHidden(text, { all: findCode, plain: () => undefined }).flatMap((hiding) => hiding.hidden);
  if (hidden.length === 0) return text;
  let shown = '';
  let at = 0;
  for (const { start, end } of hidden.toSorted((a, b) => a.start - b.start)) {
    shown += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (shown + text.slice(at)).replace(/(?<=\s)\s+/g, '').replace(/\s+(?=[.,;:!?])/g, '');
}

function findCode(text: string): readonly Span[] {
  return [...text.matchAll(/(?<!`)(`+)(?!`)[^`]+\1(?!`)/g)].map(({ index, 0: code }) => ({ start: index, end: index + code.length }));
}

function dropMarkup(text: string): string {
  const plain = text.length > MAX_MARKED ? text : MARKS.reduce((words, mark) => words.replace(mark, '$1'), text);
  const tagless = plain
    .replace(SHORTCODE, '')
    .replace(ICON, '')
    .replace(PICTURE, (_, written?: string, alt?: string) => written ?? alt ?? '')
    .replace(COMPONENT, '')
    .replace(ELEMENT, '$2')
    .replace(SCRIPT, (_, name: string, inner: string, offset: number) =>
      toScript(name.toLowerCase() === 'sup' ? 'sup' : 'sub', inner, plain.charAt(offset - 1)),
    )
    .replace(TAG, (tag) => (/^<(?:br|p)\b/i.test(tag) ? ' ' : ''));
  return decodeEntities(tagless.replace(/\\([\\`*_~[\](){}#<>!|%+.-])/g, '$1'));
}

/** The same for every text of a value. */
export function toPlainValue(value: LocatedValue): LocatedValue {
  switch (value.kind) {
    case 'text':
      // An address is not prose.
      return /^\s*[a-z][a-z\d+.-]*:\/\/\S*\s*$/i.test(value.text) ? value : { ...value, text: toPlainWords(value.text) };
    case 'list':
      return { ...value, items: value.items.map(toPlainValue) };
    case 'map':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: toPlainValue(entry.value) })) };
  }
}
