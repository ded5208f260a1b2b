import type { FormValues } from '../reply/form.ts';
import type { Words } from '../words/words.ts';
import { checkContent, type ContentProblems } from './check-content.ts';
import type { TermContent } from './curated-term.ts';
import { readContent } from './read-term-form.ts';
import { emptyContent } from './term-form.ts';

/** Suggestions that one person may make in a day: enough for a reader, and a flood fills no queue. */
export const SUGGESTIONS_PER_DAY = 5;
/** Suggestions that wait for the editors at most, of all readers together. */
export const MAX_PENDING = 100;

/** A reader's suggestion. A name that is taken is no fault: it may be explained better. */
export function readSuggestion(values: FormValues, words: Words): { readonly content: TermContent; readonly problems: ContentProblems } {
  const content = readContent(values, emptyContent(''));
  return { content, problems: checkContent(content, { curated: [], file: [] }, { keys: [] }, words) };
}

/** Why no suggestion can be taken now; undefined if it can. */
export function refuseSuggestion(pending: number, ofPerson: number, words: Words): string | undefined {
  if (ofPerson >= SUGGESTIONS_PER_DAY) return words.suggestedToday(ofPerson);
  return pending >= MAX_PENDING ? words.queueIsFull(pending) : undefined;
}
