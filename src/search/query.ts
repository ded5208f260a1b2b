import { TokenFlag, type Tokenizer } from './tokenize.ts';

/** Longer texts are cut, at a word: nobody types more, and work must stay bounded. UTF-16 code units. */
export const MAX_QUERY_LENGTH = 512;
/** Words read. Of a longer query the stop words are left out first, see `tellingWords`. */
const MAX_READ_WORDS = 80;
/** Words looked for: each has a bit in a section's set of matched words. */
const MAX_WORDS = 30;

export const FILTER_NAMES = ['in', 'topic', 'by', 'since', 'until'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
/** Names that people write for one of them, and names without a filter of its own: told apart from words, so that it can be explained. */
export const OTHER_NAMES = ['tag', 'tags', 'title', 'before', 'after'] as const;
export type OtherName = (typeof OTHER_NAMES)[number];

export interface QueryFilter {
  readonly name: FilterName | OtherName;
  readonly value: string;
  /** As the asker wrote it. */
  readonly written: string;
}

export interface QueryWord {
  /** Folded. */
  readonly text: string;
  /** Another reading that is preferred where it is known: `c++` for `c`. */
  readonly variant: string | undefined;
  /** As written, for showing corrections. */
  readonly written: string;
  /** Place among the words, counting stop words: two words are neighbors when these are. */
  readonly place: number;
  /** A pair of letters of a script without spaces: never a typo or an inflection. */
  readonly pair: boolean;
  /** In quotes: to be found as it is. */
  readonly quoted: boolean;
}

export interface ParsedQuery {
  readonly text: string;
  readonly words: readonly QueryWord[];
  /** Words that must stand side by side, folded. */
  readonly phrases: readonly (readonly string[])[];
  /** Words or phrases that must not occur, folded. */
  readonly excluded: readonly (readonly string[])[];
  readonly filters: readonly QueryFilter[];
  /** The text ends in the middle of a word, or so it may: nothing stands after it. */
  readonly open: boolean;
}

const PART =
  /(?<sign>(?<![^\s])[-‐‑‒–—−﹣－](?=["“\p{L}.]))?(?:(?<name>in|topic|by|author|since|until)[:：][^\S\n]?(?=\S)|(?<![^\s])(?<other>tags?|title|before|after)[:：](?=[^\s:]))?(?:"(?<straight>[^"]*)"|“(?<curly>[^”]*)”|(?<bare>[^\s"“]+|["“]))/giu;
/** Words that make one date with the number or word before them: `since:last week`, `since:7 days`. */
const DATE_TAIL = /^\s+(days?|weeks?|months?|years?|hours?|(?:19|20)\d\d)(?=\s|$)/iu;

export function capQuery(text: string): string {
  if (text.length <= MAX_QUERY_LENGTH) return text;
  const cut = text.slice(0, MAX_QUERY_LENGTH);
  const space = cut.search(/\s\S*$/u);
  const capped = space > MAX_QUERY_LENGTH / 2 ? cut.slice(0, space) : cut;
  return /[\ud800-\udbff]$/.test(capped) ? capped.slice(0, -1) : capped;
}

/** Tells of a word with a hyphen before it, as typed and folded, whether it is a name that the texts write so. */
export type IsFlagName = (written: string, words: readonly string[]) => boolean;

export function parseQuery(raw: string, tokenizer: Tokenizer, isFlagName: IsFlagName = () => false): ParsedQuery {
  const text = capQuery(raw);
  if (isPlain(text)) {
    const plain = readWords(text, tokenizer, false, undefined);
    return { text, words: plain, phrases: NONE, excluded: NONE, filters: NONE, open: isOpen(text) };
  }
  const words: QueryWord[] = [];
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  const filters: QueryFilter[] = [];
  let skipTo = 0;
  for (const match of text.matchAll(PART)) {
    if (match.index < skipTo) continue;
    const { sign, name: known, other, straight, curly, bare } = match.groups as Record<string, string | undefined>;
    const name = known ?? other;
    const quoted = straight ?? curly;
    let value = quoted ?? bare ?? '';
    let end = match.index + match[0].length;
    if (name !== undefined && sign === undefined) {
      const filter = nameOf(name.toLowerCase());
      const tail = (filter === 'since' || filter === 'until') && quoted === undefined ? DATE_TAIL.exec(text.slice(end)) : null;
      if (tail) {
        value += tail[0];
        end += tail[0].length;
        skipTo = end;
      }
      filters.push({ name: filter, value: value.trim(), written: text.slice(match.index, end) });
      continue;
    }
    const read = readWords(value, tokenizer, quoted !== undefined, words.at(-1));
    if (read.length === 0) continue;
    if (sign !== undefined && (name !== undefined || !isFlag(bare))) {
      const folded = read.map((word) => word.variant ?? word.text);
      if (name !== undefined || bare === undefined || !isFlagName(`${sign}${bare}`, folded)) {
        excluded.push(folded);
        continue;
      }
    }
    words.push(...read);
    if (quoted !== undefined) phrases.push(read.map((word) => word.text));
  }
  return { text, words: words.slice(0, MAX_READ_WORDS), phrases, excluded, filters, open: isOpen(text) };
}

/** The words to look for: all of them, or of very many those that are not stop words, as far as there is room. */
export function tellingWords(words: readonly QueryWord[], isStop: (word: QueryWord) => boolean): readonly QueryWord[] {
  if (words.length <= MAX_WORDS) return words;
  const telling = words.filter((word) => !isStop(word));
  return (telling.length > 0 ? telling : words).slice(0, MAX_WORDS);
}

/** A hyphen before a single letter is a flag of a command, which texts have: nobody leaves out a letter. */
function isFlag(bare: string | undefined): boolean {
  return bare !== undefined && /^\p{L}$/u.test(bare);
}

const DASH_OR_COLON = /[‐‑‒–—−﹣－：]/u;

function nameOf(written: string): QueryFilter['name'] {
  return written === 'author' ? 'by' : (written as QueryFilter['name']);
}

const NONE: readonly never[] = [];

/** Whether nothing in the text can be an operator, as in most queries: then it is cut into words at once. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22 || unit === 0x3a || unit === 0x201c || (unit === 0x2d && (i === 0 || text.charCodeAt(i - 1) <= 0x20))) return false;
    // Other spaces than the plain one may stand before a hyphen.
    if (unit === 0x2d && text.charCodeAt(i - 1) > 0x7f) return false;
    // Dashes of a phone's keyboard, and the colon of an East Asian one.
    if (unit > 0x7f && DASH_OR_COLON.test(text.charAt(i))) return false;
  }
  return true;
}

function isOpen(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  if ((last >= 0x61 && last <= 0x7a) || (last >= 0x30 && last <= 0x39)) return true;
  return last > 0x7f ? /[\p{L}\p{N}\p{M}]$/u.test(text) : last >= 0x41 && last <= 0x5a;
}

function readWords(value: string, tokenizer: Tokenizer, quoted: boolean, before: QueryWord | undefined): QueryWord[] {
  tokenizer.scan(value);
  const words: QueryWord[] = [];
  let place = before ? before.place : -1;
  for (let i = 0; i < tokenizer.count && words.length < MAX_READ_WORDS; i++) {
    const flags = tokenizer.flags[i] ?? 0;
    if (flags & TokenFlag.variant) {
      const base = words.pop();
      if (base) words.push({ ...base, variant: tokenizer.text(i) });
      continue;
    }
    place++;
    if (flags & TokenFlag.tail) continue;
    words.push({
      text: tokenizer.text(i),
      variant: undefined,
      written: value.slice(tokenizer.start[i] ?? 0, tokenizer.end[i] ?? 0),
      place,
      pair: (flags & TokenFlag.pair) !== 0,
      quoted,
    });
  }
  return words;
}
