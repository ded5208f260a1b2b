import type { Predicate } from './predicate.ts';

/** Cells of a table that stand in one row: with signs between them, or words of a script without spaces that have some. */
const cells = /\s\|\s[^|]*\s\|\s|(?:\p{Script=Han}+\s+){4}/u;
/** Without one of these there are none. */
const mayHaveCells = /[|\p{Script=Han}]/u;
/** `(a: string) => void` */
const signature =
  /\)\s*(?:=>|->)|[\w)\]]\??:\s?(?:string|number|boolean|void|any|unknown|never|int|bool|float|str|usize|[iu]\d\d)(?:\[\])?(?:[\s,;|)]|$)/u;

/** Whether words are a row of a table or the types of a function, and not a sentence. A sentence may speak of types. */
export function isData(words: string): boolean {
  return (mayHaveCells.test(words) && cells.test(words)) || (signature.test(words) && !/[.!?]$/u.test(words));
}

/** A sentence that is longer explains more than a name. UTF-16 code units. */
export const MAX_TEXT = 700;

/** A predicate of fewer words tells too little: `X is a tool.` Of a person one word does: `Ada Quist, a pilot`. */
const MIN_WORDS = 2;

export function isExplained({ judges, words, isRole }: Predicate): boolean {
  return !judges && (words >= MIN_WORDS || isRole);
}
