import type { Words } from '../words/words.ts';

/** A command of editors with its term, as the reader's client names it: `/terms edit Keel`. */
export function onTerm(act: 'add' | 'edit' | 'history' | 'merge' | 'restore' | 'undo', term: string, words: Words): string {
  return `${words.slash(`terms ${act}`)} ${term}`;
}
