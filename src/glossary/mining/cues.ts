import type { Span } from '../../content/rich-text.ts';
import {
  BRACKET,
  CAPITAL,
  classOf,
  COLON,
  COMMA,
  DASH,
  DIGIT,
  HYPHEN,
  isSpace,
  LETTER,
  OTHER,
  SEMICOLON,
  SMALL,
  SPACE,
  STOP,
} from './class-of.ts';
import { type CueWords, goOn, placeOf } from './cue-words.ts';

/**
 * The places of a section at which forms may begin, in the order of its text. One walk over its sentences finds them for all forms, so that
 * none walks over the text by itself.
 */
export interface Cues {
  /** Signs, as listed in `signs`. A hyphen only behind white space. */
  readonly signs: readonly number[];
  /** Words with a capital behind a word in small letters, or behind its hyphen. */
  readonly capitals: readonly number[];
  /** Words that begin with two capitals, or with a capital and a digit. */
  readonly shorts: readonly number[];
  /** The white space before words with which a verb may begin, and of each sentence the first of them in the row. */
  readonly verbs: readonly number[];
  readonly firstVerbs: readonly number[];
  /** Of each sentence the patterns whose words it has, as bits. */
  readonly words: readonly number[];
}

/** The walk over the sentences of a text. */
export function findCues(text: string, sentences: readonly Span[], { table, bits, openEnds }: CueWords): Cues {
  const signs: number[] = [];
  const capitals: number[] = [];
  const shorts: number[] = [];
  const words: number[] = [];
  const verbs: number[] = [];
  const firstVerbs: number[] = [];
  for (const { start, end } of sentences) {
    let hash = 0;
    let found = 0;
    let begin = start;
    firstVerbs.push(verbs.length);
    let before2 = start > 1 ? classOf(text.charCodeAt(start - 2)) : 0;
    let before = start > 0 ? classOf(text.charCodeAt(start - 1)) : 0;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if ((kind & LETTER) === 0) {
        if (hash !== 0) {
          const has = table[placeOf(hash)] as number;
          found |= has;
          if (((has & bits.verb) !== 0 || openEnds.has(text.charCodeAt(at - 1))) && begin > start && isSpace(text.charCodeAt(begin - 1)))
            verbs.push(begin - 1);
          hash = 0;
        }
        if ((kind & SIGNS) !== 0 && (kind !== HYPHEN || before === SPACE)) signs.push(at);
      } else {
        if (hash === 0) begin = at;
        hash = goOn(hash, kind === CAPITAL ? code + CASE : code);
        if ((kind & (CAPITAL | OTHER)) !== 0) {
          if (before === SPACE && (before2 & BEFORE_CAPITAL) !== 0) capitals.push(at);
          if ((before & JOINED) === 0 && (classOf(text.charCodeAt(at + 1)) & SHORT) !== 0) shorts.push(at);
        }
      }
      before2 = before;
      before = kind;
    }
    if (hash !== 0) found |= table[placeOf(hash)] as number;
    words.push(found);
  }
  return { signs, capitals, shorts, verbs, firstVerbs, words };
}

const SIGNS = COMMA | COLON | SEMICOLON | BRACKET | DASH | HYPHEN;
const BEFORE_CAPITAL = SMALL | OTHER | HYPHEN;
/** A letter behind one of these stands inside of a word. A letter that may be a capital may begin one. */
const JOINED = CAPITAL | SMALL | DIGIT | STOP;
const SHORT = CAPITAL | OTHER | DIGIT;
const CASE = 0x20;
