import type { Article } from './article.ts';

/** The differences in the articles of a later edition. */
export interface ArticleChanges {
  readonly added: readonly Article[];
  /** As they are now. */
  readonly changed: readonly Article[];
  /** As they were. */
  readonly removed: readonly Article[];
}

/** Compares two editions by what names an article, its slug by default, and by its hash. */
export function compareArticles(
  before: readonly Article[],
  after: readonly Article[],
  nameOf: (article: Article) => string = ({ slug }) => slug,
): ArticleChanges {
  const earlier = new Map(before.map((article) => [nameOf(article), article.hash]));
  const names = new Set(after.map(nameOf));
  return {
    added: after.filter((article) => !earlier.has(nameOf(article))),
    changed: after.filter((article) => (earlier.get(nameOf(article)) ?? article.hash) !== article.hash),
    removed: before.filter((article) => !names.has(nameOf(article))),
  };
}
