import { CharKind, foldCluster, kindOf, kindOfCodePoint } from './fold.ts';
import { hashChars } from './hash-text.ts';

/** Longer tokens are cut here: nobody types more, and base64 must not fill the dictionary. Folded code units. */
export const MAX_TOKEN_LENGTH = 64;

export const TokenFlag = {
  /** A second reading that stands where the token before it stands: `c++` beside `c`. */
  variant: 1,
  /** An overlapping pair of letters of a script that does not write words apart. */
  pair: 2,
  /** The last letter of such a run, so that a single letter can be looked up. */
  tail: 4,
} as const;

const APOSTROPHE = 0x27;
const HASH = 0x23;
const PLUS = 0x2b;
const DOT = 0x2e;
/** ASCII letters and digits folded, 0 for all else: most of most texts, and read without asking further. */
const LOWER = Uint8Array.from({ length: 128 }, (_, unit) => {
  const isWord = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return isWord ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : 0;
});

/**
 * Cuts a text into tokens and folds them, with their place in the original text. One instance is reused from text to
 * text: what `scan` leaves in the arrays holds until the next call. No string is made for a token.
 */
export class Tokenizer {
  count = 0;
  /** Folded code units of all tokens; token `i` is `chars[charStart[i]..charEnd[i]]`. */
  chars = new Uint16Array(4096);
  charStart = new Int32Array(1024);
  charEnd = new Int32Array(1024);
  hash = new Uint32Array(1024);
  /** The place of token `i` in the text scanned, in UTF-16 code units, end exclusive. */
  start = new Int32Array(1024);
  end = new Int32Array(1024);
  flags = new Uint8Array(1024);
  #used = 0;

  scan(text: string): void {
    this.count = 0;
    this.#used = 0;
    const length = text.length;
    let at = 0;
    while (at < length) {
      const unit = text.charCodeAt(at);
      if (unit < 128) {
        if (LOWER[unit] === 0) at++;
        else at = this.#word(text, at);
        continue;
      }
      const kind = kindOf(unit);
      if (kind === CharKind.word) at = this.#word(text, at);
      else if (kind === CharKind.pair) at = this.#pairs(text, at);
      else if (kind === CharKind.surrogate) at = this.#astral(text, at);
      else at++;
    }
  }

  /** The folded text of token `index`. */
  text(index: number): string {
    const end = this.charEnd[index] ?? 0;
    let text = '';
    for (let at = this.charStart[index] ?? 0; at < end; at++) text += String.fromCharCode(this.chars[at] as number);
    return text;
  }

