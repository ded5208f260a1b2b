import type { Article, Section } from './article.ts';

/** The address at which a section is read: the article's URL with the section's anchor, or the article's own for the lede. */
export function sectionUrl(article: Article, section: Section): string | undefined {
  if (article.url === undefined) return undefined;
  return section.level === 0 ? article.url : `${article.url.replace(/#.*$/u, '')}#${encodeURIComponent(section.anchor)}`;
}
