import { compareArticles } from '../content/compare-articles.ts';
import type { Edition } from '../content/edition.ts';
import type { LayeredSearchIndex } from '../search/search-index.ts';
import { type SearchChanges, updateSearchIndex } from '../search/update-index.ts';

/** An edition with the index that was made for it. */
export interface Indexed {
  readonly edition: Edition;
  readonly index: LayeredSearchIndex;
}

/**
 * Indexing a section takes the thread that answers about a quarter of a millisecond (measured on two shared cores): where more changed
 * than this, all is indexed anew in a thread of its own.
 */
const maxChangedSections = 150;

/**
 * The index of the next edition, made from the one before, so that one saved article costs what that article costs; undefined if so
 * much changed that all of it should be indexed anew.
 */
export function nextIndex(before: Indexed, edition: Edition): LayeredSearchIndex | undefined {
  const changes = changesBetween(before.edition, edition);
  return changes && updateSearchIndex(before.index, changes);
}

function changesBetween(before: Edition, after: Edition): SearchChanges | undefined {
  const changes = compareArticles(before.articles, after.articles);
  const changed = [...changes.added, ...changes.changed];
  const removed = changes.removed.map(({ slug }) => slug);
  const changedSections = changed.reduce((sum, { sections }) => sum + sections.length, 0);
  if (changedSections + removed.length > maxChangedSections) return undefined;
  return { changed, removed, glossary: after.glossary };
}
