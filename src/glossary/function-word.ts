import { isStopWord } from '../search/stop-words.ts';

/** A set of languages is a number with a bit for each: this one has them all. */
const EVERY_LANGUAGE = -1;

/** Whether a folded word only builds sentences, in any language with a list of such words: `the`, `und`, `que`. */
export function isFunctionWord(word: string): boolean {
  return isStopWord(word, EVERY_LANGUAGE);
}
