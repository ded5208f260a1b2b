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

/** A picture's sign, and raised or lowered characters: the page has a picture and small text there, so no fragment finds them. */
const NOT_ON_PAGE = /\S*[\u{1F5BC}\u00B2\u00B3\u00B9\u2070-\u209C\u02B0-\u02B8\u1D43-\u1DBF]\S*/gu;

/** The line of the snippet around its first highlight: a range of a fragment may not be found across blocks. */
function sentenceOf({ text, highlights }: Snippet): string | undefined {
  const at = highlights[0]?.start;
  if (at === undefined) return undefined;
  let from = text.lastIndexOf('\n', at) + 1;
  const newline = text.indexOf('\n', at);
  let to = newline < 0 ? text.length : newline;
  for (const { index, 0: found } of text.matchAll(NOT_ON_PAGE)) {
    if (index + found.length <= at) from = Math.max(from, index + found.length);
    else if (index > at) to = Math.min(to, index);
  }
  const line = text.slice(from, to);
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
