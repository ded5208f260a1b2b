import { isAcronym } from '../search/acronym.ts';
import type { SearchIndex } from '../search/search.ts';
import type { SpottedTerm } from './glossary.ts';
import { writtenForms } from './written-forms.ts';

/** The share of sections from which on a word is one that readers of the publication know: `code`, `help` and `test` in the guide of a compiler. */
const KNOWN_SHARE = 0.03;
/** In a small publication a word stands in many of its sections, however rare it is elsewhere. */
const MIN_SECTIONS = 20;

/**
 * Whether a term is worth naming below a text that somebody reads: a name of several words, an acronym, a word that is not frequent, and
 * whatever the editors explain.
 */
export function isTelling({ headword, source }: SpottedTerm, index: Pick<SearchIndex, 'countEntries' | 'sectionCount'>): boolean {
  if (source === 'glossary' || !/^[\p{L}\p{M}]+$/u.test(headword) || isAcronym(headword)) return true;
  const [forms = []] = writtenForms(headword);
  return index.countEntries(forms) <= Math.max(MIN_SECTIONS, KNOWN_SHARE * index.sectionCount);
}
