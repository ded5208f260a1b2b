import { makeFeedArticle } from '../make-feed-article.ts';
import { plainTextOf } from '../plain-text.ts';
import type { PageArticle, PageReading } from '../readings.ts';
import { findMainText } from './main-text.ts';
import { completeHtml, openDocument } from './page-document.ts';
import { readPageFacts } from './page-facts.ts';

/** Fewer characters of text than this are a menu or a notice, not an article. */
const MIN_TEXT = 140;

/**
 * The article of a web page, without its menus, notices and comments; its headings keep their anchors. Nothing of a page that says that
 * it is for members, or that it is not to be found.
 */
export function readPage(html: string, address: string): PageReading {
  const complete = completeHtml(html);
  const document = openDocument(complete);
  const facts = readPageFacts(document, address);
  if (facts.isHidden) return { why: 'noindex' };
  if (facts.isForMembers) return { why: 'members' };
  const text = findMainText(complete, document);
  const content = text?.html ?? '';
  const title = facts.title ?? withoutSite(text?.title ?? '', facts.siteNames);
  if (title === '' || plainTextOf(content).length < MIN_TEXT) return { why: 'no-article' };
  const base = facts.base === undefined ? '' : `<base href="${facts.base.replaceAll('"', '%22')}">`;
  const article = makeFeedArticle({
    url: facts.url,
    title,
    html: `${base}${content}`,
    dek: facts.dek,
    publishedAt: facts.publishedAt,
    updatedAt: facts.updatedAt,
    authors: facts.authors,
    topics: facts.topics,
    image: facts.imageUrl === undefined ? undefined : { url: facts.imageUrl, alt: facts.imageAlt ?? '' },
    lang: facts.lang,
  });
  return { article: article as PageArticle };
}

/** `Alias` of `Alias - The Gate`, on a site of that name. */
function withoutSite(title: string, sites: readonly string[]): string {
  const [, own = '', last = ''] = /^(.*\S)\s+[-–—|·:»]\s+(.+)$/su.exec(title) ?? [];
  return own !== '' && sites.some((site) => site.toLowerCase() === last.toLowerCase()) ? own : title;
}
