import type { Grammar } from './grammar.ts';
import { isDistinct, type WordTables } from './words.ts';

/** The offset of the words behind the last `'s`; 0 without one. */
export function possessor(words: readonly string[]): number {
  return words.findLastIndex((word, index) => index < words.length - 1 && /['’]s$|s['’]$/u.test(word)) + 1;
}

/** `Ada's Law` is called so with its owner: a kind by itself is no name. `Quillmark's Ledger` is one of Quillmark's things. */
export function isEponym(words: readonly string[], grammar: Grammar, { kinds, empty }: WordTables): boolean {
  const last = words.at(-1) ?? '';
  const noun = grammar.singular(last.toLowerCase());
  return eponyms.test(noun) || (words.length === 1 && !isDistinct(last) && (kinds.has(noun) || empty.has(noun)));
}

/** Nouns that are named after persons, with other words before them as well: `Ada's Second Law`. */
const eponyms =
  /^(?:law|rule|principle|theorem|paradox|lemma|conjecture|razor|dilemma|inequality|hypothesis|disease|syndrome|axiom|corollary|postulate)$/u;
