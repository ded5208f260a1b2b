import { isSpace } from './class-of.ts';
import type { WordTables } from './words.ts';

/** The places between which a verb has no subject that is read; both are the text's end if there are none. */
export interface Unreached {
  readonly from: number;
  readonly to: number;
}

/** The longest adverb is no longer. UTF-16 code units. */
export const MAX_ADVERB = 24;
/** A name with `the term` before it has not more words. */
const MAX_PLAIN = 10;

/**
 * Looks how far plain words may be the subject of a verb: no further than an adverb's length behind the first word that no name has inside
 * of it, or behind the last word that a name has. A sign, or a word with which a name may stand behind others, ends that. Most verbs of a
 * sentence are told so at once, with one look at its words.
 */
export function findUnreached(text: string, start: number, end: number, { breakers, particles }: WordTables): Unreached {
  let from = end;
  let words = 0;
  let wordStart = start;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== SPACE) {
      if (isSign(code)) return { from, to: at };
      continue;
    }
    const length = at - wordStart;
    if (length === BECAUSE && text.slice(wordStart, at).toLowerCase() === 'because') return { from, to: wordStart };
    if (length === THAT && saidThat.test(text.slice(Math.max(start, wordStart - MAX_SAID), at))) return { from, to: wordStart };
    // A noun that owns what stands before changes nothing if no name stands before.
    if (from === end) {
      if (words === 0 || length === 2 || length === 3) {
        const small = text.slice(wordStart, at).toLowerCase();
        if (words === 0 ? leading.has(small) : owning.has(small)) return { from, to: wordStart };
      }
      if (words > 0 && isBreaker(text.slice(wordStart, at), breakers, particles)) from = at + 1 + MAX_ADVERB;
      else if (words === MAX_PLAIN - 1) from = at + 1 + MAX_ADVERB;
    }
    words += 1;
    wordStart = at + 1;
  }
  return { from, to: end };
}

function isBreaker(word: string, breakers: ReadonlySet<string>, particles: ReadonlySet<string>): boolean {
  const small = word.toLowerCase();
  return breakers.has(small) && !particles.has(small) && word !== word.toUpperCase();
}

/** Behind it a clause begins. UTF-16 code units. */
const BECAUSE = 7;
const THAT = 4;
/** `we can say that`: so does one behind it. */
const saidThat = /\s(?:say|see|means) that$/u;
const MAX_SAID = 7;
/** Behind these a noun owns what stands before. */
const owning = new Set(['of', 'von', 'de', 'du']);
/** At the beginning these lead to a subject further on. */
const leading = new Set(['in', 'on', 'at', 'with', 'under', 'within', 'bei', 'mit', 'dans', 'avec', 'en', 'con']);

const SPACE = 0x20;
const signs = new Set(Array.from(',;:()"“«„‘’\'`', (sign) => sign.charCodeAt(0)));

/** White space that is no space ends a word, too. */
function isSign(code: number): boolean {
  return code < SMALL_A ? signs.has(code) || isSpace(code) : code > SMALL_Z && (signs.has(code) || isSpace(code));
}

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
