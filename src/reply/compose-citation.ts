import type { Article, Section } from '../content/article.ts';
import { sectionUrl } from '../content/section-url.ts';
import type { Citation } from './reply.ts';

/** Everything a reader needs to trust a quotation and find it again. */
export function composeCitation(article: Article, section: Section): Citation {
  const url = sectionUrl(article, section);
  return {
    slug: article.slug,
    anchor: section.anchor,
    title: article.title,
    headingPath: section.headingPath,
    bylines: article.bylines,
    ...(url === undefined ? {} : { url }),
    ...(article.credit === undefined ? {} : { credit: article.credit }),
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
    ...(article.updatedAt === undefined ? {} : { updatedAt: article.updatedAt }),
  };
}

/** `Technical Breakdown › Cooling`; empty for the lede. */
export function locatorOf(section: Section): string {
  return section.headingPath.join(' › ');
}
