import { LANGUAGES } from '../search/languages.ts';
import { isStopWord } from '../search/stop-words.ts';

const everyLanguage = 2 ** LANGUAGES.length - 1;

/** Whether a folded word only builds sentences, in any language with a list of such words: `the`, `und`, `que`. */
export function isFunctionWord(word: string): boolean {
  return isStopWord(word, everyLanguage);
}
