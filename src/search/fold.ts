/** The meaning of a UTF-16 code unit for cutting a text into tokens. */
export const CharKind = {
  unknown: 0,
  /** Ends a token: space, punctuation, symbols. */
  separator: 1,
  /** A letter or digit of a script that writes words apart. */
  word: 2,
  /** A letter of a script that does not (Chinese, Japanese, Korean, Thai ...): indexed as overlapping pairs. */
  pair: 3,
  /** Belongs to the letter before it and is kept (Indic vowels) or dropped (accents). */
  mark: 4,
  /** Dropped between two letters: don't, l'eau. */
  apostrophe: 5,
  /** Half of a character outside of the basic plane. */
  surrogate: 6,
  /** Invisible: soft hyphen, zero-width joiner, byte order mark. */
  ignorable: 7,
} as const;

const PAIR_SCRIPT =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\u30fc\uff70々〆]/u;
/** Accents that a reader leaves out: Latin, Greek and Cyrillic combining marks, Arabic harakat and tatweel, Hebrew points. */
const DROPPED_MARK =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f]/g;
const IGNORABLE = /^[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
const APOSTROPHE = /^['\u2018\u2019\u02bc\u02b9\uff07\u055a]/;

/** Letters that Unicode does not take apart, but that a reader without the keyboard writes so. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ĸ', 'k'],
  ['ſ', 's'],
  ['ς', 'σ'],
  ['ى', 'ي'],
  ['ة', 'ه'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
]);

const kinds = new Uint8Array(65536);
const folds = new Map<string, string>();
const MAX_FOLDS = 20_000;

/** The kind of a code unit; surrogates are resolved by `kindOfCodePoint`. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? CharKind.separator;
  if (known !== CharKind.unknown) return known;
  const kind = unit >= 0xd800 && unit <= 0xdfff ? CharKind.surrogate : classify(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

export function kindOfCodePoint(codePoint: number): number {
  return codePoint < 65536 ? kindOf(codePoint) : classify(String.fromCodePoint(codePoint));
}

function classify(char: string): number {
  if (IGNORABLE.test(char)) return CharKind.ignorable;
  if (APOSTROPHE.test(char)) return CharKind.apostrophe;
  if (PAIR_SCRIPT.test(char))
    return /^\p{M}/u.test(char) ? CharKind.mark : /^[\p{L}\p{N}]/u.test(char) ? CharKind.pair : CharKind.separator;
  if (/^[\p{L}\p{N}]/u.test(char)) return CharKind.word;
  return /^\p{M}/u.test(char) || char === '\u0640' ? CharKind.mark : CharKind.separator;
}

/**
 * A letter with its marks as it is compared: compatibility forms taken apart, accents dropped, case folded. May be
 * longer or shorter than what it stands for, or empty, so people who needs offsets keeps them.
 */
export function foldCluster(cluster: string): string {
  const known = folds.get(cluster);
  if (known !== undefined) return known;
  const folded = computeFold(cluster);
  if (folds.size >= MAX_FOLDS) folds.clear();
  folds.set(cluster, folded);
  return folded;
}

function computeFold(cluster: string): string {
  let out = '';
  for (const char of cluster.normalize('NFC').normalize('NFKD').replace(DROPPED_MARK, '').toLowerCase())
    out += SPELLED_OUT.get(char) ?? char;
  // Lower-casing can bring marks back (`İ`), and syllables taken apart above are put together again.
  return out.normalize('NFKD').replace(DROPPED_MARK, '').normalize('NFC');
}
