import type { Article } from '../../content/article.ts';
import { type FeedContent, momentOf } from './feed-items.ts';
import { renderArticleHtml } from './render-html.ts';

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). An item's `id` is the article's slug, which stays when its address changes. */
export function renderJsonFeed({ publication: { name, lang }, siteUrl, articles }: FeedContent): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    ...(siteUrl === '' ? {} : { home_page_url: siteUrl }),
    language: lang,
    items: articles.map((article) => itemOf(article, lang)),
  };
  return `${JSON.stringify(feed)}\n`;
}

function itemOf(article: Article, feedLang: string): object {
  const { slug, title, url, dek, bylines, topics, publishedAt, updatedAt, image, lang } = article;
  return {
    id: slug,
    url,
    title,
    content_html: renderArticleHtml(article),
    summary: dek,
    image: image?.url,
    date_published: momentOf(publishedAt)?.toISOString(),
    date_modified: momentOf(updatedAt)?.toISOString(),
    authors: bylines.map((byline) => ({ name: byline })),
    tags: topics,
    ...(lang === feedLang ? {} : { language: lang }),
  };
}
