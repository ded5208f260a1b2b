/** Kinds of signs, to be joined with `|`. */
export const COMMA = 1;
export const COLON = 2;
export const SEMICOLON = 4;
export const BRACKET = 8;
export const DASH = 16;
export const HYPHEN = 32;

export const SPACE = 64;
export const CAPITAL = 128;
export const SMALL = 256;
export const DIGIT = 512;
export const STOP = 1024;
/** A letter of a script without capitals. */
const UNCASED = 2048;
/** A letter that may be a capital, as far as a walk that only asks where to look needs to know. */
export const OTHER = 4096;

export const LETTER = CAPITAL | SMALL | UNCASED | OTHER;

/** The Latin, Greek, Cyrillic and Armenian letters are before it; their classes are in a table. */
const FIRST_BEYOND = 0x590;
const FIRST_NOT_ASCII = 0x80;

const classes = new Uint16Array(FIRST_BEYOND);
for (let code = 0; code < FIRST_BEYOND; code += 1) {
  const sign = String.fromCharCode(code);
  if (/\p{Lu}/u.test(sign)) classes[code] = CAPITAL;
  else if (/\p{Ll}/u.test(sign)) classes[code] = SMALL;
  else if (/\s/u.test(sign)) classes[code] = SPACE;
  else if (/[\p{L}\p{M}]/u.test(sign)) classes[code] = code < FIRST_NOT_ASCII ? 0 : OTHER;
}
for (const [sign, kind] of Object.entries({ ',': COMMA, ':': COLON, ';': SEMICOLON, '(': BRACKET, '-': HYPHEN, '.': STOP }))
  classes[sign.charCodeAt(0)] = kind;
for (const digit of '0123456789') classes[digit.charCodeAt(0)] = DIGIT;

/** The class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return code < FIRST_BEYOND ? (classes[code] as number) : beyondTable(code);
}

function beyondTable(code: number): number {
  if (code === EN_DASH || code === EM_DASH) return DASH;
  for (const [first, last, kind] of ranges) if (code >= first && code <= last) return kind;
  return UNCASED;
}

const EN_DASH = 0x2013;
const EM_DASH = 0x2014;

/** Of the blocks beyond the table those that have other signs than letters without capitals. */
const ranges = [
  // Spaces, and the other general punctuation.
  [0x2000, 0x200a, SPACE],
  [0x2028, 0x2029, SPACE],
  [0x202f, 0x202f, SPACE],
  [0x205f, 0x205f, SPACE],
  [0x2010, 0x206f, 0],
  [0x3000, 0x3000, SPACE],
  [0x3001, 0x303f, 0],
  // Georgian, Cherokee, Latin and Greek with accents, letters as signs.
  [0x10a0, 0x1fff, OTHER],
  [0x2100, 0x2e7f, OTHER],
  // Cyrillic and Latin as they are rare, halves of pairs, and wide letters.
  [0xa640, 0xa7ff, OTHER],
  [0xab30, 0xabbf, OTHER],
  [0xd800, 0xdfff, OTHER],
  // `（`
  [0xff08, 0xff08, BRACKET],
  [0xf900, 0xffff, OTHER],
] as const;

export function isCapital(code: number): boolean {
  const kind = classOf(code);
  return kind === CAPITAL || (kind === OTHER && /\p{Lu}/u.test(String.fromCharCode(code)));
}

/** Whether a code unit is a small letter of ASCII. */
export function isSmall(code: number): boolean {
  return code >= SMALL_A && code <= SMALL_Z;
}

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

export function isSpace(code: number): boolean {
  return classOf(code) === SPACE;
}

/** The end of the letters that begin at a place. */
export function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && (classOf(text.charCodeAt(at)) & LETTER) !== 0) at += 1;
  return at;
}

/** Whether a sign before a space says that the sentence goes on, so that a capital behind it begins a name. */
export function isBeforeName(code: number): boolean {
  const kind = classOf(code);
  return (
    (kind & (SMALL | DIGIT | COMMA | SEMICOLON)) !== 0 || code === CLOSING || (kind === OTHER && /\p{Ll}/u.test(String.fromCharCode(code)))
  );
}

const CLOSING = 0x29;
