import { rowOf } from './postings.ts';
import { holds } from './phrase.ts';
import { sectionOf, type SearchState } from './search-state.ts';

/** The text of so many sections is looked at: a word that more of them have is not the name of a flag. */
const MAX_SECTIONS = 200;
/** The signs that a flag has around it when it is told of. */
const EDGE = '[^\\p{L}\\p{N}_-]';

/**
 * Whether a section has a word with the hyphen before it, as it was typed: `-Zpolonius` is then the name of a flag, not a word to leave out.
 *
 * @param written the word with its hyphen
 * @param words the same, folded and cut as the index has it
 */
export function isFlagName(state: SearchState, written: string, words: readonly string[]): boolean {
  const tokens = words.map((word) => state.dictionary.findText(word));
  const [first = -1] = tokens;
  if (tokens.includes(-1) || first < 0) return false;
  const pattern = new RegExp(`(?:^|${EDGE})${RegExp.escape(written)}(?:$|${EDGE})`, 'iu');
  let looked = 0;
  for (const { postings } of state.layers) {
    const [from, to] = rowOf(postings, first);
    for (let at = from; at < to && looked < MAX_SECTIONS; at += 1) {
      const section = postings.sections[at] ?? 0;
      if (state.dead?.[section] || !holds(state, section, tokens)) continue;
      looked += 1;
      const { heading, body } = sectionOf(state, section);
      if (pattern.test(body.text) || pattern.test(heading)) return true;
    }
  }
  return false;
}