  #astral(text: string, at: number): number {
    const codePoint = text.codePointAt(at) ?? 0;
    const kind = kindOfCodePoint(codePoint);
    if (kind === CharKind.word) return this.#word(text, at);
    if (kind === CharKind.pair) return this.#pairs(text, at);
    return at + (codePoint > 0xffff ? 2 : 1);
  }

  #word(text: string, from: number): number {
    const length = text.length;
    const charFrom = this.#used;
    let hash = 0x811c9dc5;
    let at = from;
    let end = from;
    if (charFrom + MAX_TOKEN_LENGTH + 32 > this.chars.length) this.#reserve(MAX_TOKEN_LENGTH + 32);
    const chars = this.chars;
    let used = charFrom;
    const limit = charFrom + MAX_TOKEN_LENGTH;
    while (at < length) {
      const unit = text.charCodeAt(at);
      if (unit < 128) {
        const lower = LOWER[unit] as number;
        if (lower !== 0) {
          if (used < limit) {
            chars[used++] = lower;
            hash = Math.imul(hash ^ lower, 0x01000193);
          }
          end = ++at;
          continue;
        }
        if (unit !== APOSTROPHE || !isWordAt(text, at + 1) || isElision(chars, charFrom, used)) break;
        at++;
        continue;
      }
      const step = this.#wordStep(text, at);
      if (step === 0) break;
      const kind = kindOf(unit);
      if (kind === CharKind.apostrophe && isElision(chars, charFrom, used)) break;
      if (kind !== CharKind.ignorable && kind !== CharKind.apostrophe) {
        const folded = foldCluster(text.slice(at, at + step));
        for (let i = 0; i < folded.length && used < limit; i++) {
          const lower = folded.charCodeAt(i);
          chars[used++] = lower;
          hash = Math.imul(hash ^ lower, 0x01000193);
        }
        end = at + step;
      }
      at += step;
    }
    if (used > charFrom) {
      this.#used = used;
      this.#push(charFrom, used, hash, from, end, 0);
      const next = text.charCodeAt(end);
      if (next === PLUS || next === HASH || (from > 0 && text.charCodeAt(from - 1) === DOT))
        this.#variants(text, from, end, charFrom, used);
    }
    return Math.max(at, from + 1);
  }

  /** The number of code units at `at` that go on with a word: 0 if it ends there. */
  #wordStep(text: string, at: number): number {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === CharKind.word || kind === CharKind.mark) return 1;
    if (kind === CharKind.ignorable) return 1;
    if (kind === CharKind.apostrophe) return isWordAt(text, at + 1) ? 1 : 0;
    if (kind !== CharKind.surrogate) return 0;
    const codePoint = text.codePointAt(at) ?? 0;
    const astral = kindOfCodePoint(codePoint);
    return codePoint > 0xffff && (astral === CharKind.word || astral === CharKind.mark) ? 2 : 0;
  }

  /** `C++`, `C#` and `.NET` are names of their own beside `c` and `net`. */
  #variants(text: string, from: number, end: number, charFrom: number, charTo: number): void {
    const next = text.charCodeAt(end);
    if (next === PLUS && text.charCodeAt(end + 1) === PLUS && !isWordAt(text, end + 2)) {
      this.#variant(charFrom, charTo, '', '++', from, end + 2);
    } else if (next === HASH && !isWordAt(text, end + 1) && charTo - charFrom <= 8) {
      this.#variant(charFrom, charTo, '', '#', from, end + 1);
    }
    if (
      from > 0 &&
      text.charCodeAt(from - 1) === DOT &&
      !isWordAt(text, from - 2) &&
      isLetterAt(text, from) &&
      text.charCodeAt(from - 2) !== DOT
    ) {
      this.#variant(charFrom, charTo, '.', '', from - 1, end);
    }
  }

  #variant(charFrom: number, charTo: number, before: string, after: string, start: number, end: number): void {
    this.#reserve(charTo - charFrom + 4);
    const variantFrom = this.#used;
    for (let i = 0; i < before.length; i++) this.chars[this.#used++] = before.charCodeAt(i);
    for (let i = charFrom; i < charTo; i++) this.chars[this.#used++] = this.chars[i] ?? 0;
    for (let i = 0; i < after.length; i++) this.chars[this.#used++] = after.charCodeAt(i);
    this.#push(variantFrom, this.#used, hashChars(this.chars, variantFrom, this.#used), start, end, TokenFlag.variant);
  }

  #pairs(text: string, from: number): number {
    const length = text.length;
    let at = from;
    let previousFrom = -1;
    let previousStart = 0;
    let units = 0;
    while (at < length) {
      const step = pairStep(text, at);
      if (step === 0) break;
      const folded = foldCluster(text.slice(at, at + step));
      this.#reserve(2 * folded.length + 8);
      const charFrom = this.#used;
      for (let i = 0; i < folded.length; i++) this.chars[this.#used++] = folded.charCodeAt(i);
      if (previousFrom >= 0) {
        // Letters are written one after the other, so two neighbors are one stretch of `chars`.
        this.#push(previousFrom, this.#used, hashChars(this.chars, previousFrom, this.#used), previousStart, at + step, TokenFlag.pair);
      }
      previousFrom = charFrom;
      previousStart = at;
      at += step;
      units++;
    }
    if (units > 0) {
      const flag = units > 1 ? TokenFlag.pair | TokenFlag.tail : TokenFlag.pair;
      this.#push(previousFrom, this.#used, hashChars(this.chars, previousFrom, this.#used), previousStart, at, flag);
    }
    return Math.max(at, from + 1);
  }

  #push(charStart: number, charEnd: number, hash: number, start: number, end: number, flags: number): void {
    const index = this.count;
    if (index === this.start.length) this.#growTokens();
    this.charStart[index] = charStart;
    this.charEnd[index] = charEnd;
    this.hash[index] = hash >>> 0;
    this.start[index] = start;
    this.end[index] = end;
    this.flags[index] = flags;
    this.count = index + 1;
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.chars.length) return;
    const grown = new Uint16Array(Math.max(this.chars.length * 2, this.#used + more));
    grown.set(this.chars);
    this.chars = grown;
  }

  #growTokens(): void {
    this.charStart = growInt32(this.charStart);
    this.charEnd = growInt32(this.charEnd);
    this.start = growInt32(this.start);
    this.end = growInt32(this.end);
    const hash = new Uint32Array(this.hash.length * 2);
    hash.set(this.hash);
    this.hash = hash;
    const flags = new Uint8Array(this.flags.length * 2);
    flags.set(this.flags);
    this.flags = flags;
  }
}

function growInt32(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/** The number of code units that the letter at `at` takes with its marks: 0 if a run of such letters ends. */
function pairStep(text: string, at: number): number {
  const codePoint = text.codePointAt(at) ?? 0;
  if (kindOfCodePoint(codePoint) !== CharKind.pair) return 0;
  let end = at + (codePoint > 0xffff ? 2 : 1);
  // Hangul written as single jamo (macOS file names) is one letter a syllable: leading, vowel, trailing.
  if (codePoint >= 0x1100 && codePoint <= 0x115f) {
    while (end < text.length && text.charCodeAt(end) >= 0x1160 && text.charCodeAt(end) <= 0x11ff) end++;
  }
  while (end < text.length) {
    const kind = kindOf(text.charCodeAt(end));
    if (kind !== CharKind.mark && kind !== CharKind.ignorable) break;
    end++;
  }
  return end - at;
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const kind = kindOf(text.charCodeAt(at));
  return kind === CharKind.word || kind === CharKind.pair || kind === CharKind.surrogate;
}

function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit > 127 || (unit | 32) >= 97;
}

/** l'eau, d'abord, qu'il: what stands before the apostrophe is a word of its own, unlike in don't. */
function isElision(chars: Uint16Array, from: number, to: number): boolean {
  if (to - from === 1) return ELIDED.includes(String.fromCharCode(chars[from] ?? 0));
  return to - from === 2 && chars[from] === 113 && chars[from + 1] === 117;
}

const ELIDED = 'ldjmnstc';
