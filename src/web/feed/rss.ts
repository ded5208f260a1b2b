import type { Article } from '../../content/article.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { type FeedContent, momentOf } from './feed-items.ts';
import { renderArticleHtml } from './render-html.ts';

const NAMESPACES = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

/**
 * RSS 2.0 with the whole text. Not Atom, which wants a date of everything: an article may have none. An item's `guid` is the article's slug,
 * which stays when its address changes.
 */
export function renderRss({ publication: { name, lang }, siteUrl, articles }: FeedContent): string {
  const channel = [
    tag('title', name),
    tag('link', siteUrl),
    tag('description', `Articles of ${name}`),
    tag('language', lang),
    ...articles.map((article) => renderItem(article, lang)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${NAMESPACES}><channel>\n${channel.join('\n')}\n</channel></rss>\n`;
}

function renderItem(article: Article, feedLang: string): string {
  const { slug, title, url, dek, bylines, topics, publishedAt, updatedAt, image, lang } = article;
  const parts = [
    tag('title', title),
    ...(url === undefined ? [] : [tag('link', url)]),
    `<guid isPermaLink="false">${escapeText(slug)}</guid>`,
    ...(publishedAt === undefined ? [] : [tag('pubDate', momentOf(publishedAt)?.toUTCString() ?? '')]),
    ...(updatedAt === undefined ? [] : [tag('dcterms:modified', momentOf(updatedAt)?.toISOString() ?? '')]),
    ...bylines.map((byline) => tag('dc:creator', byline)),
    ...topics.map((topic) => tag('category', topic)),
    ...(lang === undefined || lang === feedLang ? [] : [tag('dc:language', lang)]),
    ...(dek === undefined ? [] : [tag('description', escapeText(dek))]),
    ...(image === undefined ? [] : [renderImage(image)]),
    tag('content:encoded', renderArticleHtml(article)),
  ];
  return `<item>${parts.join('')}</item>`;
}

function renderImage({ url, alt }: NonNullable<Article['image']>): string {
  return `<media:content url="${escapeAttribute(url)}" medium="image">${tag('media:description', alt)}</media:content>`;
}

/** Text that is HTML, in RSS, is escaped once more than its own escapes. */
function tag(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}
