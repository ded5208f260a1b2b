import { stringify } from 'yaml';
import { MAX_ARTICLE_BYTES } from '../../content/article-limits.ts';
import { withoutCampaign } from './canonical-address.ts';
import type { Reconciled } from './reconcile.ts';

/** UTF-16 units; longer ones are texts, not titles and summaries. */
const MAX_TITLE = 300;
const MAX_DEK = 1_000;
/** Bytes: below the limit of an article's file, with its front matter. */
const MAX_HTML = MAX_ARTICLE_BYTES - 16 * 1_024;

/** An article of a feed as the file that its mirror keeps: front matter, and the text as the feed gives it; its title, if there is none. */
export function formatArticleFile({ article, given, title }: Reconciled, feedLang: string | undefined): string {
  const { url, dek, updatedAt, authors, topics, image, lang = feedLang, html } = given;
  const fields = {
    title: cut(title, MAX_TITLE),
    ...(url === undefined ? {} : { url: withoutCampaign(url) }),
    ...(article.publishedAt === undefined ? {} : { date: article.publishedAt }),
    ...(updatedAt === undefined ? {} : { updated: updatedAt }),
    ...(dek === undefined || dek === '' ? {} : { description: cut(dek, MAX_DEK) }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(topics.length === 0 ? {} : { tags: topics }),
    ...(image === undefined ? {} : { image: { url: image.url, alt: image.alt } }),
    ...(lang !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(lang) ? { lang } : {}),
    ...(article.isArchive ? { announce: false } : {}),
  };
  return `---\n${stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}---\n${fitHtml(html.trim()) || `<p>${escapeHtml(dek ?? title)}</p>`}\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, text.lastIndexOf(' ', max) > max / 2 ? text.lastIndexOf(' ', max) : max)}…`;
}

/** Pictures in the text itself are left out of one that is too long; what is still too long ends with its last whole block. */
function fitHtml(html: string): string {
  if (Buffer.byteLength(html) <= MAX_HTML) return html;
  const plain = html.replace(/\bsrc\s*=\s*(?:"data:[^"]*"|'data:[^']*')/giu, '');
  if (Buffer.byteLength(plain) <= MAX_HTML) return plain;
  const start = Buffer.from(plain)
    .subarray(0, MAX_HTML)
    .toString()
    .replace(/\uFFFD+$/u, '');
  const end = Math.max(
    ...['</p>', '</ul>', '</ol>', '</pre>', '</table>', '</blockquote>', '</div>'].map((tag) => start.lastIndexOf(tag) + tag.length),
  );
  return start.slice(0, end > MAX_HTML / 4 ? end : start.length);
}
