import type { Article, Section } from '../content/article.ts';
import { sectionUrl } from '../content/section-url.ts';
import { sectionKey } from './intent-codec.ts';
import type { SectionKey } from './intent.ts';
import type { Citation } from './reply.ts';

interface Place {
  readonly article: Article;
  readonly citation: Citation;
  readonly key: SectionKey;
}

/** Every answer names up to ten sections, and what names one never changes. */
const places = new WeakMap<Section, Place>();

/** Everything a reader needs to trust a quotation and find it again: the same object for the same section. */
export function composeCitation(article: Article, section: Section): Citation {
  return placeOf(article, section).citation;
}

/** The value of a button that opens the section. */
export function keyOf(article: Article, section: Section): SectionKey {
  return placeOf(article, section).key;
}

function placeOf(article: Article, section: Section): Place {
  const known = places.get(section);
  if (known?.article === article) return known;
  const place = { article, citation: citationOf(article, section), key: sectionKey(article.slug, section.anchor) };
  places.set(section, place);
  return place;
}

function citationOf(article: Article, section: Section): Citation {
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
