import type { Article } from '../content/article.ts';
import type { ArticleId } from '../delivery/article-state.ts';
import type { Ledger } from '../ports/ledger.ts';

/** The id that the article was born with: it stays, whatever its slug is now, and its announcement is named by it. */
export async function findArticleId(ledger: Ledger, article: Article): Promise<ArticleId> {
  const { articles } = await ledger.read();
  const state = articles.find(({ slug }) => slug === article.slug);
  return state?.articleId ?? (article.slug as string as ArticleId);
}
