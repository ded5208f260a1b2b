import type { Article } from '../content/article.ts';
import type { Ledger } from '../ports/ledger.ts';
import { type AnnouncementId, announcementIdOf } from '../delivery/announcement.ts';
import type { ArticleId } from '../delivery/article-state.ts';

/** The article's announcement keeps the id it was born with, whatever its slug is now. */
export async function findAnnouncementId(ledger: Ledger, article: Article): Promise<AnnouncementId> {
  const { articles } = await ledger.read();
  const state = articles.find(({ slug }) => slug === article.slug);
  return announcementIdOf(state?.articleId ?? (article.slug as string as ArticleId));
}
