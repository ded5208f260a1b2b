import { articleOf, sectionOf, type SearchState } from './search-state.ts';
import { byArticle } from './section-order.ts';

/** Signs that a text may write as a word: `??`, `=>`, `||>`. One sign stands everywhere, and so does an ellipsis. */
const SIGNS = /^["'“‘`]*(?<signs>(?![.…]+["'”’`]*$)[^\p{L}\p{N}\p{M}\s"'“”‘’`]{2,4})["'”’`]*$/u;
/** Text that is looked through at most, from the first article on: some milliseconds. UTF-16 code units. */
const MAX_READ = 2_000_000;

/**
 * The sections that have a query of nothing but signs as a word, those with it in heading or title first, of equals the newest. The index has
 * no signs, so headings and texts are read: who asks for signs asks for nothing else.
 */
export function sectionsWithSigns(state: SearchState, query: string, limit: number): number[] {
  const signs = SIGNS.exec(query.trim())?.groups?.['signs'];
  if (signs === undefined) return [];
  const named: number[] = [];
  const told: number[] = [];
  let read = 0;
  for (let section = 0; section < state.sectionArticle.length; section++) {
    if (state.dead?.[section]) continue;
    const { heading, body } = sectionOf(state, section);
    if (hasWord(heading, signs) || (state.sectionPosition[section] === 0 && hasWord(articleOf(state, section).title, signs)))
      named.push(section);
    else if (named.length < limit && read < MAX_READ) {
      read += body.text.length;
      if (hasWord(body.text, signs)) told.push(section);
    }
  }
  const inOrder = (sections: number[]) => sections.sort((a, b) => byArticle(state, a, b));
  return [...inOrder(named), ...inOrder(told)].slice(0, limit);
}

/** Whether the signs stand by themselves in a text, or in quotes. */
function hasWord(text: string, signs: string): boolean {
  for (let at = text.indexOf(signs); at >= 0; at = text.indexOf(signs, at + 1)) {
    if (isEdge(text[at - 1]) && isEdge(text[at + signs.length])) return true;
  }
  return false;
}

function isEdge(letter: string | undefined): boolean {
  return letter === undefined || /[\s"'“”‘’`(),;]/u.test(letter);
}
