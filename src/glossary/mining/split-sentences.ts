import type { Span } from '../../content/rich-text.ts';
import { isSmall, isSpace } from './class-of.ts';
import { isAbbreviation, stopEnds } from './sentence-ends.ts';

/**
 * Signs that may end a sentence, with those that close behind them, and the white space after. In scripts without spaces there is none. A run
 * of stops is tried from its first one alone.
 */
const stop = /(?:(?<![.!?…])[.!?…]+["'”’»)\]*_]*(?=\s)|[。！？]+[」』”’)）]*|\n)\s*/gu;
/** A line that is shorter was broken on purpose. UTF-16 code units. */
const FULL_LINE = 45;

/**
 * The sentences of a block of text, from `start` to `end`, without white space around them. A full stop in `U.S.`, `Dr.`, `e.g.` or `v2.1`
 * ends none, and neither does one before a small letter, unless code begins there (`isCode`); a line break does unless the text only wraps
 * there.
 */
export function splitSentences(
  text: string,
  start = 0,
  end: number = text.length,
  isCode: (at: number) => boolean = () => false,
): readonly Span[] {
  const sentences: Span[] = [];
  let from = start;
  const add = (to: number): void => {
    let [first, last] = [from, to];
    while (first < last && isSpace(text.charCodeAt(first))) first += 1;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
    if (last > first) sentences.push({ start: first, end: last });
    from = to;
  };
  stop.lastIndex = start;
  for (let match = stop.exec(text); match !== null && match.index < end; match = stop.exec(text)) {
    const next = match.index + match[0].length;
    if (next < end && endsAt(text, from, match.index, match[0], next, isCode)) add(next);
  }
  add(end);
  return sentences;
}

function endsAt(text: string, from: number, at: number, sign: string, next: number, isCode: (at: number) => boolean): boolean {
  if (isPlainEnd(text, from, at, sign, next)) return true;
  const following = text.slice(next, next + 30);
  if ('。！？'.includes(sign[0] ?? ' ')) return !/^[」』）)とのでがをは]/u.test(following);
  if (/^["'“‘«([¿¡*_]*\p{Ll}(?!\p{Lu})/u.test(following)) return sign.startsWith('.') && isCode(next);
  if (sign.startsWith('\n')) return isBrokenOnPurpose(text, from, at, following);
  if (!sign.startsWith('.') || sign.startsWith('..')) return !/^[\p{Pd},;:]/u.test(following);
  // `--keep` begins a sentence in code.
  if (/^[,;:)\p{Pd}]/u.test(following)) return isCode(next);
  let begin = at;
  while (begin > from && begin > at - MAX_WORD && !isBeforeWord(text.charCodeAt(begin - 1))) begin -= 1;
  const word = text.slice(begin, at);
  // `1.` and `a.` count what follows.
  if (/^(?:\d{1,2}|[a-z])$/u.test(word) && text.slice(from, at).trim() === word) return false;
  return stopEnds(word, /^[^\p{L}\p{N}]*([\p{L}\p{N}'’]+)/u.exec(following)?.[1] ?? '');
}

/** Whether a full stop stands behind a word in small letters that is not a known abbreviation, and a capital follows: most do, and end a sentence. */
function isPlainEnd(text: string, from: number, at: number, sign: string, next: number): boolean {
  const code = text.charCodeAt(next);
  if (code < FIRST_CAPITAL || code > LAST_CAPITAL || sign[0] !== '.' || !isSpace(sign.charCodeAt(1))) return false;
  let begin = at;
  while (begin > from && begin > at - MAX_WORD && isSmall(text.charCodeAt(begin - 1))) begin -= 1;
  const isWhole = begin > from && isSpace(text.charCodeAt(begin - 1));
  return isWhole && at - begin > 1 && !isAbbreviation(text.slice(begin, at));
}

const FIRST_CAPITAL = 0x41;
const LAST_CAPITAL = 0x5a;

function isBeforeWord(code: number): boolean {
  return isSpace(code) || opening.has(code);
}

const opening = new Set(Array.from('(["“‘«', (sign) => sign.charCodeAt(0)));
/** No abbreviation is longer. UTF-16 code units. */
const MAX_WORD = 24;

function isBrokenOnPurpose(text: string, from: number, at: number, following: string): boolean {
  const line = text.slice(Math.max(from, text.lastIndexOf('\n', at - 1) + 1), at).trimEnd();
  return /[.!?:;…。！？]["'”’»)\]]*$/u.test(line) || line.length < FULL_LINE || /^(?:[-*•+]|\d+[.)])\s/u.test(following);
}
