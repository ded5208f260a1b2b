import type { Predicate } from './predicate.ts';

/** A predicate of fewer words tells too little: `X is a tool.` */
const MIN_WORDS = 2;

export function isExplained({ judges, words }: Predicate): boolean {
  return !judges && words >= MIN_WORDS;
}
