import type { Article, Section } from '../content/article.ts';
import { sectionUrl } from '../content/section-url.ts';
import type { Snippet } from './search.ts';

/** Words named at each end of a range: enough to be unique in an article, few enough for a short link. */
const END_WORDS = 4;

/**
 * A link that opens at the passage: the section's anchor, then a text fragment (WICG scroll-to-text) that browsers
 * without it ignore. Undefined for an article without a URL.
 */
export function deepLink(article: Article, section: Section, snippet?: Snippet): string | undefined {
  const url = sectionUrl(article, section);
  const passage = snippet === undefined ? undefined : sentenceOf(snippet);
  if (url === undefined || passage === undefined) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${passage}`;
}

/** The line of the snippet around its first highlight: a range of a fragment may not be found across blocks. */
function sentenceOf({ text, highlights }: Snippet): string | undefined {
  const at = highlights[0]?.start;
  if (at === undefined) return undefined;
  const from = text.lastIndexOf('\n', at) + 1;
  const newline = text.indexOf('\n', at);
  const line = text.slice(from, newline < 0 ? text.length : newline);
  const words = line
    .replace(/^\s*(?:[-*•]|\d+\.)\s+/u, '')
    .trim()
    .split(/\s+/u)
    .filter(Boolean);
  if (words.length === 0) return undefined;
  if (words.length <= END_WORDS * 2) return encode(words.join(' '));
  return `${encode(words.slice(0, END_WORDS).join(' '))},${encode(words.slice(-END_WORDS).join(' '))}`;
}

/** Comma, dash and ampersand are syntax in a fragment; a lone half of a character cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
