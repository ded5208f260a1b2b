import { isInitials, isInitialsInAnyOrder, isSmall, spellsOut } from '../spells-out.ts';
import { BRACKET, COMMA } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';

const bracket = /(?:\s\(([^()\n]{2,80})\)|（([^（）\n]{2,80})）)/uy;

/** A short form in front of its words or behind them: `GPU (graphics processing unit)`, `single instruction, multiple data (SIMD)`. */
export function* findAbbreviations(passage: Passage): Generator<Finding> {
  const { text } = passage;
  yield* findJoined(passage);
  for (const { match, sentence } of matchesAtSigns(passage, bracket, BRACKET)) {
    const inside = match[1] ?? match[2] ?? '';
    const before = text.slice(sentence.start, match.index);
    const tail = before.slice(-MAX_SHORT);
    if (!twoCapitals.test(inside) && !twoCapitals.test(tail) && !smallLetters.test(inside)) continue;
    const word = /[\p{L}\p{N}][\p{L}\p{N}&./+-]*$/u.exec(tail)?.[0] ?? '';
    const found = shortFirst(word, inside) ?? longFirst(before, inside);
    if (found === undefined) continue;
    yield { form: 'abbreviation', name: nameOf(found), start: sentence.start, end: sentence.end, signals: ['clearMarker'] };
  }
}

/** An abbreviation has them. */
const twoCapitals = /\p{Lu}\P{Lu}*\p{Lu}/u;

/** `Node Package Manager (npm)`: each letter must begin a word with a capital. */
const smallLetters = /^\p{Ll}{3,5}$/u;

/** `the ongoing charges figure, or OCF,` */
function* findJoined(passage: Passage): Generator<Finding> {
  for (const { match, sentence } of matchesAtSigns(passage, joined, COMMA)) {
    const found = longFirst(passage.text.slice(sentence.start, match.index), match[1] ?? '');
    if (found !== undefined)
      yield { form: 'abbreviation', name: nameOf(found), start: sentence.start, end: sentence.end, signals: ['clearMarker'] };
  }
}

const joined = /,\s(?:or|oder|ou|o)\s(\p{Lu}[\p{L}\d]{1,8})(?=[\s,.;:)])/uy;

/** No abbreviation has more letters. UTF-16 code units. */
const MAX_SHORT = 16;

function nameOf({ long, short }: Spelled): NounPhrase {
  return { headword: long, start: -1, end: -1, article: 'none', aliases: [short], isName: true, isQuoted: false, words: 1, isEmpty: false };
}

interface Spelled {
  readonly short: string;
  readonly long: string;
}

function shortFirst(before: string, inside: string): Spelled | undefined {
  const short = before.replace(/s$/u, '');
  const long = inside
    .replace(/^(?:short for|from|stands for|i\.e\.,?|or|aka|abbreviation of|for)\s+/iu, '')
    .replace(/^["“”‘’]|["“”‘’.]$/gu, '');
  if (!isShort(short) || !/\s|-/u.test(long)) return undefined;
  return spellsOut(short, long) ? { short, long } : undefined;
}

/**
 * The words before the parenthesis that the letters stand for: those in which each letter begins a word, `Code of Conduct (CoC)`, else the
 * fewest that have them.
 */
function longFirst(before: string, inside: string): Spelled | undefined {
  const short = inside
    .replace(/^(?:or|aka|abbreviated(?: as)?|hereafter|henceforth)\s+/iu, '')
    .replace(/^["“”‘’]|["“”‘’]$/gu, '')
    .replace(/s$/u, '');
  if (!isShort(short) && !smallLetters.test(short)) return undefined;
  const words = before.slice(-MAX_LONG).split(/\s+/u);
  const long = wordsOf(words, short, isInitials) ?? inAnyOrder(words, short) ?? wordsOf(words, short, spellsOut);
  if (long === undefined || (smallLetters.test(short) && !isCapitalizedRow(long, short))) return undefined;
  return { short, long: /\p{Lu}s["”’]?$/u.test(inside) ? long.replace(/s$/u, '') : long };
}

/** As many words as the letters, of which the last is no small one. */
function inAnyOrder(words: readonly string[], short: string): string | undefined {
  // `l'intégration continue`
  const taken = words.slice(-short.length).map((word, index) => (index === 0 ? word.replace(/^[ld]['’]/iu, '') : word));
  if (!taken.every((word) => /^[\p{L}-]+$/u.test(word) && !isSmall(word))) return undefined;
  const long = taken.join(' ');
  return isInitialsInAnyOrder(short, long) ? long : undefined;
}

function isCapitalizedRow(long: string, short: string): boolean {
  return isInitials(short, long) && long.split(/\s+/u).every((word) => /^\p{Lu}/u.test(word) || isSmall(word));
}

function wordsOf(words: readonly string[], short: string, spells: (short: string, long: string) => boolean): string | undefined {
  const longest = Math.min(short.length * 2, short.length + 5, words.length);
  for (let count = 1; count <= longest; count += 1) {
    const taken = words.slice(-count);
    if (taken.slice(0, -1).some((word) => /[.,;:!?)]$/u.test(word))) return undefined;
    if (isSmall(taken[0] ?? '')) continue;
    const long = taken.join(' ').replace(/^["'“‘(]+|["'”’]+$|['’]s$/gu, '');
    if (
      taken[0]?.replace(/^\P{L}+/u, '')[0]?.toLowerCase() === short[0]?.toLowerCase() &&
      long.length > short.length + 2 &&
      spells(short, long)
    )
      return long;
  }
  return undefined;
}

/** The words of an abbreviation are no longer than this. UTF-16 code units. */
const MAX_LONG = 120;

function isShort(written: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}&./+-]{1,9}$/u.test(written) && (written.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
