import type { Article } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { newsAt, readableAt } from '../content/withholding.ts';
import type { ArticleState } from '../delivery/article-state.ts';

/**
 * Why an article that was there is not among those that may be read. `withheld`: its editors say so, or its time is over. `missing`: its file is
 * not there. `unknown`: its file was not read, who may read it cannot be told, or it is early by the clock alone; nothing follows from that.
 */
export interface Absence {
  readonly kind: 'withheld' | 'missing' | 'unknown';
}

export function createAbsenceJudge(edition: Edition, held: readonly Article[], now: number): (state: ArticleState) => Absence {
  const heldBySlug = new Map<string, Article>(held.map((article) => [article.slug, article]));
  const files = new Map((edition.withheld ?? []).map((file) => [file.path, file]));
  const bySlug = new Map<string | undefined, { readonly isMeant: boolean }>((edition.withheld ?? []).map((file) => [file.slug, file]));

  const unread = edition.unread ?? [];
  const unreadSlugs = new Set(unread.map(({ slug }) => slug));
  /** The files in a folder that could not be listed. */
  const isUnread = ({ file, slug }: ArticleState): boolean =>
    unreadSlugs.has(slug) ||
    unread.some((one) => one.path === file || (one.slug === undefined && (file === undefined || file.startsWith(`${one.path}/`))));

  return (state) => {
    const article = heldBySlug.get(state.slug);
    if (article !== undefined) {
      // A clock that was set back, or another machine's, makes nothing of what was out already.
      const isEarly = now < readableAt(article, edition.publication).from && newsAt(article) === state.opensAt;
      return { kind: isEarly ? 'unknown' : 'withheld' };
    }
    const file = (state.file === undefined ? undefined : files.get(state.file)) ?? bySlug.get(state.slug);
    if (file === undefined) return { kind: isUnread(state) ? 'unknown' : 'missing' };
    return { kind: file.isMeant ? 'withheld' : 'unknown' };
  };
}
