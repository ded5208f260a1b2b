import type { Article } from '../content/article.ts';
import type { Edition, UnreadFile } from '../content/edition.ts';

/**
 * The files that were there when Newsdesk was started for the first time and could not be read then: because they are broken, or because the
 * machine was too busy. What is in them is an archive all the same when it is read at last.
 */
export type Baseline = readonly UnreadFile[];

/** The entry that an article came out of; undefined if it is news. A folder that could not be listed stands for whatever is in it. */
export function findInBaseline(baseline: Baseline, { slug, file }: Article): UnreadFile | undefined {
  return baseline.find((unread) =>
    file === undefined
      ? unread.slug === slug
      : unread.path === file.path || (unread.slug === undefined && file.path.startsWith(unread.path === '.' ? '' : `${unread.path}/`)),
  );
}

/** A file that has been read by now is known like every other article; folders stay for what else is in them. */
export function listRead(baseline: Baseline, { articles, unread = [] }: Edition): Baseline {
  if (baseline.length === 0) return [];
  const paths = new Set(articles.map(({ file }) => file?.path));
  const still = new Set(unread.map(({ path }) => path));
  return baseline.filter(({ path, slug }) => slug !== undefined && paths.has(path) && !still.has(path));
}
