import type { Words } from '../words/words.ts';
import type { CuratedTerm } from './curated-term.ts';
import { onTerm } from './on-term.ts';

/** The reason why nothing can be done with a hidden term, and the command that shows it. */
export function describeHidden({ headword }: CuratedTerm, words: Words): string {
  return words.showFirst(headword, onTerm('restore', headword, words));
}
