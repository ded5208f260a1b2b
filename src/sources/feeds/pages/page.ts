import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readFeedDate } from '../feed-date.ts';
import { makeFeedArticle } from '../make-feed-article.ts';
import { plainTextOf } from '../plain-text.ts';
import type { PageArticle, PageReading } from '../readings.ts';
import { readPageFacts } from './page-facts.ts';

/** Fewer characters of text than this are a menu or a notice, not an article. */
const MIN_TEXT = 140;

/**
 * The article of a web page, without its menus, notices and comments; its headings keep their anchors. Nothing of a page that says that
 * it is for members, or that it is not to be found.
 */
export function readPage(html: string, address: string): PageReading {
  const { document } = parseHTML(html);
  const facts = readPageFacts(document, address);
  if (facts.isHidden) return { why: 'noindex' };
  if (facts.isForMembers) return { why: 'members' };
  const read = new Readability(document, { keepClasses: true, charThreshold: MIN_TEXT }).parse();
  const content = read?.content ?? '';
  const title = facts.title ?? read?.title?.trim() ?? '';
  if (title === '' || plainTextOf(content).length < MIN_TEXT) return { why: 'no-article' };
  const base = facts.base === undefined ? '' : `<base href="${facts.base.replaceAll('"', '%22')}">`;
  const article = makeFeedArticle({
    url: facts.url,
    title,
    html: `${base}${content}`,
    dek: facts.dek,
    publishedAt: facts.publishedAt ?? readFeedDate(read?.publishedTime ?? ''),
    updatedAt: facts.updatedAt,
    authors: facts.authors,
    topics: facts.topics,
    image: facts.imageUrl === undefined ? undefined : { url: facts.imageUrl, alt: facts.imageAlt ?? '' },
    lang: facts.lang,
  });
  return { article: article as PageArticle };
}
