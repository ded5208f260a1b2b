import { parsePage } from '../../../content/html/html-tree.ts';
import { withBase } from '../feed-html.ts';
import { findRefresh } from '../find-refresh.ts';
import { makeFeedArticle } from '../make-feed-article.ts';
import { orNothing } from '../page-tree.ts';
import type { PageArticle, PageReading } from '../readings.ts';
import { isListOfArticles } from './list-of-articles.ts';
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
  if (complete === undefined) return { why: 'no-article' };
  const document = openDocument(complete);
  const facts = readPageFacts(document, address);
  if (facts.isHidden) return { why: 'noindex' };
  if (facts.isForMembers) return { why: 'members' };
  if (isListOfArticles(document, address, MIN_TEXT)) return { why: 'no-article' };
  const text = findMainText(complete, document);
  const content = text?.html ?? '';
  const title = facts.title ?? withoutSite(text?.title ?? '', facts.siteNames);
  const article = makeFeedArticle({
    url: facts.url,
    title,
    html: withBase(content, facts.base),
    dek: facts.dek,
    publishedAt: facts.publishedAt,
    updatedAt: facts.updatedAt,
    authors: facts.authors,
    topics: facts.topics,
    image: facts.imageUrl === undefined ? undefined : { url: facts.imageUrl, alt: facts.imageAlt ?? '' },
    lang: facts.lang,
  });
  if (title === '' || article.words.length < MIN_TEXT) {
    const leadsTo = findRefresh(orNothing(parsePage, html), address);
    return { why: 'no-article', ...(leadsTo === undefined ? {} : { leadsTo }) };
  }
  const { publishedAt, shownAt } = facts;
  return { article: article as PageArticle, ...(publishedAt === undefined && shownAt !== undefined ? { shownAt } : {}) };
}

/** `Alias` of `Alias - The Gate`, on a site of that name. */
function withoutSite(title: string, sites: readonly string[]): string {
  const [, own = '', last = ''] = /^(.*\S)\s+[-–—|·:»]\s+(.+)$/su.exec(title) ?? [];
  return own !== '' && sites.some((site) => site.toLowerCase() === last.toLowerCase()) ? own : title;
}
