import { decodeReferences } from '../../content/entities.ts';

/** Text whose tags are all escaped once more: it begins with the tag of a block, and ends with the end of one. */
const ESCAPED = /^\s*&lt;(?:p|div|h[1-6]|ul|ol|figure|blockquote|table|section|article)\b[^]*&lt;\/[a-z][a-z\d]*\s*&gt;\s*$/iu;

/** HTML of a feed as it is meant: programs escape it twice, or leave paragraphs of plain text to blank lines. */
export function meantHtml(html: string): string {
  if (!html.includes('<') && ESCAPED.test(html)) return decodeReferences(html);
  return /<[a-z!/]/iu.test(html) || !/\n[^\S\n]*\n/u.test(html) ? html : paragraphsIn(html);
}

/** Plain text as HTML: blank lines part paragraphs, line ends stay. */
export function htmlOfText(plain: string): string {
  return paragraphsIn(plain.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'));
}

function paragraphsIn(escaped: string): string {
  return escaped
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replace(/\n/gu, '<br>')}</p>`)
    .join('\n');
}

/** HTML with the address that its relative addresses are below, if it is not that of the article. */
export function withBase(html: string, base: string | undefined): string {
  return base === undefined ? html : `<base href="${base.replaceAll('"', '%22')}">${html}`;
}
