import type { Edition } from '../content/edition.ts';
import { createSearchIndex, type LayeredSearchIndex } from '../search/search-index.ts';
import { type SearchChanges, updateSearchIndex } from '../search/update-index.ts';

/** An edition with the index that was made for it. */
export interface Indexed {
  readonly edition: Edition;
  readonly index: LayeredSearchIndex;
}

/** More changed articles than this are indexed sooner all at once than one by one. */
const maxChangedArticles = 100;

/**
 * The index of the next edition, made from the one before where little changed, so that one saved article costs what that article costs.
 * `now` is what `since:7d` counts from.
 */
export function nextIndex(before: Indexed | undefined, edition: Edition, now: () => number): LayeredSearchIndex {
  if (before === undefined) return createSearchIndex(edition, { now });
  const changes = changesBetween(before.edition, edition);
  if (changes === undefined) return createSearchIndex(edition, { now });
  return updateSearchIndex(before.index, changes);
}

function changesBetween(before: Edition, after: Edition): SearchChanges | undefined {
  const hashes = new Map(before.articles.map(({ slug, hash }) => [slug, hash]));
  const changed = after.articles.filter(({ slug, hash }) => hashes.get(slug) !== hash);
  const slugs = new Set(after.articles.map(({ slug }) => slug));
  const removed = before.articles.filter(({ slug }) => !slugs.has(slug)).map(({ slug }) => slug);
  if (changed.length + removed.length > maxChangedArticles) return undefined;
  return { changed, removed, glossary: after.glossary };
}
