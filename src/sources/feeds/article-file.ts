import { stringify } from 'yaml';
import { withoutCampaign } from './canonical-address.ts';
import type { Reconciled } from './reconcile.ts';

/** An article of a feed as the file that its mirror keeps: front matter, and the text as the feed gives it; its title, if there is none. */
export function formatArticleFile({ article, given, title }: Reconciled, feedLang: string | undefined): string {
  const { url, dek, updatedAt, authors, topics, image, lang = feedLang, html } = given;
  const fields = {
    title,
    ...(url === undefined ? {} : { url: withoutCampaign(url) }),
    ...(article.publishedAt === undefined ? {} : { date: article.publishedAt }),
    ...(updatedAt === undefined ? {} : { updated: updatedAt }),
    ...(dek === undefined || dek === '' ? {} : { description: dek }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(topics.length === 0 ? {} : { tags: topics }),
    ...(image === undefined ? {} : { image: { url: image.url, alt: image.alt } }),
    ...(lang !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(lang) ? { lang } : {}),
    ...(article.isArchive ? { announce: false } : {}),
  };
  return `---\n${stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}---\n${html.trim() || `<p>${escapeHtml(dek ?? title)}</p>`}\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}
