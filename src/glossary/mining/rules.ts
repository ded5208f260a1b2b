import type { Predicate } from './predicate.ts';

/** A sentence that is longer explains more than a name. UTF-16 code units. */
export const MAX_TEXT = 700;

/** A predicate of fewer words tells too little: `X is a tool.` Of a person one word does: `Ada Quist, a pilot`. */
const MIN_WORDS = 2;

export function isExplained({ judges, words, isRole }: Predicate): boolean {
  return !judges && (words >= MIN_WORDS || isRole);
}
