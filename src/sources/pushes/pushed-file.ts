import { parse, stringify } from 'yaml';
import { withoutCampaign } from '../feeds/canonical-address.ts';
import type { KeptArticle } from './push-record.ts';
import type { NamedArticle, PushedArticle } from './push-message.ts';

/** A pushed article as the file that is kept of it. An article that is a draft, or for members, is kept without a word of its text. */
export interface PushedFile {
  /** The language of the text decides: `.article.html` or `.article.md`. */
  readonly extension: (typeof PUSHED_EXTENSIONS)[number];
  readonly text: string;
}

export const PUSHED_EXTENSIONS = ['.article.html', '.article.md'] as const;

export function formatPushedFile({ publishedAt, isArchive, retraction }: KeptArticle, pushed: PushedArticle): PushedFile {
  if (pushed.status === 'draft') return formatHeldFile(pushed);
  const { title, dek, updatedAt, authors = [], topics = [], image, lang, corrections = [], html, markdown, visibility } = pushed;
  const isForMembers = visibility === 'members';
  const fields = {
    title,
    ...addressOf(pushed),
    ...(publishedAt === undefined ? {} : { date: publishedAt }),
    ...(updatedAt === undefined ? {} : { updated: updatedAt }),
    ...(dek === undefined ? {} : { description: dek }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(topics.length === 0 ? {} : { tags: topics }),
    ...(image === undefined ? {} : { image: { url: image.url, alt: image.alt ?? '' } }),
    ...(lang === undefined ? {} : { lang }),
    ...(corrections.length === 0 ? {} : { corrections }),
    ...(retraction === undefined ? {} : { retraction }),
    ...(isForMembers ? { visibility: 'members' } : {}),
    ...(isArchive ? { announce: false } : {}),
  };
  if (isForMembers) return { extension: '.article.html', text: join(fields, `<p>${escapeHtml(dek ?? title)}</p>`) };
  return markdown === undefined
    ? { extension: '.article.html', text: join(fields, html ?? '') }
    : { extension: '.article.md', text: join(fields, markdown) };
}

/** The file of an article that is for nobody: its address alone, so that no other source shows it either. */
export function formatHeldFile(article: NamedArticle): PushedFile {
  return { extension: '.article.html', text: join({ ...addressOf(article), draft: true }, '') };
}

/** The same file with another field in its front matter. `text` is a file as `formatPushedFile` makes it. */
export function withRetraction(text: string, retraction: string | true): string {
  const end = text.indexOf('\n---\n');
  const fields: unknown = parse(text.slice('---\n'.length, end + 1));
  return join({ ...Object(fields), retraction }, text.slice(end + '\n---\n'.length));
}

function addressOf({ url }: NamedArticle): { readonly url?: string } {
  return url === undefined ? {} : { url: withoutCampaign(url) };
}

function join(fields: object, body: string): string {
  const written = stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  return `---\n${written}---\n${body.replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd()}\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}
