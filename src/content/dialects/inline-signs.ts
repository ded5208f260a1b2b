import { nameToEmoji } from 'gemoji';
import type { Edit } from './edited-text.ts';

/** `:material-bird:`, `:octicons-tag-16:`: a picture that only its theme has. */
const ICON = /:(?:material|octicons|fontawesome|simple|custom|heroicons|lucide|tabler|bi|fa[brs]?|mdi|si)-[a-z0-9-]+:(?:\{[^{}\n]*\})?/gu;
const EMOJI = /(?<![\w:/]):([a-z0-9_+-]{1,40}):(?![\w:])/gu;
/** `++ctrl+alt+"x"++` of pymdownx. */
const KEYS = /(?<!\+)\+\+([a-z0-9"'-]+(?:\+[a-z0-9"'-]+)*)\+\+(?!\+)/giu;
/** `==marked==`, on one line. */
const HIGHLIGHT = /(?<![=\w])==(?=[^\s=])([^=\n]{1,1000}?(?:=[^=\n]{1,1000}?)*)(?<=[^\s=])==(?![=\w])/gu;
/** `H~2~O` and `x^2^`, without white space inside, as Pandoc has it. */
const SUBSCRIPT = /(?<=[\p{L}\p{N})\]])~([\p{L}\p{N}+−-]{1,20})~(?!~)/gu;
const SUPERSCRIPT = /(?<=[\p{L}\p{N})\]])\^([\p{L}\p{N}+−-]{1,20})\^(?!\^)/gu;
/** `**Status:**Healthy`: CommonMark does not close emphasis between a mark and a letter, but every author means it. */
const GLUED = /(?<![*\\\p{L}\p{N}])\*\*(?=[^\s*])([^*\n]{1,300}?[^\s*\p{L}\p{N}])\*\*(?=[\p{L}\p{N}])/uy;
/** A sign of strong emphasis, or the end of a paragraph, which closes what is open. */
const STRONG_SIGN = /(?<![*\\])\*\*(?!\*)|\n[ \t>]*\n/gu;

const KEY_NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  cmd: 'Cmd',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  del: 'Del',
  delete: 'Delete',
  backspace: 'Backspace',
  space: 'Space',
  'arrow-up': '↑',
  'arrow-down': '↓',
  'arrow-left': '←',
  'arrow-right': '→',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  'page-up': 'Page Up',
  'page-down': 'Page Down',
  win: 'Win',
  windows: 'Windows',
  option: 'Option',
  command: 'Command',
};

/** Signs that stand for something else: emoji codes, icons, keys, marked words, raised and lowered ones. */
export function readInlineSigns(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const replace = (pattern: RegExp, write: (match: RegExpMatchArray) => string | undefined): void => {
    for (const match of text.matchAll(pattern)) {
      const written = isCode(match.index) ? undefined : write(match);
      if (written !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text: written });
    }
  };
  replace(ICON, () => '');
  replace(EMOJI, ([, name = '']) => nameToEmoji[name] ?? flagOf(name));
  replace(KEYS, ([, keys = '']) => keys.split('+').map(keyName).join('+'));
  replace(HIGHLIGHT, ([, words]) => words);
  replace(SUBSCRIPT, ([, inner]) => `<sub>${inner}</sub>`);
  replace(SUPERSCRIPT, ([, inner]) => `<sup>${inner}</sup>`);
  edits.push(...readGlued(text, isCode));
  return edits;
}

/** The second sign of a pair begins nothing: between `**a!**, [**b**](x)` stands no emphasis. */
function readGlued(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  let isOpen = false;
  let readTo = 0;
  for (const { index, 0: sign } of text.matchAll(STRONG_SIGN)) {
    if (index < readTo || isCode(index)) continue;
    if (sign !== '**') {
      isOpen = false;
      continue;
    }
    GLUED.lastIndex = index;
    const match = isOpen ? null : GLUED.exec(text);
    if (match === null) isOpen = !isOpen;
    else {
      readTo = GLUED.lastIndex;
      edits.push({ start: index, end: readTo, text: `<strong>${match[1]}</strong>` });
    }
  }
  return edits;
}

/** Unicode's regional indicator A: two of these letters are a country's flag. */
const FIRST_REGIONAL_LETTER = 0x1f1e6;

/** `:flag_de:`, as Twemoji names the flag of a country. */
function flagOf(name: string): string | undefined {
  const country = /^flag_([a-z]{2})$/u.exec(name)?.[1];
  if (country === undefined) return undefined;
  return String.fromCodePoint(...Array.from(country, (letter) => FIRST_REGIONAL_LETTER + letter.charCodeAt(0) - 'a'.charCodeAt(0)));
}

function keyName(key: string): string {
  const plain = key.replace(/["']/gu, '');
  return KEY_NAMES[plain.toLowerCase()] ?? (plain.length === 1 ? plain.toUpperCase() : plain.charAt(0).toUpperCase() + plain.slice(1));
}
